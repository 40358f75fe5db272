import { etcdAccessOf } from '../../../graph/topology-index.ts';
import { message, type Localized, type Message } from '../../../model/message.ts';
import { nodeLossTimers } from '../../../model/control-plane-timers.ts';
import { kubernetesTimers, vrrpTimers } from '../../../model/timers.ts';
import type { SideState } from '../../verdict.ts';
import { unmovedAddresses } from './address-moves.ts';
import { namesOf, say } from './names.ts';
import type { Situation } from './situation.ts';

const texts = {
  podsGoOn: {
    en: 'Pods on hosts that are up go on running: kubelet restarts them, and existing Services keep their routes.',
    zh: '正常主机上的 Pod 继续运行：kubelet 会重启它们，现有 Service 的转发保持不变。',
  },
  controllersGoOn: {
    en: 'The controllers go on: each talks to the kube-apiserver beside it, not through the endpoint.',
    zh: '控制器继续工作：它们只访问本机的 kube-apiserver，不经过入口。',
  },
  noController: {
    en: 'kube-controller-manager works nowhere: no node is marked NotReady, no pod is replaced, no endpoint is updated.',
    zh: '没有可工作的 kube-controller-manager：不会标记节点 NotReady、不会补充 Pod、不会更新 Endpoint。',
  },
  noScheduler: {
    en: 'kube-scheduler works nowhere: new pods stay Pending.',
    zh: '没有可工作的 kube-scheduler：新 Pod 会停留在 Pending。',
  },
  noEviction: {
    en: 'No pod is evicted: nothing that could order it works.',
    zh: '不会驱逐 Pod：没有可下达驱逐的组件。',
  },
  leases: {
    en: 'Kubelets that need the endpoint cannot renew their leases: NotReady after {grace} s, and {toleration} s later their pods are evicted. Evictions stop only while every zone has nothing but unhealthy nodes.',
    zh: '依赖入口的 kubelet 无法续租：{grace} s 后节点变为 NotReady，再过 {toleration} s 其 Pod 被驱逐。只有所有可用区的节点全部不健康时才会停止驱逐。',
  },
  deadNodes: {
    en: 'Nodes on dead hosts ({hosts}) count as NotReady after {grace} s; {toleration} s later their pods are evicted and those of Deployments start elsewhere.',
    zh: '故障主机（{hosts}）上的节点在 {grace} s 后变为 NotReady；再过 {toleration} s 其 Pod 被驱逐，Deployment 的 Pod 在别处启动。',
  },
  deadNodesPending: {
    en: 'Nodes on dead hosts ({hosts}) count as NotReady after {grace} s; {toleration} s later their pods are evicted, and new ones stay Pending.',
    zh: '故障主机（{hosts}）上的节点在 {grace} s 后变为 NotReady；再过 {toleration} s 其 Pod 被驱逐，新 Pod 停留在 Pending。',
  },
  isolated: {
    en: 'Nodes here are NotReady to the other side after {grace} s, and after about {total} s their pods are started there again while these go on: duplicates of Deployment pods are possible. StatefulSet pods are not started again by themselves.',
    zh: '另一侧在 {grace} s 后将此处节点视为 NotReady，约 {total} s 后在另一侧重新启动其 Pod，而此处的 Pod 仍在运行：Deployment 的 Pod 可能重复。StatefulSet 的 Pod 不会自动重建。',
  },
  othersIsolated: {
    en: 'Nodes out of reach ({hosts}) are NotReady after {grace} s; after about {total} s their pods are started here again while they may go on there: duplicates of Deployment pods are possible.',
    zh: '无法访问的节点（{hosts}）在 {grace} s 后变为 NotReady；约 {total} s 后其 Pod 在此处重新启动，而原 Pod 可能仍在运行：Deployment 的 Pod 可能重复。',
  },
  restarts: {
    en: 'A kube-apiserver without etcd fails its liveness probe: kubelet restarts it after about {seconds} s, and stale reads end.',
    zh: '失去 etcd 的 kube-apiserver 无法通过存活探针：约 {seconds} s 后 kubelet 将其重启，过期读取随之结束。',
  },
  noSpace: {
    en: '{clusters}: only reads and deletes, until space is freed (compaction, defragmentation) and the alarm is disarmed.',
    zh: '{clusters}：只能读取和删除，直到释放空间（压缩、碎片整理）并解除告警。',
  },
  untaught: {
    en: 'The health check of {balancers} does not see that {masters} cannot use etcd: requests go there and fail for good.',
    zh: '{balancers} 的健康检查看不到 {masters} 无法使用 etcd：发往那里的请求会一直失败。',
  },
  staysVrrp: {
    en: '{holder} keeps {endpoint} until it fails itself: keepalived is set to nopreempt.',
    zh: '{holder} 会继续持有 {endpoint}，直到自身故障：keepalived 设为 nopreempt。',
  },
  deadHolder: {
    en: '{holder} keeps {endpoint} although its load balancer is dead, and refuses every connection: keepalived is not set to give the address away for that.',
    zh: '{holder} 的负载均衡已停止，但仍持有 {endpoint} 并拒绝所有连接：keepalived 未设置为因此让出地址。',
  },
  staysLease: {
    en: '{holder} keeps {endpoint} until it fails itself: it goes on renewing its lease.',
    zh: '{holder} 会继续持有 {endpoint}，直到自身故障：它会持续续租。',
  },
  twiceApart: {
    en: '{endpoint} is held by {holders} at once (VRRP split brain), but clients here reach only one of them. Once they hear each other again, one gives it up, and clients find the other within about {refresh} s.',
    zh: '{endpoint} 同时由 {holders} 持有（VRRP 脑裂），但此处客户端只能访问其中一个。恢复互通后其中一个会放弃，客户端约 {refresh} s 内找到另一个。',
  },
  twiceHere: {
    en: '{endpoint} is held by {holders} at once (VRRP split brain), and clients here reach more than one of them: the last announcement decides which, and connections break when it changes.',
    zh: '{endpoint} 同时由 {holders} 持有（VRRP 脑裂），且此处客户端能访问其中多个：由最近一次宣告决定使用哪个，变化时连接会中断。',
  },
} satisfies Record<string, Localized>;

