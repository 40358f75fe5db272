import { hostnameSlug } from '../../../format/slug.ts';
import { hostOf, vipMembers } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupBy } from '../../support/group-by.ts';
import { hostNameFix } from '../../support/host-names.ts';
import { vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { onComponent, onHost } from '../../support/target.ts';

/** On the load balancers, whose logs it is about; equal host names as such are an error of the host. */
export const rule = defineRule({
  meta: {
    id: 'naming/router-id',
    severity: 'info',
    title: { en: 'Same keepalived router_id twice', zh: 'keepalived router_id 重复' },
    messages: {
      equal: {
        en: 'keepalived on the hosts of “{name}” and “{first}” would both log as {routerId}.',
        zh: '“{name}”与“{first}”所在主机上的 keepalived 都会以 {routerId} 记录日志。',
      },
    },
    docs: {
      rationale: {
        en: 'router_id names the machine in logs and notification mails; equal ones make a failover hard to read.',
        zh: 'router_id 用于在日志和通知邮件中标识机器；相同会使故障切换难以分辨。',
      },
      remediation: {
        en: 'Give the hosts names that differ in letters and digits.',
        zh: '为主机使用在字母或数字上有区别的名称。',
      },
      references: [references.keepalivedConf],
    },
  },
  check: ({ index }) =>
    vipEndpoints(index).flatMap((vip) => {
      const holders = vipMembers(index, vip).flatMap((loadBalancer) => {
        const host = hostOf(index, loadBalancer);
        return host === undefined ? [] : [{ loadBalancer, host }];
      });
      const byRouterId = groupBy(holders, ({ host }) => hostnameSlug(host.name, host.id));
      return [...byRouterId].flatMap(([routerId, [first, ...others]]) =>
        others
          .filter(({ host }) => host !== first.host)
          .map(({ loadBalancer, host }): Finding<'equal'> => ({
            messageId: 'equal',
            data: { name: loadBalancer.name, first: first.loadBalancer.name, routerId },
            targets: [onComponent(loadBalancer), onComponent(first.loadBalancer), onHost(host)],
          })),
      );
    }),
  fix: ({ index }, { targets: [, , host] }) =>
    host === undefined ? undefined : hostNameFix(index, host.id),
});
