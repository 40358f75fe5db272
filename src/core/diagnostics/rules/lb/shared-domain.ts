import { loadBalancerGroups } from '../../../graph/topology-index.ts';
import type { FailureDomainKind } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, hostsOf, occupiedDomains, onlyZone } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { addHostBeside } from '../../support/grow.ts';
import { onGroup } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { moveHostOf } from '../../support/spread.ts';
import { onDomain, onHost } from '../../support/target.ts';

/**
 * On the group of load balancers: where it stands. A pair on one hypervisor is
 * failure-domain/hypervisor's, and where the whole design lies in one zone that is
 * failure-domain/one-zone's.
 */
const kinds: readonly FailureDomainKind[] = ['zone', 'rack', 'power', 'switch', 'hypervisor'];

export const rule = defineRule({
  meta: {
    id: 'lb/shared-domain',
    severity: 'warning',
    title: { en: 'Load balancers fail together', zh: '负载均衡会同时失效' },
    messages: {
      host: {
        en: 'All {count} load balancers stand on host “{place}”.',
        zh: '全部 {count} 台负载均衡都位于主机“{place}”。',
      },
      domain: {
        en: 'All {count} load balancers stand in “{place}”: losing it cuts clients off, whatever the masters do.',
        zh: '全部 {count} 台负载均衡都位于“{place}”：一旦失去它，无论 master 状态如何，客户端都将无法访问。',
      },
    },
    docs: {
      rationale: {
        en: 'Every client path leads through one of them. Computed with common causes, a pair in one zone throws the third zone of the masters away.',
        zh: '所有客户端路径都经过其中之一。计入共因故障后，同一可用区内的一对负载均衡会使 master 的第三个可用区失去意义。',
      },
      remediation: {
        en: 'Move one load balancer to another failure domain.',
        zh: '将其中一台负载均衡移到另一个故障域。',
      },
      references: [references.kubeadmConsiderations, references.model],
    },
  },
  check: ({ index }) =>
    loadBalancerGroups(index).flatMap((group): Finding<'host' | 'domain'>[] => {
      const targets = onGroup(group);
      const [host, ...otherHosts] = hostsOf(index, group.members);
      const count = group.members.length;
      if (targets === undefined || host === undefined || count < 2) return [];
      if (otherHosts.length === 0) {
        return [
          {
            messageId: 'host',
            data: { place: host.name, count },
            targets: [...targets, onHost(host)],
            severity: 'error',
          },
        ];
      }
      return occupiedDomains(index, group.members, kinds).flatMap(
        ({ domain, members }): Finding<'domain'>[] => {
          if (members.length < count || domain.kind === 'hypervisor') return [];
          if (domain === onlyZone(index)) return [];
          return [
            {
              messageId: 'domain',
              data: { place: domain.name, count },
              targets: [...targets, onDomain(domain)],
            },
          ];
        },
      );
    }),
  fix: ({ index }, { messageId, targets }) => {
    const members = targets.flatMap(({ id }) => {
      const component = index.components.get(id);
      return component?.kind === 'load-balancer' ? [component] : [];
    });
    const last = members.at(-1);
    if (last === undefined) return undefined;
    const draft = new Draft(index);
    if (messageId === 'host') {
      const host = addHostBeside(draft, members, 'load-balancer');
      draft.run({ type: 'move-component', component: last.id, target: { host } });
    } else {
      const shared = index.domains.get(targets.at(-1)?.id ?? '');
      const others = (index.componentsOnHost.get(last.host) ?? []).some(
        ({ kind }) => kind !== 'load-balancer',
      );
      const target =
        shared && domainsOfKind(index, shared.kind).find((domain) => domain.id !== shared.id);
      // A host that carries masters or etcd too is not moved for the load balancer's sake.
      if (target === undefined || others) return undefined;
      moveHostOf(draft, last, target.id);
    }
    return draft.toFix(
      'suggestion',
      { en: 'Move “{name}” elsewhere', zh: '将“{name}”移到别处' },
      { name: last.name },
    );
  },
});
