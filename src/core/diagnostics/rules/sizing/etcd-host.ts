import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { belowKubeadmLeast, gibibytes, hostsOf, lacking } from '../../support/hardware.ts';
import { nodeCount } from '../../support/node-count.ts';
import { onComponent, onHost } from '../../support/target.ts';

/** etcd's examples of hardware, each up to a number of Kubernetes nodes. */
const sizes = [
  { name: 'small', most: 50, cpus: 2, memoryGiB: 8 },
  { name: 'medium', most: 250, cpus: 4, memoryGiB: 16 },
  { name: 'large', most: 1000, cpus: 8, memoryGiB: 32 },
  { name: 'xLarge', most: Infinity, cpus: 16, memoryGiB: 64 },
] as const;

type Size = (typeof sizes)[number];

/** A master so small that kubeadm stops there is sizing/master-min's. */
export const rule = defineRule({
  meta: {
    id: 'sizing/etcd-host',
    severity: 'warning',
    thresholds: Object.fromEntries(
      sizes.flatMap((size) => [
        [
          `${size.name}Cpus`,
          {
            value: size.cpus,
            unit: '',
            about: {
              en: `CPUs of an etcd host ${upTo(size).en}`,
              zh: `${upTo(size).zh}etcd 主机的 CPU 数`,
            },
          },
        ],
        [
          `${size.name}Memory`,
          {
            value: size.memoryGiB,
            unit: 'GiB',
            about: {
              en: `memory of an etcd host ${upTo(size).en}`,
              zh: `${upTo(size).zh}etcd 主机的内存`,
            },
          },
        ],
      ]),
    ),
    title: { en: 'Host too small for etcd', zh: 'etcd 主机规格偏小' },
    messages: {
      cpus: {
        en: 'Host “{host}” has {cpus} CPU; for a cluster of {nodes} nodes etcd suggests {neededCpus}.',
        zh: '主机“{host}”有 {cpus} 个 CPU；对于 {nodes} 个节点的集群，etcd 建议 {neededCpus} 个。',
      },
      memory: {
        en: 'Host “{host}” has {memory} GiB of memory; for a cluster of {nodes} nodes etcd suggests {neededMemory} GiB.',
        zh: '主机“{host}”有 {memory} GiB 内存；对于 {nodes} 个节点的集群，etcd 建议 {neededMemory} GiB。',
      },
      both: {
        en: 'Host “{host}” has {cpus} CPU and {memory} GiB of memory; for a cluster of {nodes} nodes etcd suggests {neededCpus} and {neededMemory} GiB.',
        zh: '主机“{host}”有 {cpus} 个 CPU 和 {memory} GiB 内存；对于 {nodes} 个节点的集群，etcd 建议 {neededCpus} 个和 {neededMemory} GiB。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd keeps its whole database in memory and answers every request of the API server; on a host too small for it requests time out and leaders are lost.',
        zh: 'etcd 将整个数据库保存在内存中，并响应 API server 的每个请求；主机规格不足时请求会超时，leader 也会丢失。',
      },
      remediation: {
        en: 'Run etcd on larger hosts, as large as etcd suggests for that number of nodes.',
        zh: '将 etcd 部署到更大的主机上，规格参照 etcd 对该节点数的建议。',
      },
      references: [
        'etcd, Hardware recommendations, "Example hardware configurations": https://etcd.io/docs/v3.6/op-guide/hardware/',
      ],
    },
  },
  check: ({ index }) => {
    const nodes = nodeCount(index);
    const needed = sizes.find(({ most }) => nodes <= most);
    if (needed === undefined) return [];
    const masters = new Set(index.controlPlanes.map(({ host }) => host));
    return hostsOf(index, index.etcdMembers).flatMap(
      ({ host, component }): Finding<'cpus' | 'memory' | 'both'>[] => {
        if (masters.has(host.id) && belowKubeadmLeast(host) !== undefined) return [];
        const messageId = lacking(host, needed);
        if (messageId === undefined) return [];
        return [
          {
            messageId,
            data: {
              host: host.name,
              cpus: host.cpus ?? 0,
              memory: gibibytes(host.memoryGiB ?? 0),
              nodes,
              neededCpus: needed.cpus,
              neededMemory: needed.memoryGiB,
            },
            targets: [onHost(host), onComponent(component)],
          },
        ];
      },
    );
  },
  // What a machine has no edit of the drawing changes.
  fix: null,
});

function upTo({ most }: Size): { en: string; zh: string } {
  const before = sizes.findLast((size) => size.most < most)?.most ?? 0;
  return Number.isFinite(most)
    ? { en: `of up to ${most} nodes`, zh: `节点数不超过 ${most} 时` }
    : { en: `of more than ${before} nodes`, zh: `节点数超过 ${before} 时` };
}
