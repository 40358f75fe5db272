import {
  componentKindNames,
  endpointKindNames,
  failureDomainKindNames,
} from '../../model/kind-names.ts';
import type { ComponentKind, EndpointKind, FailureDomainKind } from '../../model/topology.ts';

/** What a column of a pasted table may tell of an element. */
export const tableFields = [
  'name',
  'role',
  'host',
  'address',
  'region',
  'zone',
  'rack',
  'version',
  'port',
] as const;
export type TableField = (typeof tableFields)[number];

/** Words of heads of columns, as {@link plainWord} leaves them. */
const headWords: Readonly<Record<TableField, string>> = {
  name: 'name hostname node nodename server servername machine element 名称 名字 主机名 主机名称 节点 节点名 节点名称 服务器 机器名',
  role: 'role roles kind type 角色 类型 种类 用途',
  host: 'host runson onhost 主机 所在主机',
  address:
    'address addresses ip ips ipaddress ipaddresses ipv4 ipv6 ip地址 地址 管理ip 内网ip 主机ip 节点ip',
  region: 'region 地域 区域 大区',
  zone: 'zone az availabilityzone datacenter datacentre dc site 可用区 机房 数据中心',
  rack: 'rack cabinet 机架 机柜',
  version: 'version release kubernetesversion k8sversion 版本 版本号',
  port: 'port 端口 端口号',
};

/** What a row may stand for. */
export type RowRole = ComponentKind | EndpointKind | FailureDomainKind | 'host';

const roleWords: Readonly<Record<RowRole, string>> = {
  'control-plane':
    'master masters controlplane controlplanes controller cp kubemaster k8smaster 控制平面 控制面 主节点 控制节点 管理节点',
  etcd: 'etcd etcdmember etcdnode etcd成员 etcd节点',
  'load-balancer': 'lb loadbalancer haproxy nginx keepalived 负载均衡 负载均衡器 负载均衡节点',
  worker: 'worker workers workernode node nodes 工作节点 计算节点 节点',
  host: 'host server machine vm 主机 服务器 机器 虚拟机',
  region: 'region',
  zone: 'zone az availabilityzone 机房',
  rack: 'rack cabinet 机柜',
  hypervisor: 'hypervisor esxi 宿主机',
  power: 'power powerdomain 电源',
  switch: 'switch',
  vip: 'vip virtualip 虚拟ip',
  'kube-vip': 'kubevip',
  'cloud-lb': 'cloudlb cloudloadbalancer 云负载均衡',
  dns: 'dns',
  direct: 'direct 直连',
};

const headFields = new Map<string, TableField>(
  tableFields.flatMap((field) => headWords[field].split(' ').map((word) => [word, field] as const)),
);

const roles = new Map<string, RowRole>();
for (const [role, words] of Object.entries(roleWords) as [RowRole, string][]) {
  for (const word of [...words.split(' '), plainWord(role)]) roles.set(word, role);
}
for (const names of [componentKindNames, failureDomainKindNames, endpointKindNames]) {
  for (const [kind, { en, zh }] of Object.entries(names)) {
    for (const word of [en, zh]) roles.set(plainWord(word), kind as RowRole);
  }
}

/** A word without case, spaces and punctuation. */
export function plainWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What a head of a column means; undefined if it is no known one. */
export function headField(text: string): TableField | undefined {
  return headFields.get(plainWord(text));
}

export type RolesReading =
  | { readonly ok: true; readonly roles: readonly RowRole[] }
  /** The word that means nothing. */
  | { readonly ok: false; readonly word: string };

/** The roles of a cell, as `master + etcd`; none for an empty one. */
export function readRoles(text: string): RolesReading {
  const found = new Set<RowRole>();
  for (const part of text.split(/[,;+/|&，；、\n]/)) {
    const word = plainWord(part);
    if (word === '') continue;
    const role = roles.get(word);
    if (role === undefined) return { ok: false, word: part.trim() };
    found.add(role);
  }
  return { ok: true, roles: [...found] };
}
