import { optionValue } from '../../../model/control-plane-timers.ts';
import { defineRule } from '../../support/define-rule.ts';
import { nodeCount } from '../../support/node-count.ts';
import { clusterSettings } from '../../support/target.ts';

const thresholds = {
  nodes: {
    value: 1000,
    unit: '',
    about: { en: 'nodes with events in the main etcd', zh: '事件存于主 etcd 时的节点数' },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'sizing/events-etcd',
    severity: 'info',
    thresholds,
    title: { en: 'Events in the main etcd', zh: '事件存于主 etcd' },
    messages: {
      events: {
        en: 'Events of {nodes} nodes go into the etcd that holds everything else; above {most} nodes an etcd of their own takes that load away.',
        zh: '{nodes} 个节点的事件写入承载其他所有数据的 etcd；超过 {most} 个节点时，单独的事件 etcd 可分担这部分负载。',
      },
    },
    docs: {
      rationale: {
        en: 'Events are the most frequent writes of a large cluster and the least needed. In an etcd of their own they delay nothing else.',
        zh: '事件是大集群中最频繁、却最不重要的写入。放在单独的 etcd 中就不会拖慢其他数据。',
      },
      remediation: {
        en: 'Run a second etcd for events (etcd-servers-overrides of kube-apiserver) and say so in the cluster settings.',
        zh: '为事件部署第二个 etcd（kube-apiserver 的 etcd-servers-overrides），并在集群设置中注明。',
      },
      references: [
        'Kubernetes, Considerations for large clusters, "etcd storage": https://kubernetes.io/docs/setup/best-practices/cluster-large/',
        'Kubespray, etcd_events_cluster_setup',
      ],
    },
  },
  check: ({ index }) => {
    const nodes = nodeCount(index);
    const { eventsEtcd, apiServerOptions } = index.topology.cluster;
    const overridden = optionValue(apiServerOptions, 'etcd-servers-overrides') ?? '';
    const apart = eventsEtcd === true || overridden.includes('/events#');
    if (nodes <= thresholds.nodes.value || apart) return [];
    const data = { nodes, most: thresholds.nodes.value };
    return [{ messageId: 'events', data, targets: [clusterSettings] }];
  },
  // The other etcd stands outside the design.
  fix: null,
});
