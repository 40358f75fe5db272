import { controlPlaneBackendsOf, etcdAccessOf, votersOf } from '../../../graph/topology-index.ts';
import { controllerLeaseOf } from '../../../model/control-plane-timers.ts';
import type { Localized, Message } from '../../../model/message.ts';
import { haproxyPace, type HaproxyPace } from '../../../model/load-balancer-settings.ts';
import {
  etcdClientTimers,
  etcdTimersOf,
  nginxTimers,
  type LeaseTimers,
} from '../../../model/timers.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import type { Duration } from '../scenario-report.ts';
import type { SideState } from '../../verdict.ts';
import { checkConnect, timeToNotice, type Notice } from './backend-notice.ts';
import { leaseTakeover } from './lease.ts';
import { namesOf, say } from './names.ts';
import type { Situation } from './situation.ts';
import { zoneAddresses } from './zone-addresses.ts';

export interface Interruption {
  readonly what: Message;
  readonly takes: Duration;
}

const texts = {
  election: {
    en: 'If {members} led etcd, another member is elected; until then no writes (election timeout {timeout} ms, up to twice)',
    zh: '若 {members} 是 etcd 的 leader，则会选出新的 leader；其间无法写入（选举超时 {timeout} ms，最长两倍）',
  },
  etcdClients: {
    en: 'kube-apiserver on {masters} gives its connections to {members} up {timeout} s after an answer stays away, idle ones after {idle} s at most; until then requests sent over them hang',
    zh: '{masters} 上的 kube-apiserver 在无应答 {timeout} s 后放弃与 {members} 的连接（空闲连接最多 {idle} s）；其间经由这些连接的请求会挂起',
  },
  refused: {
    en: 'HAProxy ({balancers}) takes {masters} out: {fall} failed checks, {interval} s and then {fast} s apart; until then it tries another master when one refuses',
    zh: 'HAProxy（{balancers}）摘除 {masters}：检查失败 {fall} 次，间隔 {interval} s，随后 {fast} s；其间连接被拒绝时会改试其他 master',
  },
  silent: {
    en: 'HAProxy ({balancers}) takes {masters} out: {fall} checks without an answer, {interval} s and then {fast} s apart, each given up after {connect} s; until then new connections there hang',
    zh: 'HAProxy（{balancers}）摘除 {masters}：{fall} 次检查无应答，间隔 {interval} s，随后 {fast} s，每次 {connect} s 后放弃；其间发往该处的新连接会挂起',
  },
  passive: {
    en: 'NGINX ({balancers}) has no active checks: a new connection that is sent to {masters} waits up to {connect} s, then tries the next; after {fails} failures in {pause} s it leaves it out for {pause} s at a time',
    zh: 'NGINX（{balancers}）没有主动检查：发往 {masters} 的新连接最多等待 {connect} s 后改试下一个；{pause} s 内失败 {fails} 次后，每次停用 {pause} s',
  },
  controllers: {
    en: '{processes}: if the one on {masters} led, another takes over when its lease of {duration} s has run out',
    zh: '{processes}：若 {masters} 上的实例是 leader，其 {duration} s 的租约过期后由其他实例接管',
  },
} satisfies Record<string, Localized>;

/** What stops for a while on the way from one situation to the next, and how long. */
export function interruptions(
  before: Situation,
  now: Situation,
  side: SideState,
): readonly Interruption[] {
  const found = controllerTakeovers(before, now, side);
  if (side.api === 'unavailable') return found;
  return [
    ...elections(before, now, side),
    ...silentMembers(before, now),
    ...backendLosses(before, now, side),
    ...zoneAddresses(before, now, side),
    ...found,
  ];
}

/** External members that no longer answer a master, which still has others: its connections hang. */
function silentMembers(before: Situation, now: Situation): Interruption[] {
  const groups = new Map<string, { members: readonly string[]; masters: string[] }>();
  for (const master of now.index.controlPlanes) {
    const access = etcdAccessOf(now.index, master);
    if (access?.placement !== 'external' || !now.isUsable(master.id)) continue;
    const answers = (situation: Situation, { id, host }: { id: string; host: string }): boolean =>
      situation.hostUp(host) && situation.hears(master.id, id);
    const members = access.members
      .filter((member) => answers(before, member) && !answers(now, member))
      .map(({ id }) => id);
    if (members.length === 0) continue;
    const key = members.join(' ');
    const group = groups.get(key) ?? { members, masters: [] };
    group.masters.push(master.id);
    groups.set(key, group);
  }
  const { ping, timeout } = etcdClientTimers;
  return [...groups.values()].map(({ members, masters }) => ({
    what: say(
      texts.etcdClients,
      { masters: namesOf(now.index, masters), members: namesOf(now.index, members) },
      { timeout, idle: ping + timeout },
    ),
    takes: { min: 0, max: timeout },
  }));
}

