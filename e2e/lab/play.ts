import {
  agrees,
  holdsAsPredicted,
  type CaseResult,
  type HolderResult,
  type PlaceResult,
} from './agreement.ts';
import { casesOf, predict, type Case, type Prediction } from './cases.ts';
import { clientPace } from './control-plane.ts';
import type { Host } from './host.ts';
import type { Lab } from './lab.ts';
import type { Observer } from './observer.ts';
import { sleep } from './run.ts';

/** Milliseconds that all requests must say the same before it counts. */
const window = 3000;
/** Longest wait for a steady answer, and for the site to be well again. */
const longest = 40_000;
const healing = 90_000;

/** Does what the case says, waits until what clients see is steady, compares, and makes it undone. */
export async function play(lab: Lab, each: Case): Promise<CaseResult> {
  const began = Date.now();
  const victim = firstBalancer(lab, each);
  if (victim !== undefined) {
    await lab.giveTo(victim);
    const troubles = await lab.settle(healing);
    if (troubles.length > 0) return unplayed(each, began, troubles);
  }
  const before = await lab.holders();
  const predictions = predict(lab.design, each, before);
  const inside =
    each.isolated !== undefined && predictions.inside !== undefined
      ? await lab.observe(each.isolated, 1)
      : undefined;
  const outside = await lab.outside();
  if (inside !== undefined) await sleep(1000);
  const hosts = each.hosts.flatMap((id) => lab.hosts.get(id) ?? []);
  const service =
    each.process && lab.hosts.get(each.process.host)?.services.get(each.process.service);

  const from = Date.now();
  await Promise.all(hosts.map((host) => host.cutPower()));
  if (each.isolated !== undefined) await lab.cutOff(each.isolated);
  if (each.cut !== undefined) await lab.cutBetween(each.cut.host, each.cut.from);
  if (each.process?.how === 'crashed') service?.crash();
  else await service?.stop();

  const watched = (place: PlaceResult['place'], observer: Observer, prediction: Prediction) =>
    watch(lab, each, { place, observer, prediction, from, before });
  const places = await Promise.all([
    watched('outside', outside, predictions.outside),
    ...(inside !== undefined && predictions.inside !== undefined
      ? [watched('inside', inside, predictions.inside)]
      : []),
  ]);

  if (inside !== undefined) await lab.removeObserver(inside);
  if (each.isolated !== undefined) await lab.joinAgain(each.isolated);
  if (each.cut !== undefined) await lab.joinBetween(each.cut.host, each.cut.from);
  if (each.process?.how === 'stopped') service?.again();
  await Promise.all(hosts.map((host) => lab.revive(host)));
  const troubles = await lab.settle(healing);
  return {
    name: each.name,
    kind: each.kind,
    places,
    agrees: places.every(agrees),
    troubles,
    seconds: Math.round((Date.now() - began) / 100) / 10,
  };
}

const notices = new WeakMap<Lab, number>();

/**
 * Seconds that the loss of some host takes at most until everybody has noticed: what does not work
 * may work a little until then (a load balancer that still asks a master without etcd).
 */
function slowestNotice(lab: Lab): number {
  let slowest = notices.get(lab);
  if (slowest === undefined) {
    const single = casesOf(lab.design).filter(({ kind }) => kind === 'host');
    const times = single.map((each) => predict(lab.design, each, new Map()).outside.recovery);
    slowest = Math.max(8, ...times);
    notices.set(lab, slowest);
  }
  return slowest;
}

/** The load balancer that the case takes away, of several the one that VRRP prefers. */
function firstBalancer(lab: Lab, { hosts, process, cut }: Case): string | undefined {
  return [...hosts, ...[process, cut].flatMap((part) => part?.host ?? [])]
    .flatMap((id) => lab.hosts.get(id)?.at.loadBalancer ?? [])
    .toSorted((a, b) => b.priority - a.priority)[0]?.id;
}

function unplayed({ name, kind }: Case, began: number, troubles: readonly string[]): CaseResult {
  const seconds = (Date.now() - began) / 1000;
  return { name, kind, places: [], agrees: false, troubles, seconds };
}

/** Seconds until systemd has started a service again, and it serves. */
function restartOf(lab: Lab, { process }: Case): number {
  if (process?.how !== 'crashed') return 0;
  const service = lab.hosts.get(process.host)?.services.get(process.service);
  return (service?.unit.restartMs ?? 0) / 1000 + 1;
}

/** A keepalived that crashes leaves the address to others, who wait as if it were stopped. */
function takeoverOf(lab: Lab, { process, ...each }: Case): number {
  if (process?.how !== 'crashed' || process.service !== 'keepalived') return 0;
  const loadBalancer = lab.hosts.get(process.host)?.at.loadBalancer;
  if (loadBalancer === undefined) return 0;
  const stopped = { ...each, scenario: { failed: [`${loadBalancer.id}:keepalived`] } };
  return predict(lab.design, stopped, new Map()).outside.recovery;
}

/**
 * Seconds until the clients have used every connection between a kube-apiserver and an external
 * member once: one that leads to a dead member hangs from then on.
 */
