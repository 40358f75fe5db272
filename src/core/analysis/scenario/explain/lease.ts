import type { LeaseTimers } from '../../../model/timers.ts';
import type { Duration } from '../scenario-report.ts';

/** Candidates wait up to so much longer than the retry period (client-go leaderelection, JitterFactor). */
const jitter = 1.2;

/**
 * From the loss of a lease holder to the next one: the lease was last renewed up to one retry period
 * before, and candidates look at it once a retry period and its jitter.
 */
export function leaseTakeover({ duration, retryPeriod }: LeaseTimers): Duration {
  return { min: duration - retryPeriod, max: duration + retryPeriod * (1 + jitter) };
}
