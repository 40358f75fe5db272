import { predict, type Case, type Prediction } from './cases.ts';
import type { Host } from './host.ts';
import type { Lab } from './lab.ts';
import type { Observer, Seen } from './observer.ts';
import { sleep } from './run.ts';

/** What was predicted for clients of one place, and what they saw. */
export interface PlaceResult {
  readonly place: 'outside' | 'inside';
  readonly predicted: Seen;
  readonly observed: Seen | 'unsteady';
  readonly predictedQuorum: boolean;
  readonly observedQuorum: boolean;
  readonly predictedHolders: readonly string[];
  readonly observedHolders: readonly string[];
  /** Seconds after the failure until the last write failed. */
  readonly recovered: number;
  /** Seconds at most, as the timers of the configs say. */
  readonly predictedRecovery: number;
  readonly errors: string;
}

export interface CaseResult {
  readonly name: string;
  readonly kind: Case['kind'];
  readonly places: readonly PlaceResult[];
  readonly agrees: boolean;
  /** What kept the lab from getting well again afterwards; empty if it did. */
  readonly troubles: readonly string[];
  readonly seconds: number;
}

/** Milliseconds that all requests must say the same before it counts. */
const window = 3000;
/** Longest wait for a steady answer, and for the site to be well again. */
const longest = 40_000;
const healing = 90_000;

/** Does what the case says, waits until what clients see is steady, compares, and makes it undone. */
export async function play(lab: Lab, each: Case): Promise<CaseResult> {
  const began = Date.now();
  const predictions = predict(lab.design, each);
  const victim = firstBalancer(lab, each);
  if (victim !== undefined) {
    await lab.giveTo(victim);
    const troubles = await lab.settle(healing);
    if (troubles.length > 0) return unplayed(each, began, troubles);
  }
  const before = await lab.holders();
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
  service?.kill();

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
  service?.again();
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

/** The load balancer that the case takes away, of several the one that VRRP prefers. */
function firstBalancer(lab: Lab, { hosts, process }: Case): string | undefined {
  return [...hosts, ...(process === undefined ? [] : [process.host])]
    .flatMap((id) => lab.hosts.get(id)?.at.loadBalancer ?? [])
    .toSorted((a, b) => b.priority - a.priority)[0]?.id;
}

function unplayed({ name, kind }: Case, began: number, troubles: readonly string[]): CaseResult {
  const seconds = (Date.now() - began) / 1000;
  return { name, kind, places: [], agrees: false, troubles, seconds };
}

export function agrees(result: PlaceResult): boolean {
  return (
    result.predicted === result.observed &&
    result.predictedQuorum === result.observedQuorum &&
    result.predictedHolders.join() === result.observedHolders.join()
  );
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
  const patience = Math.max(12_000, (prediction.recovery + 4) * 1000);
  const end = from + Math.max(longest, patience + 10_000);
  const predictedHolders = expectedHolders(prediction, before);
  let observed: PlaceResult['observed'] = 'unsteady';
  let observedHolders: readonly string[] = [];
  for (;;) {
    await sleep(200);
    const seen = observer.seen(window, from + 300);
    observedHolders = await holdersSeenFrom(lab, each, place);
    const positive = prediction.seen === 'writable';
    const asExpected =
      seen === prediction.seen && observedHolders.join() === predictedHolders.join();
    const steady = Date.now() > from + window + 500 && seen !== undefined && seen !== 'partial';
    if (steady && asExpected && (positive || Date.now() > from + patience)) observed = seen;
    else if (Date.now() > from + patience + 4000 && steady && positive === (seen === 'writable')) {
      observed = seen;
    } else if (Date.now() < end) continue;
    else observed = seen ?? 'unsteady';
    break;
  }
  const members = [...lab.hosts.values()].filter((host) => isSeenFrom(lab, each, place, host));
  return {
    place,
    predicted: prediction.seen,
    observed,
    predictedQuorum: prediction.quorum,
    observedQuorum: await lab.hasQuorum(members),
    predictedHolders,
    observedHolders,
    recovered: observer.lastFailure(from) / 1000,
    predictedRecovery: prediction.recovery,
    errors: observer.errors(from),
  };
}

/** Nobody takes an address back from a holder that still serves (nopreempt). */
function expectedHolders(
  { holders, able }: Prediction,
  before: ReadonlyMap<string, readonly string[]>,
): string[] {
  return [...holders].map(([endpoint, holder]) => {
    const [now] = before.get(endpoint) ?? [];
    return `${endpoint}: ${now !== undefined && able.has(now) ? now : (holder ?? 'nobody')}`;
  });
}

async function holdersSeenFrom(
  lab: Lab,
  each: Case,
  place: PlaceResult['place'],
): Promise<string[]> {
  const here = new Set(
    [...lab.hosts.values()].flatMap((host) =>
      isSeenFrom(lab, each, place, host) ? (host.at.loadBalancer?.id ?? []) : [],
    ),
  );
  return [...(await lab.holders())].map(([endpoint, holders]) => {
    const seen = holders.filter((holder) => here.has(holder));
    return `${endpoint}: ${seen.join(' and ') || 'nobody'}`;
  });
}

/** Whether a host is on the side of the clients. */
function isSeenFrom(lab: Lab, each: Case, place: PlaceResult['place'], { at }: Host): boolean {
  if (each.isolated === undefined) return true;
  const { domains } = lab.design.index;
  let domain = at.host.failureDomain;
  while (domain !== undefined && domain !== each.isolated) domain = domains.get(domain)?.parent;
  return (domain === each.isolated) === (place === 'inside');
}
