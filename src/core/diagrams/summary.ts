import type { TopologyIndex } from '../graph/topology-index.ts';
import { componentKinds, type Component, type ComponentKind } from '../model/topology.ts';
import {
  databaseVertex,
  diagramLimits,
  fanEdges,
  vertex,
  type Drawing,
  type Fan,
} from './drawing.ts';
import { componentCounts, summaryTexts } from './words.ts';

/** `3 masters`, in the language of the drawing. */
export function countOf(drawing: Drawing, kind: ComponentKind, count: number): string {
  return `${count} ${drawing.say(componentCounts[kind])}`;
}

/** `3 masters, 3 etcd members`, kinds without any left out. */
export function countsOf(drawing: Drawing, components: readonly Component[]): string {
  const counts = new Map<ComponentKind, number>();
  for (const { kind } of components) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return componentKinds
    .flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count === 0 ? [] : [countOf(drawing, kind, count)];
    })
    .join('\n');
}

/** The last resort of a view: one shape for each of the given kinds, load balancers to etcd. */
export function drawCounts(
  drawing: Drawing,
  index: TopologyIndex,
  kinds: readonly ComponentKind[],
): void {
  const lists = {
    'load-balancer': index.loadBalancers,
    'control-plane': index.controlPlanes,
    etcd: index.etcdMembers,
    worker: index.workers,
  };
  const chain: string[] = [];
  for (const kind of kinds) {
    const count = lists[kind].length;
    if (count === 0) continue;
    const id = drawing.id(kind);
    const label = countOf(drawing, kind, count);
    drawing.statements.push(
      kind === 'etcd'
        ? databaseVertex(id, label)
        : vertex(id, label, kind === 'load-balancer' ? 'rect' : 'round'),
    );
    if (kind !== 'worker') chain.push(id);
  }
  const fans = chain.slice(1).map((to, at): Fan => {
    const head = to === 'etcd' ? 'open' : 'arrow';
    return { from: chain[at] ?? to, to: [to], style: { head } };
  });
  drawing.statements.push(...fanEdges(fans));
  drawing.note(summaryTexts.countsOnly, diagramLimits);
}
