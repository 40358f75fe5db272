import { message, renderMessage, type Language, type Localized } from '../model/message.ts';
import type { ProgramOption, Topology } from '../model/topology.ts';

/** Facts of the document that the schema leaves open, as the design states them. */
export interface DeclaredFact {
  readonly name: string;
  readonly value: string;
  /** Names of the elements it is stated of; empty for a setting of the whole design. */
  readonly of: readonly string[];
}

export interface DeclaredFacts {
  /** Equal values together, in the order of {@link facts}. */
  readonly stated: readonly DeclaredFact[];
  /** Names of facts that rules judge by and that are stated of no element there is. */
  readonly open: readonly string[];
}

type Value = string | number | boolean | Localized | undefined;

interface Fact<Element> {
  readonly name: Localized;
  readonly unit?: string;
  /** Rules judge by it, and no default stands in for it. */
  readonly asked?: boolean;
  readonly of: (element: Element) => Value;
}

type Host = Topology['hosts'][number];
type Component<Kind> = Extract<Topology['components'][number], { kind: Kind }>;
type Endpoint<Kind> = Extract<Topology['endpoints'][number], { kind: Kind }>;

const words = {
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  between: { en: '{from} and {to}', zh: '{from} 与 {to}' },
} satisfies Record<string, Localized>;

const hostFacts: readonly Fact<Host>[] = [
  { name: { en: 'CPUs', zh: 'CPU 数' }, asked: true, of: ({ cpus }) => cpus },
  {
    name: { en: 'Memory', zh: '内存' },
    unit: 'GiB',
    asked: true,
    of: ({ memoryGiB }) => memoryGiB,
  },
  { name: { en: 'Disk of etcd', zh: 'etcd 所用磁盘' }, asked: true, of: ({ disk }) => disk },
  {
    name: { en: 'That disk is', zh: '该磁盘' },
    of: ({ etcdDisk }) =>
      etcdDisk === undefined
        ? undefined
        : etcdDisk === 'dedicated'
          ? { en: 'for etcd alone', zh: 'etcd 专用' }
          : { en: 'shared with the system', zh: '与系统共用' },
  },
  {
    name: { en: 'fdatasync, 99th percentile', zh: 'fdatasync 第 99 百分位' },
    unit: 'ms',
    asked: true,
    of: ({ fsyncP99 }) => fsyncP99,
  },
  {
    name: { en: 'Clock kept by NTP', zh: '时钟由 NTP 同步' },
    asked: true,
    of: ({ timeSync }) => timeSync,
  },
  { name: { en: 'Shared storage', zh: '共享存储' }, of: ({ storage }) => storage },
  {
    name: { en: 'Availability of its own', zh: '单独设定的可用性' },
    of: ({ availability }) => availability,
  },
];

const loadBalancerFacts: readonly Fact<Component<'load-balancer'>>[] = [
  { name: { en: 'Mode', zh: '模式' }, of: ({ mode }) => mode },
  { name: { en: 'Listens on', zh: '监听地址' }, of: ({ bindTo }) => bindTo },
  {
    name: { en: 'May bind a foreign address', zh: '可绑定非本机地址' },
    of: (lb) => lb.nonlocalBind,
  },
  { name: { en: 'Connections at most', zh: '最大连接数' }, of: (lb) => lb.maxConnections },
  { name: { en: 'Open files at most', zh: '打开文件数上限' }, of: ({ fileLimit }) => fileLimit },
  { name: { en: 'Idle timeout', zh: '空闲超时' }, unit: 's', of: ({ idleTimeout }) => idleTimeout },
  {
    name: { en: 'Checks masters every', zh: '检查 master 的间隔' },
    unit: 's',
    of: (lb) => lb.checkInterval,
  },
  {
    name: { en: 'Failed checks until a master is down', zh: '判定 master 失效的检查次数' },
    of: (lb) => lb.checkFall,
  },
  { name: { en: 'Metrics', zh: '指标' }, of: ({ metrics }) => metrics },
];

