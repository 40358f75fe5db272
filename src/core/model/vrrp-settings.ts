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
  readonly checkFall: number;
  /** 0: a failed check gives the address away, whatever the priorities. */
  readonly checkWeight: number;
  readonly checkUser: string;
  /** Seconds. */
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
  return {
    preempt: vip.preempt ?? false,
    preemptDelay: vip.preemptDelay ?? 0,
    initialState: vip.initialState ?? 'backup',
    check: vip.check ?? 'load-balancer',
    checkInterval: vip.checkInterval ?? vrrpCheckTimers.interval,
    checkFall: vip.checkFall ?? vrrpCheckTimers.fall,
    checkWeight: vip.checkWeight ?? 0,
    checkUser: vip.checkUser ?? 'root',
    advertInterval: vip.advertInterval ?? vrrpTimers.advertInterval,
    vrrpVersion: vip.vrrpVersion ?? 3,
    authentication: vip.authentication ?? false,
    strict: vip.strict ?? false,
  };
}
