import type { TopologyIndex } from '../../graph/topology-index.ts';
import { defaultEtcdQuota } from '../../model/etcd-settings.ts';
import type { EtcdCluster, Host } from '../../model/topology.ts';
import type { Threshold } from '../rule.ts';
import { memberHosts } from './etcd-hosts.ts';

export const GIBIBYTE = 2 ** 30;

/** The largest quota that etcd suggests (FAQ, "System requirements"). */
export const SUGGESTED_MOST_QUOTA = 8 * GIBIBYTE;

/** What a host needs beside the database; a judgement. */
export const memoryReserve = {
  beside: {
    value: 2,
    unit: 'GiB',
    about: {
      en: "memory of a member's host beside the quota",
      zh: '成员所在主机在配额之外所需的内存',
    },
  },
  besideMaster: {
    value: 4,
    unit: 'GiB',
    about: {
      en: 'memory in addition where a master shares the host',
      zh: '与 master 同机时另需的内存',
    },
  },
} as const satisfies Record<string, Threshold>;

/** GiB that the database may take; etcd's own quota where none is set. */
export function quotaGiB({ quotaBackendBytes }: EtcdCluster): number {
  return (quotaBackendBytes > 0 ? quotaBackendBytes : defaultEtcdQuota) / GIBIBYTE;
}

/** GiB of memory that a host of a member needs beside the database. */
export function reservedGiB(index: TopologyIndex, host: Host): number {
  const withMaster = (index.componentsOnHost.get(host.id) ?? []).some(
    ({ kind }) => kind === 'control-plane',
  );
  return memoryReserve.beside.value + (withMaster ? memoryReserve.besideMaster.value : 0);
}

/**
 * The largest quota in bytes, in whole GiB and up to what etcd suggests, that fits into the memory of
 * every member's host as far as it is known; undefined if that is less than etcd's own 2 GiB.
 */
export function fittingQuota(index: TopologyIndex, cluster: EtcdCluster): number | undefined {
  const room = memberHosts(index, cluster).flatMap(({ host }) =>
    host.memoryGiB === undefined ? [] : [host.memoryGiB - reservedGiB(index, host)],
  );
  const bytes = Math.min(SUGGESTED_MOST_QUOTA, Math.floor(Math.min(...room, 8)) * GIBIBYTE);
  return bytes < defaultEtcdQuota ? undefined : bytes;
}
