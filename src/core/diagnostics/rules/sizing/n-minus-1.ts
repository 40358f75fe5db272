import { defineRule } from '../../support/define-rule.ts';
import { hostsOf } from '../../support/hardware.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, onHost } from '../../support/target.ts';

/** Of a single master nothing is left, which control-plane/single-master says. */
export const rule = defineRule({
  meta: {
    id: 'sizing/n-minus-1',
    severity: 'warning',
    title: { en: 'No headroom after losing a master', zh: '失去一个 master 后无余量' },
    messages: {
      short: {
        en: 'Without “{host}” the other masters have {left} CPU together; the control plane needs {needed}.',
        zh: '失去“{host}”后，其余 master 共有 {left} 个 CPU，而控制平面需要 {needed} 个。',
      },
    },
    docs: {
      rationale: {
        en: 'When a master fails, the others take all its clients at once. If they cannot, the failure of one becomes the failure of all.',
        zh: '某个 master 故障时，其余 master 会立即接管其全部客户端。若承受不住，一处故障就会演变为全部故障。',
      },
      remediation: {
        en: 'Give the masters more CPUs, or add one.',
        zh: '为 master 增加 CPU，或增加一个 master。',
      },
      references: [
        'Kubernetes, Considerations for large clusters, "Control plane components": https://kubernetes.io/docs/setup/best-practices/cluster-large/',
        references.kubeadmHa,
      ],
    },
  },
  check: ({ index }) => {
    const needed = index.topology.cluster.controlPlaneCpus;
    const hosts = hostsOf(index, index.controlPlanes).map(({ host }) => host);
    const known = hosts.flatMap(({ cpus }) => cpus ?? []);
    if (needed === undefined || hosts.length < 2 || known.length < hosts.length) return [];
    const most = Math.max(...known);
    const largest = hosts.find(({ cpus }) => cpus === most);
    // In hundredths, so that fractions of a CPU add up.
    const left = Math.round((known.reduce((sum, cpus) => sum + cpus, 0) - most) * 100) / 100;
    if (largest === undefined || left >= needed) return [];
    return [
      {
        messageId: 'short',
        data: { host: largest.name, left, needed },
        targets: [clusterSettings, onHost(largest)],
      },
    ];
  },
  // What a machine has no edit of the drawing changes.
  fix: null,
});
