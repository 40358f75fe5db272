import type { HaproxyPace } from '../../../model/load-balancer-settings.ts';
import { haproxyTimers, nginxTimers } from '../../../model/timers.ts';
import type { Duration } from '../scenario-report.ts';

/** How a load balancer notices that a master is gone: an answer, or none. */
export type Notice = 'refused' | 'silent' | 'passive';

/** A check waits for a connection no longer than the interval (HAProxy, "timeout check"). */
export function checkConnect({ interval }: HaproxyPace): number {
  return Math.min(haproxyTimers.connect, interval);
}

/** From the failure of a master until the load balancer sends it nothing more. */
export function timeToNotice(notice: Notice, pace: HaproxyPace): Duration {
  const { fall, fast, interval } = pace;
  if (notice === 'passive') return { min: 0, max: nginxTimers.connect };
  const checks = (fall - 1) * fast + (notice === 'silent' ? fall * checkConnect(pace) : 0);
  return { min: checks, max: interval + checks };
}
