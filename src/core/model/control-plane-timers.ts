import {
  controllerLease,
  kubernetesTimers,
  nodeMonitorGracePeriod,
  type LeaseTimers,
} from './timers.ts';
import type { Cluster, ProgramOption } from './topology.ts';

/** What an option is set to: the last one counts, as programs take a flag that is given twice. */
export function optionValue(options: readonly ProgramOption[], name: string): string | undefined {
  return options.findLast((option) => option.name === name)?.value;
}

const seconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3 };

/** Seconds of a duration as Go writes it, `1m30s`; undefined for anything else, and for none at all. */
export function goSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  const total = parts.reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (seconds[unit] ?? 0),
    0,
  );
  return total > 0 ? total : undefined;
}

/**
 * How kube-controller-manager or kube-scheduler holds its lease under these options. Both refuse
 * timers that do not fall from duration to deadline to period; such ones count as not given.
 */
export function controllerLeaseOf(options: readonly ProgramOption[]): LeaseTimers {
  const read = (name: string): number | undefined =>
    goSeconds(optionValue(options, `leader-elect-${name}`));
  const lease = {
    duration: read('lease-duration') ?? controllerLease.duration,
    renewDeadline: read('renew-deadline') ?? controllerLease.renewDeadline,
    retryPeriod: read('retry-period') ?? controllerLease.retryPeriod,
  };
  const isUsable = lease.duration > lease.renewDeadline && lease.renewDeadline > lease.retryPeriod;
  return isUsable ? lease : controllerLease;
}

/** Seconds until a silent node is NotReady, and until the pods of an unreachable one have to leave. */
export function nodeLossTimers(cluster: Cluster): { grace: number; toleration: number } {
  const { apiServerOptions, controllerManagerOptions, kubernetesVersion } = cluster;
  const toleration = optionValue(apiServerOptions, 'default-unreachable-toleration-seconds');
  return {
    grace:
      goSeconds(optionValue(controllerManagerOptions, 'node-monitor-grace-period')) ??
      nodeMonitorGracePeriod(kubernetesVersion),
    toleration:
      toleration !== undefined && /^\d{1,9}$/.test(toleration)
        ? Number(toleration)
        : kubernetesTimers.evictionToleration,
  };
}