/** What still works on a side and what follows if nothing is mended, most important first. */
export function consequences(now: Situation, side: SideState): Message[] {
  const isAsDrawn = now.scenario.failed.length === 0 && now.sides.length === 1;
  const addresses = [...heldTwice(now, side), ...staying(now, side), ...heldByDead(now, side)];
  if (isAsDrawn && side.api !== 'unavailable') return addresses;
  const hasNodes = nodesOn(now, allHosts(now)).length > 0;
  return [
    ...(side.api === 'unavailable' && hasNodes ? [message(texts.podsGoOn)] : []),
    ...controllers(now, side),
    ...nodes(now, side),
    ...reads(now, side),
    ...failingShare(now, side),
    ...addresses,
  ];
}

/** Each VIP with the load balancers that hold it at the same time, if they are more than one. */
export function splitAddresses(
  now: Situation,
): readonly { readonly endpoint: string; readonly holders: readonly string[] }[] {
  const holders = new Map<string, Set<string>>();
  for (const side of now.sides) {
    for (const { endpoint } of side.vipHolders) {
      const holder = now.holderOf(side, endpoint);
      if (holder === null || !isVip(now, endpoint)) continue;
      const known = holders.get(endpoint) ?? new Set();
      holders.set(endpoint, known.add(holder));
    }
  }
  return [...holders].flatMap(([endpoint, each]) =>
    each.size > 1 ? [{ endpoint, holders: [...each] }] : [],
  );
}

function controllers(now: Situation, side: SideState): Message[] {
  const { controllerManager, scheduler } = side.controllers;
  if (side.api === 'unavailable') {
    if (controllerManager) return [message(texts.controllersGoOn)];
    const workElsewhere = now.sides.some((other) => other.controllers.controllerManager);
    return workElsewhere ? [] : [message(texts.noEviction)];
  }
  return [
    ...(controllerManager ? [] : [message(texts.noController)]),
    ...(scheduler ? [] : [message(texts.noScheduler)]),
  ];
}

