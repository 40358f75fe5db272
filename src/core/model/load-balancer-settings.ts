import { haproxyTimers } from './timers.ts';
import type { LoadBalancer } from './topology.ts';

export interface LoadBalancerSettings {
  readonly mode: 'tcp' | 'http';
  readonly bindTo: 'any' | 'vip';
  readonly nonlocalBind: boolean;
  readonly maxConnections: number;
  readonly fileLimit: number;
  /** Seconds, within what HAProxy and NGINX take. */
  readonly idleTimeout: number;
  /** Seconds. */
  readonly checkInterval: number;
  readonly checkFall: number;
  readonly metrics: 'off' | 'loopback' | 'any';
}

/** Milliseconds in 32 bits end after 24 days; 0 would mean for ever to one program and never to another. */
const idleRange = { least: 1, most: 24 * 86_400 } as const;

/**
 * How HAProxy or NGINX is set where the design says nothing. 8000 connections are two times five for
 * each of 800 nodes; the idle timeout is that of kubelet's streams, four hours.
 */
export function loadBalancerSettings(loadBalancer: LoadBalancer): LoadBalancerSettings {
  return {
    mode: loadBalancer.mode ?? 'tcp',
    bindTo: loadBalancer.bindTo ?? 'any',
    nonlocalBind: loadBalancer.nonlocalBind ?? false,
    maxConnections: loadBalancer.maxConnections ?? 8000,
    fileLimit: loadBalancer.fileLimit ?? 65_536,
    idleTimeout: Math.min(
      Math.max(loadBalancer.idleTimeout ?? 14_400, idleRange.least),
      idleRange.most,
    ),
    checkInterval: loadBalancer.checkInterval ?? haproxyTimers.interval,
    checkFall: loadBalancer.checkFall ?? haproxyTimers.fall,
    metrics: loadBalancer.metrics ?? 'off',
  };
}

/** The pace of HAProxy's checks of one master. Seconds between two checks, and counts of them. */
export interface HaproxyPace {
  readonly interval: number;
  /** Once one has failed or succeeded, until the state is settled. */
  readonly fast: number;
  readonly whileDown: number;
  readonly rise: number;
  readonly fall: number;
}

export function haproxyPace(loadBalancer: LoadBalancer): HaproxyPace {
  const { checkInterval: interval, checkFall: fall } = loadBalancerSettings(loadBalancer);
  return {
    interval,
    fast: Math.min(haproxyTimers.fast, interval),
    whileDown: Math.max(haproxyTimers.whileDown, interval),
    rise: haproxyTimers.rise,
    fall,
  };
}

/** Seconds until HAProxy has seen the last of the failed checks that take a master out. */
export function checkWindow({ checkInterval, checkFall }: LoadBalancerSettings): number {
  return checkInterval * checkFall;
}
