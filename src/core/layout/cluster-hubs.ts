import type { Layout } from './layout-topology.ts';
import type { Rect } from './rect.ts';
import { storesInLinks, type TopologyIndex } from '../graph/topology-index.ts';
import type { EtcdCluster } from '../model/topology.ts';

export const hubWidth = 176;
export const hubHeight = 30;

/** Free room kept around a hub. */
const margin = 4;
/** How far away from its best place a hub is tried, step by step. */
const step = 18;
const mostSteps = 40;

/**
 * An external etcd cluster is drawn as a shape of its own between the masters and the members: five
 * masters that use five members are then ten lines, not twenty-five. It stands where its lines are
 * shortest and it covers nothing; no placement is stored for it.
 */
export function clusterHubs(index: TopologyIndex, layout: Layout): ReadonlyMap<string, Rect> {
  const hubs = new Map<string, Rect>();
  for (const cluster of index.topology.etcdClusters) {
    if (cluster.placement !== 'external') continue;
    const rect = hubRect(index, layout, cluster, [...hubs.values()]);
    if (rect !== undefined) hubs.set(cluster.id, rect);
  }
  return hubs;
}

function hubRect(
  index: TopologyIndex,
  layout: Layout,
  cluster: EtcdCluster,
  others: readonly Rect[],
): Rect | undefined {
  const rectsOf = (ids: readonly string[]): Rect[] =>
    ids.flatMap((id) => layout.shapes.get(id)?.rect ?? []);
  const members = rectsOf(cluster.members.map(({ component }) => component));
  const users = rectsOf(
    index.controlPlanes
      .filter(({ id }) => storesInLinks(index, id).some((link) => link.to === cluster.id))
      .map(({ id }) => id),
  );
  if (members.length === 0) return undefined;
  const all = [...users, ...members];
  const x = mean(all.map((rect) => rect.x + rect.width / 2));
  const y = betweenRows(users, members) ?? mean(all.map((rect) => rect.y + rect.height / 2));
  const taken = [
    ...others,
    ...Array.from(layout.shapes.values()).flatMap(({ kind, rect }) =>
      kind === 'host' || kind === 'endpoint' ? [rect] : [],
    ),
  ];
  return nearestFree({ x: Math.round(x - hubWidth / 2), y: Math.round(y - hubHeight / 2) }, taken);
}

/** The middle of the gap between the lower edge of one row and the upper edge of the next. */
function betweenRows(users: readonly Rect[], members: readonly Rect[]): number | undefined {
  if (users.length === 0) return undefined;
  const above = Math.max(...users.map((rect) => rect.y + rect.height));
  const below = Math.min(...members.map((rect) => rect.y));
  return below > above ? (above + below) / 2 : undefined;
}

function nearestFree(at: { x: number; y: number }, taken: readonly Rect[]): Rect {
  const best = { ...at, width: hubWidth, height: hubHeight };
  for (let n = 0; n <= mostSteps; n += 1) {
    for (const [dx, dy] of [
      [0, n],
      [n, 0],
      [-n, 0],
      [0, -n],
    ] as const) {
      const tried = { ...best, x: at.x + dx * step, y: at.y + dy * step };
      if (!taken.some((rect) => overlaps(rect, tried))) return tried;
    }
  }
  return best;
}

function overlaps(a: Rect, b: Rect): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
