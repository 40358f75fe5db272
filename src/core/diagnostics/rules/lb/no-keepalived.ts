import { loadBalancerGroups } from '../../../graph/topology-index.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addVip } from '../../support/grow.ts';
import { hostCount, vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/no-keepalived',
    severity: 'error',
    title: { en: 'Load balancer without a virtual IP', zh: '负载均衡没有虚拟 IP' },
    messages: {
      none: {
        en: 'No virtual IP or DNS name joins the load balancers ({names}): clients use one, the others idle.',
        zh: '没有虚拟 IP 或 DNS 名称把这些负载均衡（{names}）联合起来：客户端只使用其中一台，其余闲置。',
      },
      outside: {
        en: 'No virtual IP or DNS name leads to {names}, though others are reached through one.',
        zh: '没有虚拟 IP 或 DNS 名称指向 {names}，而其他负载均衡已通过它们访问。',
      },
    },
    docs: {
      rationale: {
        en: 'A second load balancer helps only if clients reach it when the first one fails, without changing their configuration.',
        zh: '只有在第一台故障时客户端无需改配置就能访问到第二台，第二台才有意义。',
      },
      remediation: {
        en: 'Let keepalived on all load balancers share one virtual IP.',
        zh: '让所有负载均衡上的 keepalived 共享一个虚拟 IP。',
      },
      references: [references.kubeadmConsiderations],
    },
  },
  check: ({ index }) => {
    const groups = loadBalancerGroups(index);
    const unused = groups.flatMap(({ endpoint, members }) =>
      endpoint === undefined ? members : [],
    );
    const [first, ...others] = unused;
    if (first === undefined || hostCount(index, index.loadBalancers) < 2) return [];
    return [
      {
        messageId: unused.length === index.loadBalancers.length ? 'none' : 'outside',
        data: { names: nameList(unused) },
        targets: [onComponent(first), ...others.map(onComponent)],
      },
    ];
  },
  fix: ({ index }, { targets }) => {
    const [vip, ...moreVips] = vipEndpoints(index);
    if (moreVips.length > 0) return undefined;
    const draft = new Draft(index);
    if (vip === undefined)
      addVip(
        draft,
        targets.map(({ id }) => id),
      );
    else for (const { id } of targets) draft.run({ type: 'connect', from: id, to: vip.id });
    return draft.toFix('suggestion', {
      en: 'Let the load balancers share a virtual IP',
      zh: '让这些负载均衡共享一个虚拟 IP',
    });
  },
});
