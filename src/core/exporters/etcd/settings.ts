import { message, type Message } from '../../model/message.ts';
import { etcdTimersAreUsable, etcdTimersOf, type EtcdTimers } from '../../model/timers.ts';
import type { EtcdCluster } from '../../model/topology.ts';

export interface EtcdSettings extends EtcdTimers {
  /** 0: not set, so that etcd has its own. */
  readonly quotaBackendBytes: number;
}

const usualQuota = 8_589_934_592;

function quotaIsUsable({ quotaBackendBytes }: EtcdCluster): boolean {
  return quotaBackendBytes >= 0 && Number.isSafeInteger(quotaBackendBytes);
}

/** The settings of a cluster, or the usual ones for those that etcd refuses. */
export function etcdSettings(cluster: EtcdCluster): EtcdSettings {
  return {
    ...etcdTimersOf(cluster),
    quotaBackendBytes: quotaIsUsable(cluster) ? cluster.quotaBackendBytes : usualQuota,
  };
}

export function etcdSettingNotes(cluster: EtcdCluster): Message[] {
  const notes: Message[] = [];
  if (!etcdTimersAreUsable(cluster)) {
    notes.push(
      message(
        {
          en: 'etcd cluster “{cluster}”: etcd refuses heartbeat {heartbeat} ms with election timeout {election} ms; 100 and 1000 are written.',
          zh: 'etcd 集群“{cluster}”：etcd 不接受心跳 {heartbeat} ms 与选举超时 {election} ms 的组合，改写为 100 与 1000。',
        },
        {
          cluster: cluster.name,
          heartbeat: cluster.heartbeatInterval,
          election: cluster.electionTimeout,
        },
      ),
    );
  }
  if (!quotaIsUsable(cluster)) {
    notes.push(
      message(
        {
          en: 'etcd cluster “{cluster}”: {quota} is no size for the database; 8 GiB is written.',
          zh: 'etcd 集群“{cluster}”：{quota} 不是有效的数据库大小，改写为 8 GiB。',
        },
        { cluster: cluster.name, quota: cluster.quotaBackendBytes },
      ),
    );
  }
  return notes;
}

/** `3.6` and newer dropped the experimental names of options. */
export type EtcdDialect = '3.4' | '3.5' | '3.6';

/** The names of options that a release understands; undefined if the text is no etcd 3 release. */
export function etcdDialect(version: string): EtcdDialect | undefined {
  const match = /^v?3\.(\d{1,3})(?:\.\d{1,3})?$/.exec(version.trim());
  if (match === null) return undefined;
  const minor = Number(match[1]);
  if (minor < 4) return undefined;
  return minor === 4 ? '3.4' : minor === 5 ? '3.5' : '3.6';
}
