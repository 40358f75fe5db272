import type { TopologyIndex } from '../graph/topology-index.ts';
import { componentKinds, type ComponentKind } from '../model/topology.ts';

/** The kinds of elements that a sketch draws. */
export interface SketchFocus {
  readonly kinds: ReadonlySet<ComponentKind>;
  readonly endpoints: boolean;
}

/**
 * The kinds worth drawing in sketches of designs (a bad and a good one, say) that are about these
 * elements: masters always, the way to them where an endpoint or a load balancer is among them,
 * etcd where a member or a cluster is or masters alone, everything where a failure domain is.
 */
export function focusOn(designs: readonly TopologyIndex[], ids: ReadonlySet<string>): SketchFocus {
  const kinds = new Set<ComponentKind>(['control-plane']);
  let endpoints = false;
  let masters = false;
  for (const index of designs) {
    for (const id of closeTo(index, ids)) {
      const kind = index.components.get(id)?.kind;
      if (kind !== undefined) kinds.add(kind);
      if (kind === 'control-plane') masters = true;
      if (index.clusters.has(id)) kinds.add('etcd');
      if (index.endpoints.has(id)) kinds.add('load-balancer');
      if (kind === 'load-balancer' || index.endpoints.has(id)) endpoints = true;
      if (index.domains.has(id)) {
        for (const each of componentKinds) kinds.add(each);
      }
    }
  }
  if (masters && !endpoints) kinds.add('etcd');
  return { kinds, endpoints };
}

/** The elements themselves, what stands on the hosts among them, and the ends of the links. */
function closeTo(index: TopologyIndex, ids: ReadonlySet<string>): string[] {
  return [...ids].flatMap((id) => {
    const link = index.topology.links.find((each) => each.id === id);
    if (link !== undefined) return [link.from, link.to];
    const onHost = index.componentsOnHost.get(id) ?? [];
    return [id, ...onHost.map((component) => component.id)];
  });
}
