import { haproxyTimers } from './timers.ts';
import type { LoadBalancer } from './topology.ts';

export interface LoadBalancerSettings {
  readonly mode: 'tcp' | 'http';
  readonly bindTo: 'any' | 'vip';
  readonly nonlocalBind: boolean;
  readonly maxConnections: number;
  readonly fileLimit: number;
  /** Seconds. */
  readonly idleTimeout: number;
  /** Seconds. */
  readonly checkInterval: number;
  readonly checkFall: number;
  readonly metrics: 'off' | 'loopback' | 'any';
}

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
    idleTimeout: loadBalancer.idleTimeout ?? 14_400,
    checkInterval: loadBalancer.checkInterval ?? haproxyTimers.interval,
    checkFall: loadBalancer.checkFall ?? haproxyTimers.fall,
    metrics: loadBalancer.metrics ?? 'off',
  };
}