/** What becomes of nodes that cannot report: only a working controller manager does anything. */
function nodes(now: Situation, side: SideState): Message[] {
  const { grace, toleration } = nodeLossTimers(now.index.topology.cluster);
  const figures = { grace, toleration, total: grace + toleration };
  const found: Message[] = [];
  const here = new Set(side.hosts);
  const others = now.sides.filter((other) => other !== side);
  if (side.controllers.controllerManager) {
    if (side.api === 'unavailable' && nodesOn(now, here).length > 0) {
      found.push(message(texts.leases, figures));
    }
    const dead = nodesOn(now, allHosts(now)).filter((host) => !now.hostUp(host));
    if (dead.length > 0 && side.api !== 'unavailable') {
      const text = side.controllers.scheduler ? texts.deadNodes : texts.deadNodesPending;
      found.push(say(text, { hosts: namesOf(now.index, dead) }, figures));
    }
    const lost = others
      .filter((other) => isLostTo(other, side))
      .flatMap(({ hosts }) => nodesOn(now, new Set(hosts)).filter((host) => now.hostUp(host)));
    if (lost.length > 0) {
      found.push(say(texts.othersIsolated, { hosts: namesOf(now.index, lost) }, figures));
    }
  } else if (
    nodesOn(now, here).some((host) => now.hostUp(host)) &&
    others.some((other) => other.controllers.controllerManager && isLostTo(side, other))
  ) {
    found.push(message(texts.isolated, figures));
  }
  return found;
}

/** A side that has no API while another one's controllers work, in which it cannot report. */
function isLostTo(side: SideState, working: SideState): boolean {
  return side.api === 'unavailable' && working.controllers.controllerManager && side !== working;
}

function allHosts({ index }: Situation): Set<string> {
  return new Set(index.hosts.keys());
}

/** Hosts that are nodes of the cluster: masters and workers. */
function nodesOn({ index }: Situation, hosts: ReadonlySet<string>): string[] {
  return [...hosts].filter((host) =>
    (index.componentsOnHost.get(host) ?? []).some(
      ({ kind }) => kind === 'worker' || kind === 'control-plane',
    ),
  );
}

function reads(now: Situation, side: SideState): Message[] {
  if (side.outOfSpace.length > 0) {
    return [say(texts.noSpace, { clusters: namesOf(now.index, side.outOfSpace) })];
  }
  if (side.reads !== 'stale') return [];
  const { livenessPeriod, livenessFailures } = kubernetesTimers;
  return [message(texts.restarts, { seconds: livenessPeriod * livenessFailures })];
}

/** Which load balancers keep masters in rotation that cannot answer. */
function failingShare(now: Situation, side: SideState): Message[] {
  if (side.api !== 'partial') return [];
  const masters = now.index.controlPlanes.filter(
    (master) =>
      now.runs(master.id, 'kube-apiserver') &&
      !now.isUsable(master.id) &&
      etcdAccessOf(now.index, master) !== undefined,
  );
  const balancers = now.index.loadBalancers.filter(
    ({ id, software, healthCheck }) =>
      side.servingLoadBalancers.includes(id) && (software !== 'haproxy' || healthCheck === 'tcp'),
  );
  if (masters.length === 0 || balancers.length === 0) return [];
  const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);
  return [
    say(texts.untaught, {
      balancers: namesOf(now.index, idsOf(balancers)),
      masters: namesOf(now.index, idsOf(masters)),
    }),
  ];
}

function isVip({ index }: Situation, endpoint: string): boolean {
  return index.endpoints.get(endpoint)?.kind === 'vip';
}

function heldTwice(now: Situation, side: SideState): Message[] {
  const held = new Set(
    side.vipHolders.flatMap(({ endpoint, holder }) => (holder ? [endpoint] : [])),
  );
  return splitAddresses(now)
    .filter(({ endpoint }) => held.has(endpoint))
    .map(({ endpoint, holders }) =>
      say(
        holders.filter((holder) => now.reaches(side, holder)).length > 1
          ? texts.twiceHere
          : texts.twiceApart,
        { endpoint: namesOf(now.index, [endpoint]), holders: namesOf(now.index, holders) },
        { refresh: vrrpTimers.garpRefresh },
      ),
    );
}

function heldByDead(now: Situation, side: SideState): Message[] {
  return side.vipHolders.flatMap(({ endpoint }) => {
    const holder = now.holderOf(side, endpoint);
    if (holder === null || !isVip(now, endpoint) || now.runs(holder, 'proxy')) return [];
    return [
      say(texts.deadHolder, {
        endpoint: namesOf(now.index, [endpoint]),
        holder: namesOf(now.index, [holder]),
      }),
    ];
  });
}

function staying(now: Situation, side: SideState): Message[] {
  return unmovedAddresses(now, side).map(({ endpoint, holder }) =>
    say(isVip(now, endpoint) ? texts.staysVrrp : texts.staysLease, {
      endpoint: namesOf(now.index, [endpoint]),
      holder: namesOf(now.index, [holder]),
    }),
  );
}
