import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addLoadBalancing } from '../../support/grow.ts';
import { dnsBeforeMasters, hasLoadBalancing } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, onComponent } from '../../support/target.ts';

/**
 * A DNS record or a direct address does not count: a client uses one of the addresses it gets. A
 * record that is drawn with several masters behind it is lb/dns-only's.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/none',
    severity: 'error',
    title: { en: 'No load balancer', zh: '没有负载均衡' },
    messages: {
      none: {
        en: 'Nothing balances between the {masters} masters: clients depend on the one they know.',
        zh: '{masters} 个 master 之前没有负载均衡：客户端只依赖它所知道的那一个。',
      },
    },
    docs: {
      rationale: {
        en: 'kubelets and kubectl know one address. Unless something behind that address picks a working master, more masters do not help.',
        zh: 'kubelet 和 kubectl 只知道一个地址。若该地址背后没有机制选择可用的 master，再多的 master 也没有意义。',
      },
      remediation: {
        en: 'Put two load balancers with a virtual IP before the masters, or kube-vip on them, or a cloud load balancer.',
        zh: '在 master 之前放置两台带虚拟 IP 的负载均衡，或在 master 上运行 kube-vip，或使用云负载均衡。',
      },
      references: [references.kubeadmHa, references.kubeadmConsiderations],
    },
  },
  check: ({ index }) => {
    const masters = index.controlPlanes;
    if (masters.length < 2 || hasLoadBalancing(index)) return [];
    if (dnsBeforeMasters(index).length > 0) return [];
    return [
      {
        messageId: 'none',
        data: { masters: masters.length },
        targets: [clusterSettings, ...masters.map(onComponent)],
      },
    ];
  },
  fix: ({ index }) => {
    const draft = new Draft(index);
    addLoadBalancing(draft);
    return draft.toFix('suggestion', {
      en: 'Put a load balancer layer before the masters',
      zh: '在 master 之前添加负载均衡层',
    });
  },
});
