import { etcdOptions } from '../../model/etcd-settings.ts';
import { canonicalIp, ipFamily } from '../../model/ip.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import type { Fix } from '../rule.ts';
import { patchFix } from './draft.ts';

/** What the user sets an option of etcd to; undefined if he leaves it to the bundle. */
export function optionOf(cluster: EtcdCluster, name: string): string | undefined {
  return etcdOptions(cluster)
    .find((option) => option.name === name)
    ?.value.trim();
}

/** Whether an option is switched off by hand: what Go reads as false. */
export function isOff(cluster: EtcdCluster, name: string): boolean {
  return /^(?:0|f|false|False|FALSE|F)$/.test(optionOf(cluster, name) ?? '');
}

export interface OptionUrl {
  readonly text: string;
  /** In small letters, without `://`. */
  readonly scheme: string;
  /** A canonical address, or a name in small letters. */
  readonly host: string;
  readonly port: number | undefined;
}

/** The URLs of an option, which etcd parts by commas; what is no URL is left out. */
export function urlsOf(cluster: EtcdCluster, name: string): OptionUrl[] {
  return (optionOf(cluster, name) ?? '').split(',').flatMap((text) => parseUrl(text) ?? []);
}

export function parseUrl(text: string): OptionUrl | undefined {
  const match = /^([a-z]+):\/\/(\[[^\]]*\]|[^/:]*)(?::(\d{1,5}))?/i.exec(text.trim());
  if (match === null) return undefined;
  const [, scheme = '', host = '', port] = match;
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return {
    text: text.trim(),
    scheme: scheme.toLowerCase(),
    host: canonicalIp(bare) ?? bare,
    port: port === undefined ? undefined : Number(port),
  };
}

/** Loopback or the unspecified address: what every host takes for itself. */
export function isOwnHost({ host }: OptionUrl): boolean {
  if (host === 'localhost' || host === '::1' || host === '::' || host === '0.0.0.0') return true;
  return ipFamily(host) === 'IPv4' && host.startsWith('127.');
}

/** Leaves options to the bundle, which writes them as the drawing needs them. */
export function dropOptions(
  index: TopologyIndex,
  clusterId: string,
  names: readonly string[],
): Fix | undefined {
  const cluster = index.clusters.get(clusterId);
  const dropped = cluster?.options.filter(({ name }) => names.includes(name)) ?? [];
  if (cluster === undefined || dropped.length === 0) return undefined;
  return patchFix(
    'suggestion',
    'etcdClusters',
    cluster.id,
    { options: cluster.options.filter((option) => !dropped.includes(option)) },
    { en: 'Remove the option {options}', zh: '删除选项 {options}' },
    { options: [...new Set(dropped.map(({ name }) => name))].join(', ') },
  );
}
