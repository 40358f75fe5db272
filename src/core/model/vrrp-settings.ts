import { vrrpCheckTimers, vrrpTimers } from './timers.ts';
import type { VipEndpoint, VrrpCheck } from './topology.ts';

export interface VrrpSettings {
  readonly preempt: boolean;
  /** Seconds; 0 is at once. */
  readonly preemptDelay: number;
  readonly initialState: 'backup' | 'master';
  readonly check: VrrpCheck;
  /** Seconds. */
  readonly checkInterval: number;
  /** Seconds that one check may take. */
  readonly checkTimeout: number;
  readonly checkFall: number;
  /** 0: a failed check gives the address away, whatever the priorities. */
  readonly checkWeight: number;
  readonly checkUser: string;
  /** Seconds, as keepalived takes them: whole ones in version 2, at most 40.95 in version 3. */
  readonly advertInterval: number;
  readonly vrrpVersion: 2 | 3;
  readonly authentication: boolean;
  readonly strict: boolean;
}

/**
 * How keepalived holds a VIP. Where the design says nothing: no host takes the address back, a failed
 * check of the local load balancer gives it away (domain facts: the only pair of settings that was
 * seen to move the address in every case), VRRP 3 between known peers.
 */
export function vrrpSettings(vip: VipEndpoint): VrrpSettings {
  const checkInterval = vip.checkInterval ?? vrrpCheckTimers.interval;
  const vrrpVersion = vip.vrrpVersion ?? 3;
  return {
    preempt: vip.preempt ?? false,
    preemptDelay: vip.preemptDelay ?? 0,
    initialState: vip.initialState ?? 'backup',
    check: vip.check ?? 'load-balancer',
    checkInterval,
    checkTimeout: Math.min(vrrpCheckTimers.timeout, checkInterval),
    checkFall: vip.checkFall ?? vrrpCheckTimers.fall,
    checkWeight: vip.checkWeight ?? 0,
    checkUser: vip.checkUser ?? 'root',
    advertInterval: advertInterval(vip.advertInterval ?? vrrpTimers.advertInterval, vrrpVersion),
    vrrpVersion,
    authentication: vip.authentication ?? false,
    strict: vip.strict ?? false,
  };
}

function advertInterval(seconds: number, version: 2 | 3): number {
  if (version === 2) return Math.max(1, Math.round(seconds));
  return Math.min(40.95, Math.round(seconds * 100) / 100);
}

/**
 * Whether the host of the highest priority takes the address back when it returns. keepalived clears
 * nopreempt where the state is MASTER.
 */
export function takesBack({ preempt, initialState }: VrrpSettings): boolean {
  return preempt || initialState === 'master';
}

/** Seconds that it waits before it does; keepalived clears the delay beside MASTER and nopreempt. */
export function takeBackDelay({ preempt, initialState, preemptDelay }: VrrpSettings): number {
  return preempt && initialState === 'backup' ? preemptDelay : 0;
}
