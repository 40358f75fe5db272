import { controlPlaneBackendsOf, type Backend } from '../../../graph/topology-index.ts';
import type { Localized } from '../../../model/message.ts';
import { haproxyPace, type HaproxyPace } from '../../../model/load-balancer-settings.ts';
import { etcdTimersOf } from '../../../model/timers.ts';
import type { SideState } from '../../verdict.ts';
import type { Interruption } from './interruptions.ts';
import { nameOf, namesOf, say } from './names.ts';
import type { Situation } from './situation.ts';

const texts = {
  election: {
    en: '{cluster}: with a quorum again, its members elect a leader (election timeout {timeout} ms, up to twice)',
    zh: '{cluster}：恢复法定人数后，成员选出 leader（选举超时 {timeout} ms，最长两倍）',
  },
  back: {
    en: 'HAProxy ({balancers}) takes {masters} back in: {rise} good checks, up to {down} s and then {fast} s apart',
    zh: 'HAProxy（{balancers}）重新启用 {masters}：检查成功 {rise} 次，间隔最长 {down} s，随后 {fast} s',
  },
} satisfies Record<string, Localized>;

/** What a side that had no API waits for until it has it again. */
export function recoveries(
  before: Situation,
  now: Situation,
  side: SideState,
): readonly Interruption[] {
  const hadNone = before.statesOf(side).some(({ api }) => api === 'unavailable');
  if (!hadNone || side.api === 'unavailable') return [];
  return [...elections(before, now, side), ...returns(before, now, side)];
}

function elections(before: Situation, now: Situation, side: SideState): Interruption[] {
  return side.etcd.flatMap(({ cluster: id, quorum }): Interruption[] => {
    const cluster = now.index.clusters.get(id);
    const had = before
      .statesOf(side)
      .some(({ etcd }) => etcd.some((each) => each.cluster === id && each.quorum));
    if (cluster === undefined || !quorum || had) return [];
    const { electionTimeout: timeout } = etcdTimersOf(cluster);
    return [
      {
        what: say(texts.election, { cluster: nameOf(now.index, id) }, { timeout }),
        takes: { min: timeout / 1000, max: (2 * timeout) / 1000 },
      },
    ];
  });
}

function returns(before: Situation, now: Situation, side: SideState): Interruption[] {
  const groups = new Map<
    string,
    { pace: HaproxyPace; balancers: string[]; masters: Set<string> }
  >();
  for (const id of side.servingLoadBalancers) {
    const balancer = now.index.components.get(id);
    if (balancer?.kind !== 'load-balancer' || balancer.software !== 'haproxy') continue;
    const isIn = (situation: Situation, { component, link }: Backend): boolean =>
      situation.linkUp(link.id) &&
      situation.hears(id, component.id) &&
      (balancer.healthCheck === 'readyz'
        ? situation.isUsable(component.id)
        : situation.runs(component.id, 'kube-apiserver'));
    const back = controlPlaneBackendsOf(now.index, id).filter(
      (backend) => isIn(now, backend) && !isIn(before, backend),
    );
    if (back.length === 0) continue;
    const pace = haproxyPace(balancer);
    const key = JSON.stringify(pace);
    const group = groups.get(key) ?? { pace, balancers: [], masters: new Set() };
    group.balancers.push(id);
    for (const { component } of back) group.masters.add(component.id);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ pace, balancers, masters }) => {
    const { rise, whileDown: down, fast } = pace;
    const names = {
      balancers: namesOf(now.index, balancers),
      masters: namesOf(now.index, [...masters]),
    };
    const atLeast = (rise - 1) * fast;
    return {
      what: say(texts.back, names, { rise, down, fast }),
      takes: { min: atLeast, max: down + atLeast },
    };
  });
}
