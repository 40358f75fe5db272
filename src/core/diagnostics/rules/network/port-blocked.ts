import { allowsTcp } from '../../../model/firewall-entry.ts';
import {
  crossingOf,
  declaredFirewalls,
  requiredFlows,
  type Crossing,
  type DeclaredFirewall,
  type FlowKind,
} from '../../../graph/flows.ts';
import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { allowFix } from '../../support/firewalls.ts';
import { references } from '../../support/references.ts';
import { onDomain, onHost } from '../../support/target.ts';

/** VRRP is lb/vrrp-firewall's. One finding for each firewall and kind of connection. */
export const rule = defineRule({
  meta: {
    id: 'network/port-blocked',
    severity: 'error',
    title: { en: 'Firewall blocks a needed port', zh: '防火墙阻断了必需端口' },
    messages: {
      api: {
        en: 'The firewall around “{domain}” does not allow {ports}: {from} cannot reach the API at {to}.',
        zh: '“{domain}”的防火墙未放行 {ports}：{from} 无法通过 {to} 访问 API。',
      },
      backends: {
        en: 'The firewall around “{domain}” does not allow {ports}: load balancer {from} cannot reach the API server on {to}.',
        zh: '“{domain}”的防火墙未放行 {ports}：负载均衡 {from} 无法访问 {to} 上的 API server。',
      },
      kubelet: {
        en: 'The firewall around “{domain}” does not allow {ports}: the API server on {from} cannot reach the kubelet of {to} (logs, exec).',
        zh: '“{domain}”的防火墙未放行 {ports}：{from} 上的 API server 无法访问 {to} 的 kubelet（日志、exec）。',
      },
      etcdClients: {
        en: 'The firewall around “{domain}” does not allow {ports}: {from} cannot reach the etcd member on {to}.',
        zh: '“{domain}”的防火墙未放行 {ports}：{from} 无法访问 {to} 上的 etcd 成员。',
      },
      etcdPeers: {
        en: 'The firewall around “{domain}” does not allow {ports}: the etcd members on {from} and {to} cannot reach each other.',
        zh: '“{domain}”的防火墙未放行 {ports}：{from} 与 {to} 上的 etcd 成员无法互通。',
      },
    },
    docs: {
      rationale: {
        en: 'The control plane needs these connections between its hosts. A firewall that drops one of them shows as timeouts long after it was set up.',
        zh: '控制平面的各主机之间需要这些连接。防火墙丢弃其中之一时，往往很久之后才以超时的形式显现。',
      },
      remediation: {
        en: 'Allow the port between those hosts, and declare it at the firewall of the design.',
        zh: '在这些主机之间放行该端口，并在设计的防火墙中声明。',
      },
      references: [references.portsProtocols, 'etcd, Clustering Guide: ports 2379 and 2380'],
    },
  },
  check: ({ index }) =>
    declaredFirewalls(index).flatMap((firewall): Finding<FlowKind>[] =>
      [...blockedBy(index, firewall)].map(([kind, { ports, first }]) => ({
        messageId: kind,
        data: {
          domain: firewall.domain.name,
          ports: [...ports].join(', '),
          from: first.from.name,
          to: first.to.name,
        },
        targets: [onDomain(firewall.domain), onHost(first.from), onHost(first.to)],
      })),
    ),
  fix: ({ index }, { targets: [target], data }) =>
    allowFix(index, target.id, String(data?.['ports']).split(', ')),
});

interface Blocked {
  readonly ports: Set<string>;
  readonly first: Crossing;
}

function blockedBy(index: TopologyIndex, firewall: DeclaredFirewall): Map<FlowKind, Blocked> {
  const blocked = new Map<FlowKind, Blocked>();
  for (const flow of requiredFlows(index)) {
    if (allowsTcp(firewall.allow, flow.port)) continue;
    const crossing = crossingOf(flow, firewall);
    if (crossing === undefined) continue;
    const known = blocked.get(flow.kind) ?? { ports: new Set(), first: crossing };
    known.ports.add(`tcp/${flow.port}`);
    blocked.set(flow.kind, known);
  }
  return blocked;
}
