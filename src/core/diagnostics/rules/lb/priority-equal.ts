import { vipMembers } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { groupBy } from '../../support/group-by.ts';
import { vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEndpoint } from '../../support/target.ts';

const HIGHEST_ASSIGNED = 110;
const STEP = 10;

export const rule = defineRule({
  meta: {
    id: 'lb/priority-equal',
    severity: 'warning',
    title: { en: 'Equal VRRP priorities', zh: 'VRRP 优先级相同' },
    messages: {
      equal: {
        en: 'Load balancers of “{endpoint}” share priority {priority} ({names}): who holds the address is left to chance.',
        zh: '“{endpoint}”的负载均衡优先级同为 {priority}（{names}）：由谁持有地址无法预期。',
      },
    },
    docs: {
      rationale: {
        en: 'Equal priorities are decided by the higher IP address, so the holder changes with a renumbering and no config names it.',
        zh: '优先级相同时由较大的 IP 地址决定，因此更换地址会改变持有者，而配置中看不出来。',
      },
      remediation: {
        en: 'Give each load balancer of a virtual IP its own priority, for instance 110, 100, 90.',
        zh: '为同一虚拟 IP 的每台负载均衡设置不同的优先级，例如 110、100、90。',
      },
      references: [references.keepalivedConf, references.vrrp],
    },
  },
  check: ({ index }) =>
    vipEndpoints(index).flatMap((endpoint) =>
      [...groupBy(vipMembers(index, endpoint), ({ priority }) => priority)].flatMap(
        ([priority, members]): Finding<'equal'>[] =>
          members.length < 2
            ? []
            : [
                {
                  messageId: 'equal',
                  data: { endpoint: endpoint.name, priority, names: nameList(members) },
                  targets: [onEndpoint(endpoint), ...members.map(onComponent)],
                },
              ],
      ),
    ),
  fix: ({ index }, { targets: [target] }) => {
    const endpoint = index.endpoints.get(target.id);
    if (endpoint?.kind !== 'vip') return undefined;
    const members = vipMembers(index, endpoint);
    const step = Math.min(STEP, Math.floor(HIGHEST_ASSIGNED / members.length));
    if (step < 1) return undefined;
    const draft = new Draft(index);
    members.forEach(({ id }, place) =>
      draft.patch('components', id, { priority: HIGHEST_ASSIGNED - place * step }),
    );
    return draft.toFix('safe', {
      en: 'Number the priorities downwards in the present order',
      zh: '按当前顺序依次递减设置优先级',
    });
  },
});
