import { failureTolerance, votersOf } from '../../../graph/topology-index.ts';
import type { FailureDomainKind } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostsOf, occupiedDomains } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { spreadVoters } from '../../support/spread.ts';
import { zoneLossIsTold } from '../../support/survival.ts';
import { onDomain, onEtcdCluster } from '../../support/target.ts';

/**
 * Regions are left to etcd/multi-region, which asks for a single one; hosts to etcd/shared-host and
 * hypervisors to failure-domain/hypervisor, whose conditions hold whenever this one would. A zone
 * is named here only while failure-domain/zone-not-survived has nothing to say about it, for
 * instance because the design has no endpoint yet.
 */
const kinds: readonly FailureDomainKind[] = ['zone', 'rack', 'power', 'switch', 'hypervisor'];

export const rule = defineRule({
  meta: {
    id: 'etcd/critical-domain',
    severity: 'warning',
    raised: {
      by: 'multi-zone',
      to: 'error',
      where: { en: 'the domain is a zone', zh: '故障域为可用区' },
    },
    title: { en: 'etcd depends on one failure domain', zh: 'etcd 依赖于单个故障域' },
    messages: {
      critical: {
        en: 'Losing “{domain}” stops etcd “{cluster}”: it holds {count} of {voters} voters, and only {tolerance} may fail.',
        zh: '失去“{domain}”将使 etcd“{cluster}”停止服务：{voters} 个投票成员中有 {count} 个位于其中，而最多只能失去 {tolerance} 个。',
      },
    },
    docs: {
      rationale: {
        en: 'Members that share power, a switch or a room fail together; once more than the tolerated number does, there is no quorum.',
        zh: '共用电源、交换机或机房的成员会一起失效；一旦超过可容忍的数量，就失去法定人数。',
      },
      remediation: {
        en: 'Spread the members so that no failure domain holds more than may fail.',
        zh: '分散部署成员，使任一故障域中的成员数不超过可容忍的故障数。',
      },
      references: [references.etcdFaqTolerance],
    },
  },
  check: (context) => {
    const { index, wants } = context;
    return index.topology.etcdClusters.flatMap((cluster) => {
      const voters = votersOf(index, cluster);
      const tolerance = failureTolerance(voters.length);
      if (voters.length < 3) return [];
      return occupiedDomains(index, voters, kinds).flatMap(
        ({ domain, members }): Finding<'critical'>[] => {
          if (members.length <= tolerance || domain.kind === 'hypervisor') return [];
          if (hostsOf(index, members).length === 1) return [];
          if (zoneLossIsTold(context, domain, 'no-quorum')) return [];
          return [
            {
              messageId: 'critical',
              data: {
                domain: domain.name,
                cluster: cluster.name,
                count: members.length,
                voters: voters.length,
                tolerance,
              },
              targets: [onDomain(domain), onEtcdCluster(cluster)],
              severity: domain.kind === 'zone' && wants.zone ? 'error' : 'warning',
            },
          ];
        },
      );
    });
  },
  fix: ({ index }, { targets: [onWhich, ofCluster] }) => {
    const domain = index.domains.get(onWhich.id);
    const cluster = ofCluster === undefined ? undefined : index.clusters.get(ofCluster.id);
    if (domain === undefined || cluster === undefined) return undefined;
    const draft = new Draft(index);
    spreadVoters(draft, cluster, domain.kind);
    return draft.toFix('suggestion', { en: 'Spread the members evenly', zh: '均匀分布成员' });
  },
});
