import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { ControlPlane, Worker } from '../../model/topology.ts';
import { parseRelease } from './etcd-versions.ts';

export interface NodeVersion<T extends ControlPlane | Worker = ControlPlane | Worker> {
  readonly component: T;
  /** As it is written, without a leading v. */
  readonly version: string;
  /** The y of 1.y; skew is counted in these. */
  readonly minor: number;
}

/** What nodes run: their own release, else that of the cluster. A text that is no release is left out. */
export function nodeVersions<T extends ControlPlane | Worker>(
  { topology }: TopologyIndex,
  components: readonly T[],
): readonly NodeVersion<T>[] {
  return components.flatMap((component) => {
    const version = component.version ?? topology.cluster.kubernetesVersion;
    const release = parseRelease(version);
    if (release?.major !== 1) return [];
    return [{ component, version: version.trim().replace(/^v/, ''), minor: release.minor }];
  });
}

/** The first of the least, or of the greatest, minor release. */
export function oldest<T extends NodeVersion>(versions: readonly T[]): T | undefined {
  const least = Math.min(...versions.map(({ minor }) => minor));
  return versions.find(({ minor }) => minor === least);
}

export function newest<T extends NodeVersion>(versions: readonly T[]): T | undefined {
  const most = Math.max(...versions.map(({ minor }) => minor));
  return versions.find(({ minor }) => minor === most);
}