const vipFacts: readonly Fact<Endpoint<'vip'>>[] = [
  { name: { en: 'Takes the VIP back', zh: '恢复后夺回 VIP' }, of: ({ preempt }) => preempt },
  {
    name: { en: 'Waits before it does', zh: '夺回前等待' },
    unit: 's',
    of: (vip) => vip.preemptDelay,
  },
  { name: { en: 'Starts as', zh: '初始状态' }, of: ({ initialState }) => initialState },
  { name: { en: 'keepalived checks', zh: 'keepalived 检查' }, of: ({ check }) => check },
  {
    name: { en: 'It checks every', zh: '检查间隔' },
    unit: 's',
    of: ({ checkInterval }) => checkInterval,
  },
  {
    name: { en: 'Failed checks until it fails', zh: '判定失效的检查次数' },
    of: ({ checkFall }) => checkFall,
  },
  { name: { en: 'Weight of the check', zh: '检查权重' }, of: ({ checkWeight }) => checkWeight },
  { name: { en: 'User of the check', zh: '检查所用用户' }, of: ({ checkUser }) => checkUser },
  {
    name: { en: 'Advertises every', zh: '通告间隔' },
    unit: 's',
    of: ({ advertInterval }) => advertInterval,
  },
  { name: { en: 'VRRP version', zh: 'VRRP 版本' }, of: ({ vrrpVersion }) => vrrpVersion },
  { name: { en: 'VRRP password', zh: 'VRRP 密码' }, of: ({ authentication }) => authentication },
  { name: { en: 'vrrp_strict', zh: 'vrrp_strict' }, of: ({ strict }) => strict },
];

const cloudFacts: readonly Fact<Endpoint<'cloud-lb'>>[] = [
  {
    name: { en: 'Uses masters of other zones', zh: '使用其他可用区的 master' },
    of: (lb) => lb.crossZone,
  },
  {
    name: { en: 'Knows the masters by', zh: 'master 的登记方式' },
    of: ({ targetType }) => targetType,
  },
  {
    name: { en: 'Masters reach the endpoint', zh: 'master 访问入口的方式' },
    of: (lb) => lb.selfAccess,
  },
];

const nodeFacts: readonly Fact<Component<'control-plane'> | Component<'worker'>>[] = [
  { name: { en: 'Release of its own', zh: '单独的版本' }, of: ({ version }) => version },
];

const etcdFacts: readonly Fact<Topology['etcdClusters'][number]>[] = [
  { name: { en: 'Runs today', zh: '当前运行版本' }, of: ({ runningVersion }) => runningVersion },
  {
    name: { en: 'Backups go to', zh: '备份保存到' },

    of: ({ backupTarget }) => backupTarget,
  },
  {
    name: { en: 'Certificates valid for', zh: '证书有效期' },
    unit: 'd',
    of: (etcd) => etcd.certificateDays,
  },
  {
    name: { en: 'Certificates are renewed', zh: '证书会自动续期' },
    of: (etcd) => etcd.certificateRenewal,
  },
  { name: { en: 'Options of etcd', zh: 'etcd 选项' }, of: ({ options }) => optionsText(options) },
];

const clusterFacts: readonly Fact<Topology['cluster']>[] = [
  { name: { en: 'Planned nodes', zh: '计划节点数' }, of: ({ plannedNodes }) => plannedNodes },
  {
    name: { en: 'CPUs the control plane needs', zh: '控制平面所需 CPU 数' },
    of: ({ controlPlaneCpus }) => controlPlaneCpus,
  },
  {
    name: { en: 'Events have an etcd of their own', zh: '事件使用单独的 etcd' },
    of: (cluster) => cluster.eventsEtcd,
  },
  {
    name: { en: 'Feature gates of kubeadm', zh: 'kubeadm 特性门控' },
    of: ({ featureGates = {} }) =>
      joined(Object.entries(featureGates).map(([gate, on]) => `${gate}=${on}`)),
  },
  {
    name: { en: 'Options of kube-apiserver', zh: 'kube-apiserver 选项' },
    of: (cluster) => optionsText(cluster.apiServerOptions),
  },
  {
    name: { en: 'Options of kube-controller-manager', zh: 'kube-controller-manager 选项' },
    of: ({ controllerManagerOptions }) => optionsText(controllerManagerOptions),
  },
  {
    name: { en: 'Options of kube-scheduler', zh: 'kube-scheduler 选项' },
    of: (cluster) => optionsText(cluster.schedulerOptions),
  },
];

