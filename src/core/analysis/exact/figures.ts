import type { Localized } from '../../model/message.ts';
import type { FigureKey, Topology } from '../../model/topology.ts';

/**
 * The availability of single elements that is assumed where nobody has set one, with its source
 * (domain rules, section 3). A service level agreement is a threshold for refunds and not a measured
 * availability; the figures are where to start and meant to be changed.
 */
export interface FigureInfo {
  readonly key: FigureKey;
  readonly name: Localized;
  readonly source: Localized;
}

/** 0.5 failures a year of 4 hours, and 3 hours of planned reboots. */
const bareMetalHost = 0.9994;
/** The refund threshold of a single instance. */
const cloudInstance = 0.995;
const process = 0.9999;
const cloudLoadBalancer = 0.9999;
const cloudLoadBalancerInOneZone = 0.999;
/** Counted with the component that the process belongs to. */
const never = 1;

const plainFigures: Readonly<Record<Exclude<FigureKey, 'host' | 'cloud-lb'>, number>> = {
  region: 0.9999,
  zone: 0.9995,
  rack: 0.9998,
  hypervisor: bareMetalHost,
  power: 0.9997,
  switch: 0.9998,
  'load-balancer': process,
  'control-plane': process,
  etcd: process,
  keepalived: never,
  proxy: never,
  'kube-apiserver': never,
  'kube-controller-manager': never,
  'kube-scheduler': never,
  'kube-vip': process,
  'etcd-space': never,
};

/**
 * What is assumed for an element of the kind, 0 to 1: of a host by the environment of the cluster,
 * of a cloud load balancer by how many zones it names.
 */
export function defaultAvailability(topology: Topology, key: FigureKey, zones = 0): number {
  switch (key) {
    case 'host': {
      const { environment } = topology.cluster;
      const rented = environment !== 'on-premises' && environment !== 'other';
      return rented ? cloudInstance : bareMetalHost;
    }
    case 'cloud-lb':
      return zones === 1 ? cloudLoadBalancerInOneZone : cloudLoadBalancer;
    default:
      return plainFigures[key];
  }
}

/** The figure in force for a kind: the user's own, else what is assumed. */
export function availabilityFigure(topology: Topology, key: FigureKey, zones = 0): number {
  return topology.assumptions.availability[key] ?? defaultAvailability(topology, key, zones);
}

const dean: Localized = {
  en: 'J. Dean, Google I/O 2008',
  zh: 'J. Dean，Google I/O 2008',
};
const assumed: Localized = {
  en: 'assumption for a process: crash, bad configuration, upgrade',
  zh: '对单个进程的假设：崩溃、错误配置、升级',
};
const withComponent: Localized = {
  en: 'counted with its component; set both to tell them apart',
  zh: '已计入所属组件；如需区分，请同时设置两者',
};

/** Every figure, in the order in which it is shown. */
export const figureInfos: readonly FigureInfo[] = [
  {
    key: 'region',
    name: { en: 'Region', zh: '地域' },
    source: { en: 'region-level compute SLA (AWS)', zh: '地域级计算 SLA（AWS）' },
  },
  {
    key: 'zone',
    name: { en: 'Zone', zh: '可用区' },
    source: {
      en: 'assumption, 4.4 h a year, between a single-zone and a multi-zone load balancer SLA',
      zh: '假设：每年 4.4 小时，介于单可用区与多可用区负载均衡 SLA 之间',
    },
  },
  {
    key: 'rack',
    name: { en: 'Rack', zh: '机架' },
    source: {
      en: `${dean.en}: 0.44 failures a year; repair of about 4 h assumed`,
      zh: `${dean.zh}：每年 0.44 次故障；假设修复约 4 小时`,
    },
  },
  {
    key: 'hypervisor',
    name: { en: 'Hypervisor', zh: '虚拟化主机' },
    source: { en: 'as a bare-metal host', zh: '与裸金属主机相同' },
  },
  {
    key: 'power',
    name: { en: 'Power domain', zh: '供电域' },
    source: {
      en: `${dean.en}: one PDU failure a year, about 6 h, a third of the machines`,
      zh: `${dean.zh}：每年一次 PDU 故障，约 6 小时，影响约三分之一机器`,
    },
  },
  {
    key: 'switch',
    name: { en: 'Switch', zh: '交换机' },
    source: { en: 'as a rack, whose top-of-rack switch it is', zh: '与机架（架顶交换机）相同' },
  },
  {
    key: 'host',
    name: { en: 'Host', zh: '主机' },
    source: {
      en: `bare metal 99.94 %: ${dean.en}, 0.56 failures a year of about 4 h, 3 h of reboots assumed; cloud instance 99.5 %: AWS instance-level SLA`,
      zh: `裸金属 99.94%：${dean.zh}，每年 0.56 次、每次约 4 小时，另假设 3 小时重启；云主机 99.5%：AWS 实例级 SLA`,
    },
  },
  {
    key: 'load-balancer',
    name: {
      en: 'Load balancer (HAProxy or NGINX, keepalived)',
      zh: '负载均衡器（HAProxy 或 NGINX、keepalived）',
    },
    source: assumed,
  },
  {
    key: 'control-plane',
    name: {
      en: 'Master (kube-apiserver and its controllers)',
      zh: 'Master（kube-apiserver 及其控制器）',
    },
    source: assumed,
  },
  { key: 'etcd', name: { en: 'etcd member', zh: 'etcd 成员' }, source: assumed },
  {
    key: 'cloud-lb',
    name: { en: 'Cloud load balancer', zh: '云负载均衡' },
    source: {
      en: 'AWS ELB SLA 2022-07-25: 99.99 % over several zones, 99.9 % in one',
      zh: 'AWS ELB SLA 2022-07-25：多可用区 99.99%，单可用区 99.9%',
    },
  },
  {
    key: 'keepalived',
    name: { en: 'Process keepalived', zh: '进程 keepalived' },
    source: withComponent,
  },
  {
    key: 'proxy',
    name: { en: 'Process HAProxy or NGINX', zh: '进程 HAProxy 或 NGINX' },
    source: withComponent,
  },
  {
    key: 'kube-apiserver',
    name: { en: 'Process kube-apiserver', zh: '进程 kube-apiserver' },
    source: withComponent,
  },
  {
    key: 'kube-controller-manager',
    name: { en: 'Process kube-controller-manager', zh: '进程 kube-controller-manager' },
    source: withComponent,
  },
  {
    key: 'kube-scheduler',
    name: { en: 'Process kube-scheduler', zh: '进程 kube-scheduler' },
    source: withComponent,
  },
  {
    key: 'kube-vip',
    name: { en: 'kube-vip on a master', zh: 'master 上的 kube-vip' },
    source: assumed,
  },
  {
    key: 'etcd-space',
    name: { en: 'etcd has space left (no NOSPACE alarm)', zh: 'etcd 空间充足（无 NOSPACE 告警）' },
    source: {
      en: 'watched and compacted in time: never out of space; set your own to see the risk',
      zh: '假设有监控并及时压缩，空间不会耗尽；可自行设置以查看风险',
    },
  },
];
