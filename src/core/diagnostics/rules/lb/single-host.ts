import { loadBalancerGroups } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addLoadBalancer, addVip } from '../../support/grow.ts';
import { onGroup } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';

/**
 * One member. Several members on one host are lb/shared-domain's; several load balancers that no
 * endpoint joins are lb/no-keepalived's.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/single-host',
    severity: 'warning',
    raised: { by: 'production', to: 'error' },
    title: { en: 'One load balancer', zh: '只有一台负载均衡' },
    messages: {
      single: {
        en: 'All clients come through “{loadBalancer}”: when it fails, the API is unreachable although the masters run.',
        zh: '所有客户端都经过“{loadBalancer}”：它一旦故障，即使 master 正常运行，API 也无法访问。',
      },
    },
    docs: {
      rationale: {
        en: 'A virtual IP moves only if another host can take it.',
        zh: '只有存在另一台主机可以接管时，虚拟 IP 才能漂移。',
      },
      remediation: {
        en: 'Add a second load balancer in another failure domain and let both hold the virtual IP.',
        zh: '在另一个故障域中添加第二台负载均衡，并让两者都能持有该虚拟 IP。',
      },
      references: [references.kubeadmHa, references.kubeadmConsiderations],
    },
  },
  check: ({ index }) =>
    loadBalancerGroups(index).flatMap((group): Finding<'single'>[] => {
      const [only, ...others] = group.members;
      const targets = onGroup(group);
      if (only === undefined || targets === undefined || others.length > 0) return [];
      if (group.endpoint === undefined && index.loadBalancers.length > 1) return [];
      return [
        {
          messageId: 'single',
          data: { loadBalancer: only.name },
          targets,
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const draft = new Draft(index);
    const added = addLoadBalancer(draft);
    const endpoint = index.endpoints.get(target.id);
    const only = index.components.get(target.id);
    if (endpoint === undefined) {
      if (only !== undefined) addVip(draft, [only.id, added]);
    } else if (endpoint.kind === 'vip') {
      const joined = draft.index.vipsOf.get(added) ?? [];
      if (!joined.some(({ id }) => id === endpoint.id)) {
        draft.run({ type: 'connect', from: added, to: endpoint.id });
      }
    } else if (!(draft.index.linksFrom.get(endpoint.id) ?? []).some(({ to }) => to === added)) {
      draft.run({ type: 'connect', from: endpoint.id, to: added });
    }
    return draft.toFix('suggestion', {
      en: 'Add a second load balancer',
      zh: '添加第二台负载均衡',
    });
  },
});
