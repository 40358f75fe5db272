import { ipFamily } from '../../model/ip.ts';
import type { CloudLoadBalancer, FailureDomainKind } from '../../model/topology.ts';

/** What a shape of a drawing can stand for. */
export type Role =
  | 'api-server'
  | 'controller-manager'
  | 'scheduler'
  | 'control-plane'
  | 'etcd'
  | 'keepalived'
  | 'proxy'
  | 'load-balancer'
  | 'vip'
  | 'kube-vip'
  | 'cloud-lb'
  | 'dns'
  | 'worker'
  | 'worker-part';

/** The words of the field, the more telling before those that they contain. */
const roleWords: readonly (readonly [Role, RegExp])[] = [
  ['kube-vip', / kube vip | kubevip /],
  ['vip', / vip | virtual ip | floating ip |虚拟 ?ip|浮动 ?ip|虚拟地址/],
  ['keepalived', / keepalived /],
  [
    'cloud-lb',
    / (?:elb|nlb|alb|slb|clb) |(?:cloud|aws|azure|gcp|google|aliyun|tencent) (?:load ?balanc|lb )|云.{0,8}负载均衡/,
  ],
  ['load-balancer', / lb | load ?balanc(?:er|ers|ing) |负载均衡/],
  ['proxy', / ha ?proxy | nginx /],
  ['etcd', / etcd /],
  ['api-server', / api ?server | kube api /],
  ['controller-manager', / controller (?:manager|mgr) | kcm |^ controllers $|控制器管理/],
  ['scheduler', / scheduler |调度器/],
  ['worker', / workers? | minions? | node pool |工作节点|计算节点|从节点/],
  ['worker-part', / kubelet | kube proxy | container runtime |容器运行时/],
  [
    'control-plane',
    / masters? | control planes? | primary node |主节点|主控|控制平面|控制面|管理节点/,
  ],
  ['dns', /^ dns | dns (?:name|record|round robin|endpoint|entry)|(?:api|endpoint) dns /],
];

const domainWords: readonly (readonly [FailureDomainKind, RegExp])[] = [
  ['region', / regions? |地域|区域/],
  ['zone', / zones? | az | az[a-z] | data ?cent(?:er|re)s? | dc | idc |可用区|机房|数据中心/],
  ['rack', / racks? |机架|机柜/],
];

/** A title with these names many things, never one host. */
const groupWords =
  / clusters? | kubernetes | nodes | hosts | servers | masters | workers | control planes? | tier | layer | group | network | vpc | subnet | cloud | internet | external | infrastructure |集群|平面|分组|网络|外部/;

/** Lower-case words with one space around each, digits apart from letters: `masterNode1` too. */
export function wordsOf(label: string): string {
  const spaced = label
    .normalize('NFKC')
    .replace(/k8s/gi, 'kubernetes')
    .replace(/([\p{Ll}\d])(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ')
    .trim();
  return ` ${spaced} `;
}

export function roleOfLabel(label: string): Role | undefined {
  const words = wordsOf(label);
  return roleWords.find(([, pattern]) => pattern.test(words))?.[0];
}

export function domainOfTitle(title: string): FailureDomainKind | undefined {
  const words = wordsOf(firstLine(title));
  return domainWords.find(([, pattern]) => pattern.test(words))?.[0];
}

export function namesAGroup(title: string): boolean {
  return groupWords.test(wordsOf(firstLine(title)));
}

/** Whether a label speaks of several: `Worker Nodes`, `etcd 集群`. */
export function isPlural(label: string): boolean {
  return / (?:nodes|masters|workers|members|servers|instances|clusters?|balancers|planes) |集群/.test(
    wordsOf(firstLine(label)),
  );
}

/** Words that belong to Kubernetes alone, so that a drawing with them is about a cluster. */
export function isTelling(label: string): boolean {
  return / etcd | kube\w* | kubernetes | keepalived | vrrp | control planes? | controller manager | controller mgr |控制平面|控制面/.test(
    wordsOf(label),
  );
}

/** Which proxy a label names; `either` for both. */
export function softwareOf(label: string): 'haproxy' | 'nginx' | 'either' | undefined {
  const words = wordsOf(label);
  const haproxy = / ha ?proxy /.test(words);
  const nginx = / nginx /.test(words);
  if (haproxy && nginx) return 'either';
  return haproxy ? 'haproxy' : nginx ? 'nginx' : undefined;
}

const providerWords: readonly (readonly [CloudLoadBalancer['provider'], RegExp])[] = [
  ['aws', / aws | amazon /],
  ['gcp', / gcp | google /],
  ['azure', / azure /],
  ['alibaba', / alibaba | aliyun |阿里云/],
  ['tencent', / tencent |腾讯云/],
];

/** The provider that a label names; ELB or SLB alone is what several call theirs. */
export function providerOf(label: string): CloudLoadBalancer['provider'] {
  const words = wordsOf(label);
  return providerWords.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** Addresses that stand in a label, with or without a prefix length or a port. */
export function addressesIn(label: string): string[] {
  return label
    .split(/[\s,;()[\]|"'<>=]+/)
    .map((word) => word.replace(/\/\d{1,3}$/, '').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))
    .filter((word) => ipFamily(word) !== undefined);
}

export function firstLine(label: string): string {
  return label.split('\n', 1)[0] ?? '';
}

/** The name in a label: its first line that is more than an address, without pictures. */
export function nameIn(label: string): string {
  const lines = label.split('\n').map((line) =>
    addressesIn(line)
      .reduce((text, address) => text.replace(address, ''), line)
      .replace(/\p{Extended_Pictographic}|[\ufe0f\u200d]/gu, '')
      .replace(/[([][^\p{L}\p{N}]*[)\]]/gu, '')
      .replace(/^[^\p{L}\p{N}]+|[\s:,;|/\\@(-]+$/gu, '')
      .replace(/\s+/g, ' '),
  );
  return [...(lines.find((line) => /\p{L}/u.test(line)) ?? '')].slice(0, 200).join('');
}
