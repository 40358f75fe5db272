import type { TopologyIndex } from '../../../graph/topology-index.ts';
import { loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { Finding } from '../../rule.ts';
import { filesFor } from '../../support/connections.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { nodeCount } from '../../support/node-count.ts';
import { onComponent } from '../../support/target.ts';

const ROUND = 1_000;

const thresholds = {
  perNode: {
    value: 5,
    unit: '',
    about: { en: 'Connections that a node keeps to the API', zh: '每个节点保持的 API 连接数' },
  },
  clients: {
    value: 200,
    unit: '',
    about: { en: 'Connections of all other clients', zh: '其他客户端的连接总数' },
  },
  reserve: {
    value: 2,
    unit: '',
    about: {
      en: 'Times that, for reconnections while old ones linger',
      zh: '上述之和的倍数，用于旧连接未释放时的重连',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'lb/maxconn',
    severity: 'warning',
    thresholds,
    title: { en: 'Too few connections for the nodes', zh: '连接数上限低于节点所需' },
    messages: {
      few: {
        en: '“{loadBalancer}” takes {connections} connections; {nodes} nodes may need {needed}: beyond that kubelets wait.',
        zh: '“{loadBalancer}”最多接受 {connections} 个连接；{nodes} 个节点可能需要 {needed} 个：超出后 kubelet 需要等待。',
      },
    },
    docs: {
      rationale: {
        en: 'One load balancer carries the connections of all nodes, and twice as many when all of them reconnect. What is beyond the limit waits in a queue and counts as an outage of that node.',
        zh: '一台负载均衡承载所有节点的连接，全部重连时约为两倍。超出上限的连接会排队，对该节点而言等同中断。',
      },
      remediation: {
        en: 'Raise the limit, and the open files of the service with it.',
        zh: '提高上限，并同时提高服务的文件描述符上限。',
      },
      references: ['Quorate, estimate of five connections a node and 200 of other clients, twice'],
    },
  },
  check: ({ index }) => {
    const nodes = nodeCount(index);
    const needed = neededBy(index);
    return index.loadBalancers.flatMap((loadBalancer): Finding<'few'>[] => {
      const { maxConnections: connections } = loadBalancerSettings(loadBalancer);
      if (connections >= needed) return [];
      return [
        {
          messageId: 'few',
          data: { loadBalancer: loadBalancer.name, connections, nodes, needed },
          targets: [onComponent(loadBalancer)],
        },
      ];
    });
  },
  fix: ({ index }, { targets: [target] }) => {
    const loadBalancer = index.loadBalancers.find(({ id }) => id === target.id);
    if (loadBalancer === undefined) return undefined;
    const maxConnections = Math.ceil(neededBy(index) / ROUND) * ROUND;
    const files = filesFor(loadBalancer, maxConnections);
    const isEnough = files <= loadBalancerSettings(loadBalancer).fileLimit;
    return patchFix(
      'safe',
      'components',
      target.id,
      { maxConnections, ...(isEnough ? {} : { fileLimit: files }) },
      { en: 'Take {maxConnections} connections', zh: '接受 {maxConnections} 个连接' },
      { maxConnections },
    );
  },
});

function neededBy(index: TopologyIndex): number {
  const { perNode, clients, reserve } = thresholds;
  return reserve.value * (perNode.value * nodeCount(index) + clients.value);
}
