import { vrrpCheckTimers } from './timers.ts';
import { takeBackDelay, type VrrpSettings } from './vrrp-settings.ts';

/** Seconds. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** How long a host of this priority waits longer than three adverts (RFC 5798, 6.1). Seconds. */
export function skewTime({ advertInterval }: VrrpSettings, priority: number): number {
  return ((256 - Math.min(255, Math.max(1, priority))) / 256) * advertInterval;
}

/** From the last advert of the holder until a host of this priority holds the address. */
export function silenceTakeover(settings: VrrpSettings, priority: number): Span {
  const { advertInterval } = settings;
  const skew = skewTime(settings, priority);
  return { min: 2 * advertInterval + skew, max: 3 * advertInterval + skew };
}

/** From the start of the only load balancer on until it holds the address. */
export function firstHold(settings: VrrpSettings, priority: number): Span {
  const { advertInterval, checkInterval } = settings;
  const waits = 3 * advertInterval + skewTime(settings, priority);
  if (settings.check === 'none') return { min: waits, max: waits };
  const { rise } = vrrpCheckTimers;
  return { min: (rise - 1) * checkInterval + waits, max: rise * checkInterval + waits };
}

/** From the return of a host until it has taken the address back, where it does. */
export function takeBack(settings: VrrpSettings, priority: number): Span {
  const { min, max } = firstHold(settings, priority);
  const delay = takeBackDelay(settings);
  return { min: min + delay, max: max + delay };
}

/** Whether the check asks the load balancer of its own host, and so sees that it is dead. */
export function seesLoadBalancer({ check }: VrrpSettings): boolean {
  return check === 'load-balancer' || check === 'backends';
}

/** Whether a failed check leaves the holder with a lower priority than the next host. */
export function weightBridges({ checkWeight }: VrrpSettings, from: number, to: number): boolean {
  return Math.abs(checkWeight) > from - to;
}

/**
 * Whether the holder keeps the address although its load balancer is dead, judged by the two hosts of
 * the highest priority.
 * @param priorities highest first
 */
export function isKeptByDead(settings: VrrpSettings, priorities: readonly number[]): boolean {
  const [first, second] = priorities;
  if (first === undefined || second === undefined) return false;
  return checkTakeover(settings, first, second) === undefined;
}

/**
 * From the death of the load balancer on the host that holds the address until the next host holds
 * it; undefined where no check sees it or what follows moves nothing (measured: with nopreempt a
 * weight leaves the address on the dead load balancer).
 * @param from the priority of the holder
 * @param to that of the host that would be next
 */
export function checkTakeover(settings: VrrpSettings, from: number, to: number): Span | undefined {
  if (!seesLoadBalancer(settings)) return undefined;
  const { checkInterval, checkFall, checkWeight } = settings;
  const noticed = { min: (checkFall - 1) * checkInterval, max: checkFall * checkInterval };
  if (checkWeight === 0) {
    const skew = skewTime(settings, to);
    return { min: noticed.min + skew, max: noticed.max + skew };
  }
  if (!settings.preempt || !weightBridges(settings, from, to)) return undefined;
  // The next host goes on hearing adverts, but of a lower priority, which it does not heed.
  const silence = silenceTakeover(settings, to);
  const delay = takeBackDelay(settings);
  return { min: noticed.min + silence.min + delay, max: noticed.max + silence.max + delay };
}