function elections(before: Situation, now: Situation, side: SideState): Interruption[] {
  return side.etcd.flatMap(({ cluster: id, quorum }): Interruption[] => {
    const cluster = now.index.clusters.get(id);
    if (cluster === undefined || !quorum || !hadQuorum(before, side, id)) return [];
    const lost = votersOf(now.index, cluster).filter(
      (voter) =>
        isInQuorum(before, voter.id, voter.host, id) && !isInQuorum(now, voter.id, voter.host, id),
    );
    if (lost.length === 0) return [];
    const { electionTimeout: timeout } = etcdTimersOf(cluster);
    const members = namesOf(
      now.index,
      lost.map((voter) => voter.id),
    );
    return [
      {
        what: say(texts.election, { members }, { timeout }),
        takes: { min: timeout / 1000, max: (2 * timeout) / 1000 },
      },
    ];
  });
}

function hadQuorum(before: Situation, side: SideState, cluster: string): boolean {
  return before
    .statesOf(side)
    .some(({ etcd }) => etcd.some((each) => each.cluster === cluster && each.quorum));
}

function isInQuorum(situation: Situation, voter: string, host: string, cluster: string): boolean {
  const etcd = situation.stateAt(host)?.etcd.find((each) => each.cluster === cluster);
  return situation.runs(voter) && etcd?.quorum === true;
}

function backendLosses(before: Situation, now: Situation, side: SideState): Interruption[] {
  const groups = new Map<
    string,
    { notice: Notice; pace: HaproxyPace; masters: readonly string[]; balancers: string[] }
  >();
  for (const id of side.servingLoadBalancers) {
    const balancer = now.index.components.get(id);
    if (balancer?.kind !== 'load-balancer') continue;
    const pace = haproxyPace(balancer);
    for (const notice of ['refused', 'silent', 'passive'] as const) {
      const masters = lostBackends(before, now, balancer, notice);
      if (masters.length === 0) continue;
      const paceKey = notice === 'passive' ? '' : JSON.stringify(pace);
      const key = [notice, paceKey, ...masters].join(' ');
      const group = groups.get(key) ?? { notice, pace, masters, balancers: [] };
      group.balancers.push(id);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ notice, pace, masters, balancers }) => {
    const names = {
      masters: namesOf(now.index, masters),
      balancers: namesOf(now.index, balancers),
    };
    return {
      what: say(texts[notice], names, figuresOf(notice, pace)),
      takes: timeToNotice(notice, pace),
    };
  });
}

function lostBackends(
  before: Situation,
  now: Situation,
  balancer: LoadBalancer,
  notice: Notice,
): string[] {
  return controlPlaneBackendsOf(now.index, balancer.id).flatMap(({ component, link }) => {
    const answered = (situation: Situation): boolean =>
      situation.linkUp(link.id) &&
      situation.hears(balancer.id, component.id) &&
      situation.hostUp(component.host);
    const worked = answered(before) && before.isUsable(component.id);
    if (!worked) return [];
    return noticeOf(now, balancer, component.id, answered(now)) === notice ? [component.id] : [];
  });
}

/** Undefined where nothing is noticed: it still answers the check, or refuses and NGINX goes on at once. */
function noticeOf(
  now: Situation,
  balancer: LoadBalancer,
  master: string,
  isThere: boolean,
): Notice | undefined {
  if (!isThere) return balancer.software === 'haproxy' ? 'silent' : 'passive';
  if (balancer.software !== 'haproxy') return undefined;
  return now.answersCheck(balancer, master) ? undefined : 'refused';
}

function figuresOf(notice: Notice, pace: HaproxyPace): Readonly<Record<string, number>> {
  if (notice === 'passive') {
    const { connect, maxFails: fails, failTimeout: pause } = nginxTimers;
    return { connect, fails, pause };
  }
  const { fall, interval, fast } = pace;
  return { fall, interval, fast, connect: checkConnect(pace) };
}

const controllerProcesses = [
  ['kube-controller-manager', 'controllerManager', 'controllerManagerOptions'],
  ['kube-scheduler', 'scheduler', 'schedulerOptions'],
] as const;

function controllerTakeovers(before: Situation, now: Situation, side: SideState): Interruption[] {
  const takeovers = new Map<
    string,
    { masters: readonly string[]; processes: string[]; lease: LeaseTimers }
  >();
  for (const [process, name, options] of controllerProcesses) {
    if (!side.controllers[name]) continue;
    const masters = now.index.controlPlanes.flatMap(({ id }) =>
      works(before, id, process) && !works(now, id, process) ? [id] : [],
    );
    if (masters.length === 0) continue;
    const lease = controllerLeaseOf(now.index.topology.cluster[options]);
    const key = [...masters, JSON.stringify(lease)].join(' ');
    const known = takeovers.get(key) ?? { masters, processes: [], lease };
    known.processes.push(process);
    takeovers.set(key, known);
  }
  return [...takeovers.values()].map(({ masters, processes, lease }) => ({
    what: say(
      texts.controllers,
      { masters: namesOf(now.index, masters) },
      { processes: processes.join(', '), duration: lease.duration },
    ),
    takes: leaseTakeover(lease),
  }));
}

function works(situation: Situation, master: string, process: string): boolean {
  const component = situation.index.components.get(master);
  const cluster =
    component?.kind === 'control-plane'
      ? etcdAccessOf(situation.index, component)?.cluster.id
      : undefined;
  const isFull = situation.sides.some(({ outOfSpace }) => outOfSpace.includes(cluster ?? ''));
  return situation.isUsable(master) && situation.runs(master, process) && !isFull;
}
