import { votersOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { FailureDomain, FailureDomainKind } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostsOf, occupiedDomains } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { spreadHosts } from '../../support/spread.ts';
import { zoneLossIsTold } from '../../support/survival.ts';
import { onComponent, onDomain } from '../../support/target.ts';

/**
 * Left to others: one master (control-plane/single-master), one host (control-plane/colocated), a
 * region (one is right), a zone that failure-domain/zone-not-survived names for this leg, and what
 * takes stacked etcd down with the masters, which etcd/critical-domain or failure-domain/hypervisor
 * says of the same domain.
 */
const kinds: readonly FailureDomainKind[] = ['zone', 'rack', 'power', 'switch', 'hypervisor'];

export const rule = defineRule({
  meta: {
    id: 'control-plane/critical-domain',
    severity: 'warning',
    raised: {
      by: 'production',
      to: 'error',
      where: { en: 'the domain is a hypervisor', zh: '故障域为虚拟化宿主机' },
    },
    title: { en: 'All masters in one failure domain', zh: '所有 master 位于同一故障域' },
    messages: {
      critical: {
        en: 'All {count} masters stand in “{domain}”: losing it takes the API away.',
        zh: '全部 {count} 个 master 都位于“{domain}”：失去它就失去了 API。',
      },
    },
    docs: {
      rationale: {
        en: 'Masters that share power, a switch or a machine fail together, however many they are.',
        zh: '共用电源、交换机或物理机的 master 会一起失效，数量再多也无济于事。',
      },
      remediation: {
        en: 'Spread the masters over at least two failure domains of that kind, better three.',
        zh: '将 master 分布到至少两个、最好三个同类故障域。',
      },
      references: [references.kubeadmHa, references.multipleZones],
    },
  },
  check: (context) => {
    const { index, wants } = context;
    const masters = index.controlPlanes;
    if (masters.length < 2 || hostsOf(index, masters).length < 2) return [];
    return occupiedDomains(index, masters, kinds).flatMap(
      ({ domain, members }): Finding<'critical'>[] => {
        if (members.length < masters.length) return [];
        if (zoneLossIsTold(context, domain, 'no-control-plane')) return [];
        if (holdsAllStackedEtcd(index, domain)) return [];
        return [
          {
            messageId: 'critical',
            data: { domain: domain.name, count: masters.length },
            targets: [onDomain(domain), ...masters.map(onComponent)],
            severity: domain.kind === 'hypervisor' && wants.host ? 'error' : 'warning',
          },
        ];
      },
    );
  },
  fix: ({ index }, { targets: [target] }) => {
    const domain = index.domains.get(target.id);
    if (domain === undefined) return undefined;
    const draft = new Draft(index);
    const most = Math.ceil(index.controlPlanes.length / 2);
    spreadHosts(draft, () => draft.index.controlPlanes, domain.kind, most);
    return draft.toFix('suggestion', {
      en: 'Spread the masters over domains of this kind',
      zh: '将 master 分布到多个同类故障域',
    });
  },
});

/** Whether a stacked cluster of three voters or more lies in the domain with the masters. */
function holdsAllStackedEtcd(index: TopologyIndex, domain: FailureDomain): boolean {
  return index.topology.etcdClusters.some((cluster) => {
    const voters = votersOf(index, cluster);
    if (cluster.placement !== 'stacked' || voters.length < 3) return false;
    return occupiedDomains(index, voters, [domain.kind]).some(
      (occupied) => occupied.domain === domain && occupied.members.length === voters.length,
    );
  });
}
