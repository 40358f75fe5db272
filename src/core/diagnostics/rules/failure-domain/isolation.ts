import { hostsBelow } from '../../../graph/topology-index.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind } from '../../support/domains.ts';
import { references } from '../../support/references.ts';
import { unsurvived, worksIntact } from '../../support/survival.ts';
import { nameList, networkSettings, onDomain } from '../../support/target.ts';

/**
 * A zone whose loss is survived leaves a quorum outside, so it can hold none inside: cut off, its
 * clients always lose the API. That is expected and the same for every such zone, so it is said
 * once, of the network, naming them all.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/isolation',
    severity: 'info',
    title: { en: 'A zone that is cut off loses the API', zh: '被隔离的可用区会失去 API' },
    messages: {
      isolated: {
        en: 'When the network cuts off any one of {zones}, the rest goes on, but clients inside lose the API; their pods keep running and may be started a second time outside.',
        zh: '当 {zones} 中任意一个被网络隔离时，其余部分继续工作，但区内客户端会失去 API；区内 Pod 继续运行，并可能在区外被再次启动。',
      },
      isolatedOne: {
        en: 'When the network cuts off {zones}, the rest goes on, but clients inside lose the API; their pods keep running and may be started a second time outside.',
        zh: '当 {zones} 被网络隔离时，其余部分继续工作，但区内客户端会失去 API；区内 Pod 继续运行，并可能在区外被再次启动。',
      },
    },
    docs: {
      rationale: {
        en: 'Only one side of a cut can have the etcd quorum. The side without it answers no writes, whatever runs there.',
        zh: '网络分裂后只有一侧能拥有 etcd 法定人数，另一侧无论运行着什么都不能写入。',
      },
      remediation: {
        en: 'Expect it: test the cut, and fence workloads that must not run twice.',
        zh: '这是预期行为：请演练网络隔离，并对不能重复运行的工作负载做好隔离保护。',
      },
      references: [
        references.etcdFaqTolerance,
        'Measured: the majority side writes again 1.1 s after the cut, the other side times out',
      ],
    },
  },
  check: (context) => {
    const { index } = context;
    if (!worksIntact(context)) return [];
    const lost = new Set(unsurvived(context).map(({ id }) => id));
    const survived = domainsOfKind(index, 'zone').filter(
      ({ id }) => !lost.has(id) && hostsBelow(index, id).length > 0,
    );
    if (survived.length === 0) return [];
    return [
      {
        messageId: survived.length === 1 ? 'isolatedOne' : 'isolated',
        data: { zones: nameList(survived) },
        targets: [networkSettings, ...survived.map(onDomain)],
      },
    ];
  },
  fix: null,
});
