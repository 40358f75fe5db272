import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addLoadBalancing } from '../../support/grow.ts';
import { dnsBeforeMasters, hasLoadBalancing } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEndpoint } from '../../support/target.ts';

/** A DNS name that leads straight to several masters; lb/none yields to it. */
export const rule = defineRule({
  meta: {
    id: 'lb/dns-only',
    severity: 'warning',
    title: { en: 'DNS name straight to the masters', zh: 'DNS 名称直接指向主节点' },
    messages: {
      direct: {
        en: '“{endpoint}” leads clients straight to {masters}: DNS does not notice when one of them is down.',
        zh: '“{endpoint}”让客户端直接连到 {masters}：其中某个主节点失效时 DNS 并不知道。',
      },
    },
    docs: {
      rationale: {
        en: 'A record with several addresses checks nothing, resolvers and clients keep what they got, and each client stays with one address: a failed master keeps its share of them.',
        zh: '含多个地址的记录不做任何健康检查，解析器和客户端会缓存结果，而每个客户端只使用其中一个地址：失效的主节点仍会分到一部分客户端。',
      },
      remediation: {
        en: 'Point the name at the load balancers or at their virtual IP.',
        zh: '将该名称指向负载均衡或其虚拟 IP。',
      },
      references: [references.kubeadmHa, references.kubeadmConsiderations],
    },
  },
  check: ({ index }) =>
    dnsBeforeMasters(index).map(({ endpoint, masters }): Finding<'direct'> => ({
      messageId: 'direct',
      data: { endpoint: endpoint.name, masters: nameList(masters) },
      targets: [onEndpoint(endpoint), ...masters.map(onComponent)],
    })),
  fix: ({ index }, { targets: [target] }) => {
    const draft = new Draft(index);
    if (!hasLoadBalancing(index)) addLoadBalancing(draft);
    draft.run({ type: 'remove', ids: [target.id] });
    return draft.toFix('suggestion', {
      en: 'Let clients use the load balancer’s address in its place',
      zh: '改由客户端使用负载均衡的地址',
    });
  },
});
