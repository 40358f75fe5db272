import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { gibibytes, hostsOf, lacking } from '../../support/hardware.ts';
import { onComponent, onHost } from '../../support/target.ts';

const thresholds = {
  cpus: {
    value: 1,
    unit: '',
    about: { en: 'CPUs of a load balancer', zh: '负载均衡器的 CPU 数' },
  },
  memory: {
    value: 1,
    unit: 'GiB',
    about: { en: 'memory of a load balancer', zh: '负载均衡器的内存' },
  },
} as const;

/** Of load balancers on hosts of their own; a master that small is sizing/master-min's. */
export const rule = defineRule({
  meta: {
    id: 'sizing/lb-small',
    severity: 'warning',
    thresholds,
    title: { en: 'Host too small for a load balancer', zh: '负载均衡器主机规格偏小' },
    messages: {
      cpus: {
        en: 'Host “{host}” has {cpus} CPU, less than the one that a load balancer and keepalived need.',
        zh: '主机“{host}”只有 {cpus} 个 CPU，不足负载均衡器与 keepalived 所需的一个。',
      },
      memory: {
        en: 'Host “{host}” has {memory} GiB of memory; a load balancer and keepalived need 1 GiB with the system.',
        zh: '主机“{host}”只有 {memory} GiB 内存；负载均衡器、keepalived 连同系统需要 1 GiB。',
      },
      both: {
        en: 'Host “{host}” has {cpus} CPU and {memory} GiB of memory; a load balancer and keepalived need one CPU and 1 GiB with the system.',
        zh: '主机“{host}”只有 {cpus} 个 CPU 和 {memory} GiB 内存；负载均衡器、keepalived 连同系统需要一个 CPU 和 1 GiB。',
      },
    },
    docs: {
      rationale: {
        en: 'Every client of the API goes through this host. When it runs short, connections fail and keepalived sends its advertisements late, so that the VIP moves for no reason.',
        zh: '所有 API 客户端都经过该主机。资源不足时连接会失败，keepalived 的通告也会延迟，导致 VIP 无故漂移。',
      },
      remediation: {
        en: 'Give the host at least one CPU and 1 GiB of memory.',
        zh: '为该主机分配至少一个 CPU 和 1 GiB 内存。',
      },
      references: ['Judgement: one CPU and 1 GiB are no limits of HAProxy, NGINX or keepalived'],
    },
  },
  check: ({ index }) => {
    const masters = new Set(index.controlPlanes.map(({ host }) => host));
    return hostsOf(index, index.loadBalancers).flatMap(
      ({ host, component }): Finding<'cpus' | 'memory' | 'both'>[] => {
        if (masters.has(host.id)) return [];
        const messageId = lacking(host, {
          cpus: thresholds.cpus.value,
          memoryGiB: thresholds.memory.value,
        });
        if (messageId === undefined) return [];
        const data = {
          host: host.name,
          cpus: host.cpus ?? 0,
          memory: gibibytes(host.memoryGiB ?? 0),
        };
        return [{ messageId, data, targets: [onHost(host), onComponent(component)] }];
      },
    );
  },
  // What a machine has no edit of the drawing changes.
  fix: null,
});