function firstUse(lab: Lab, { hosts }: Case): number {
  const { site, index } = lab.design;
  const members = site.hosts.filter(({ etcd, controlPlane }) => etcd && !controlPlane);
  if (!members.some(({ host }) => hosts.includes(host.id))) return 0;
  return (clientPace.everyMs * index.controlPlanes.length * members.length) / 1000;
}

interface Watched {
  readonly place: PlaceResult['place'];
  readonly observer: Observer;
  readonly prediction: Prediction;
  readonly from: number;
  readonly before: ReadonlyMap<string, readonly string[]>;
}

/**
 * Waits for a window in which all requests say the same. What is expected to work counts as soon as
 * it does; that something does not work is believed only after all timers have run out.
 */
async function watch(
  lab: Lab,
  each: Case,
  { place, observer, prediction, from, before }: Watched,
): Promise<PlaceResult> {
  const patience = (Math.max(prediction.recovery, slowestNotice(lab)) + 4) * 1000;
  const end = from + Math.max(longest, patience + 10_000);
  const restart = restartOf(lab, each);
  const expected = expectedHolders(lab, each, prediction, before);
  const positive = prediction.seen === 'writable';
  let observed: PlaceResult['observed'] = 'unsteady';
  let holders: readonly HolderResult[] = [];
  for (;;) {
    await sleep(200);
    const seen = observer.seen(window, from + 300);
    holders = await observedHolders(lab, each, place, expected);
    const now = Date.now();
    const steady = now > from + window + 500 && seen !== undefined && seen !== 'partial';
    const asExpected = seen === prediction.seen && holders.every(holdsAsPredicted);
    const believable = positive || now > from + patience;
    const contrary = now > from + patience + 4000 && positive === (seen === 'writable');
    if (steady && ((asExpected && believable) || contrary)) {
      observed = seen;
      break;
    }
    if (now > end) {
      observed = seen ?? 'unsteady';
      break;
    }
  }
  const members = [...lab.hosts.values()].filter((host) => isSeenFrom(lab, each, place, host));
  return {
    place,
    predicted: prediction.seen,
    observed,
    predictedQuorum: prediction.quorum,
    observedQuorum: await lab.hasQuorum(members),
    holders,
    recovered: observer.lastFailure(from) / 1000,
    predictedRecovery:
      Math.max(prediction.recovery, restart, takeoverOf(lab, each)) + firstUse(lab, each),
    errors: observer.errors(from),
  };
}

/** Priorities so close that the wait before taking over differs by a tenth of a second at most. */
const closeRace = 26;

/**
 * Nobody takes an address back from a holder that still serves (nopreempt). Who takes over waits
 * (256 - priority) / 256 of an advertisement longer (RFC 5798, 6.1), so among close priorities any
 * may be first. A keepalived that crashes is back before or after another one has taken over.
 */
function expectedHolders(
  lab: Lab,
  { process, cut }: Case,
  { holders, able }: Prediction,
  before: ReadonlyMap<string, readonly string[]>,
): Map<string, readonly string[]> {
  const { loadBalancers, endpoints } = lab.design.index;
  const priority = new Map(loadBalancers.map((each) => [each.id, each.priority]));
  const crashed = process?.how === 'crashed' && process.service === 'keepalived';
  return new Map(
    [...holders].map(([endpoint, holder]) => {
      const vip = endpoints.get(endpoint);
      const members = vip?.kind === 'vip' ? vip.members.filter((id) => able.has(id)) : [];
      const [now] = before.get(endpoint) ?? [];
      if (crashed) return [endpoint, members];
      // Whether it keeps the address hangs on what keepalived checks, which the prediction knows.
      if (cut !== undefined) return [endpoint, holder === null ? [] : [holder]];
      if (now !== undefined && able.has(now)) return [endpoint, [now]];
      if (holder === null) return [endpoint, []];
      const best = priority.get(holder) ?? 0;
      return [endpoint, members.filter((id) => best - (priority.get(id) ?? 0) <= closeRace)];
    }),
  );
}

async function observedHolders(
  lab: Lab,
  each: Case,
  place: PlaceResult['place'],
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<HolderResult[]> {
  const here = new Set(
    [...lab.hosts.values()].flatMap((host) =>
      isSeenFrom(lab, each, place, host) ? (host.at.loadBalancer?.id ?? []) : [],
    ),
  );
  return [...(await lab.holders())].map(([endpoint, holders]) => ({
    endpoint,
    predicted: expected.get(endpoint) ?? [],
    observed: holders.filter((holder) => here.has(holder)),
  }));
}

/** Whether a host is on the side of the clients. */
function isSeenFrom(lab: Lab, each: Case, place: PlaceResult['place'], { at }: Host): boolean {
  if (each.isolated === undefined) return true;
  const { domains } = lab.design.index;
  let domain = at.host.failureDomain;
  while (domain !== undefined && domain !== each.isolated) domain = domains.get(domain)?.parent;
  return (domain === each.isolated) === (place === 'inside');
}