const networkFacts: readonly Fact<Topology['network']>[] = [
  {
    name: { en: 'Host subnets', zh: '主机网段' },
    of: ({ hostSubnets }) => joined(hostSubnets.map(({ cidr }) => cidr)),
  },
  {
    name: { en: 'Hosts filter packets', zh: '主机启用包过滤' },
    of: ({ hostFirewall }) => hostFirewall,
  },
  { name: { en: 'DHCP ranges', zh: 'DHCP 地址范围' }, of: ({ dhcpRanges }) => joined(dhcpRanges) },
  { name: { en: 'DNS servers', zh: 'DNS 服务器' }, of: ({ dnsServers }) => joined(dnsServers) },
];

const roundTrip: Localized = { en: 'Round-trip time', zh: '往返时延' };
const firewall: Localized = { en: 'Firewall lets in and out', zh: '防火墙放行' };

/** What the design states beyond what is drawn, and what it leaves open. */
export function declaredFacts(topology: Topology, language: Language): DeclaredFacts {
  const { hosts, components, endpoints, etcdClusters, cluster, network, failureDomains } = topology;
  const names = new Map([...failureDomains, ...hosts].map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const ofKind = <T extends { kind: string }, K extends T['kind']>(list: readonly T[], kind: K) =>
    list.filter((each): each is Extract<T, { kind: K }> => each.kind === kind);
  const whole = [{ name: '' }];
  const tables = [
    gather(hosts, hostFacts, language),
    gather(ofKind(components, 'load-balancer'), loadBalancerFacts, language),
    gather(
      [...ofKind(components, 'control-plane'), ...ofKind(components, 'worker')],
      nodeFacts,
      language,
    ),
    gather(etcdClusters, etcdFacts, language),
    gather(ofKind(endpoints, 'vip'), vipFacts, language),
    gather(ofKind(endpoints, 'cloud-lb'), cloudFacts, language),
    gather(
      whole.map((each) => ({ ...cluster, ...each })),
      clusterFacts,
      language,
    ),
    gather(
      whole.map((each) => ({ ...network, ...each })),
      networkFacts,
      language,
    ),
  ];
  const trips = network.roundTripTimes.map(({ from, to, milliseconds }) => ({
    name: roundTrip[language],
    value: `${milliseconds} ms`,
    of: [renderMessage(message(words.between, { from: nameOf(from), to: nameOf(to) }), language)],
  }));
  const walls = network.firewalls.map(({ failureDomain, allow }) => ({
    name: firewall[language],
    value: joined(allow) ?? words.no[language],
    of: [nameOf(failureDomain)],
  }));
  const noTrips = trips.length === 0 && failureDomains.some(({ kind }) => kind === 'zone');
  return {
    stated: [...tables.flatMap(({ stated }) => stated), ...trips, ...walls],
    open: [...tables.flatMap(({ open }) => open), ...(noTrips ? [roundTrip[language]] : [])],
  };
}

function gather<T extends { readonly name: string }>(
  elements: readonly T[],
  facts: readonly Fact<T>[],
  language: Language,
): DeclaredFacts {
  const stated: DeclaredFact[] = [];
  const open: string[] = [];
  for (const { name, unit, asked = false, of } of facts) {
    const byValue = new Map<string, string[]>();
    for (const element of elements) {
      const value = of(element);
      if (value === undefined) continue;
      const shown = `${valueText(value, language)}${unit === undefined ? '' : ` ${unit}`}`;
      const known = byValue.get(shown);
      if (known === undefined) byValue.set(shown, [element.name]);
      else known.push(element.name);
    }
    for (const [value, names] of byValue) {
      stated.push({ name: name[language], value, of: names.filter((each) => each !== '') });
    }
    if (asked && byValue.size === 0 && elements.length > 0) open.push(name[language]);
  }
  return { stated, open };
}

function valueText(value: Exclude<Value, undefined>, language: Language): string {
  if (typeof value === 'object') return value[language];
  if (typeof value === 'boolean') return (value ? words.yes : words.no)[language];
  return String(value);
}

function optionsText(options: readonly ProgramOption[]): string | undefined {
  return joined(options.map(({ name, value }) => `--${name}=${value}`));
}

function joined(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join(', ');
}
