import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { EtcdCluster } from '../../model/topology.ts';

/** Numbers of a release, `major.minor.patch`; `patch` is undefined where none is named. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | undefined;
}

/** Reads `3.6.14`, `v3.6.14` or `3.6`; undefined for anything else. */
export function parseRelease(text: string): Release | undefined {
  const match = /^v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, major, minor, patch] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: patch === undefined ? undefined : Number(patch),
  };
}

/** Certainly older: a release without a patch counts as its newest. */
export function isOlder(release: Release, than: Release): boolean {
  if (release.major !== than.major) return release.major < than.major;
  if (release.minor !== than.minor) return release.minor < than.minor;
  return (release.patch ?? Infinity) < (than.patch ?? 0);
}

/** An etcd release with all fixes that matter here, which every listed kubeadm accepts. */
export const GOOD_ETCD = '3.5.33';

/** As {@link GOOD_ETCD}, of the next minor release. */
export const GOOD_ETCD_3_6 = '3.6.14';

/**
 * kubeadm's constant `MinExternalEtcdVersion` from a patch release of Kubernetes 1.x on. A minor
 * that is not listed is not known.
 */
const leastEtcd: Readonly<Record<number, readonly { from: number; etcd: string }[]>> = {
  31: [
    { from: 0, etcd: '3.5.11' },
    { from: 14, etcd: '3.5.24' },
  ],
  32: [
    { from: 0, etcd: '3.5.11' },
    { from: 10, etcd: '3.5.24' },
  ],
  33: [
    { from: 0, etcd: '3.5.11' },
    { from: 6, etcd: '3.5.21' },
  ],
  34: [
    { from: 0, etcd: '3.5.21' },
    { from: 2, etcd: '3.5.24' },
  ],
  35: [{ from: 0, etcd: '3.5.24' }],
};

/**
 * The oldest external etcd that kubeadm of a Kubernetes release accepts; undefined if not known. A
 * release without a patch counts as the first of its minor, which asks for the least.
 */
export function leastExternalEtcd(kubernetesVersion: string): string | undefined {
  const kubernetes = parseRelease(kubernetesVersion);
  if (kubernetes?.major !== 1) return undefined;
  return leastEtcd[kubernetes.minor]?.findLast(({ from }) => from <= (kubernetes.patch ?? 0))?.etcd;
}

/**
 * The minor release of etcd that kubeadm runs on stacked masters (its constant `DefaultEtcdVersion`:
 * 3.5 up to Kubernetes 1.33, 3.6 in 1.34 and 1.35); undefined where it is not known.
 */
function stackedEtcd(kubernetesVersion: string): Release | undefined {
  const kubernetes = parseRelease(kubernetesVersion);
  if (kubernetes?.major !== 1 || kubernetes.minor < 31 || kubernetes.minor > 35) return undefined;
  return { major: 3, minor: kubernetes.minor < 34 ? 5 : 6, patch: undefined };
}

/** The release of etcd that a cluster is designed for, as far as it is known. */
export function plannedRelease(
  { topology }: TopologyIndex,
  { placement, version }: EtcdCluster,
): Release | undefined {
  return placement === 'external'
    ? parseRelease(version)
    : stackedEtcd(topology.cluster.kubernetesVersion);
}

export function releaseText({ major, minor, patch }: Release): string {
  return [major, minor, ...(patch === undefined ? [] : [patch])].join('.');
}

/** Whether kubeadm surely refuses an external etcd of this release. */
export function kubeadmRefuses(etcdVersion: string, kubernetesVersion: string): boolean {
  const etcd = parseRelease(etcdVersion);
  const least = parseRelease(leastExternalEtcd(kubernetesVersion) ?? '');
  return etcd !== undefined && least !== undefined && isOlder(etcd, least);
}
