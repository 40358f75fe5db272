import { emptyTopology, type Topology } from './topology.ts';

/** Some elements of a design, to be put into another place of it or into another design. */
export interface Part {
  /**
   * A document that holds them and nothing that points out of them. Placements of shapes that stand
   * in nothing count from the upper left corner of all of them.
   */
  readonly topology: Topology;
  /** Hosts that came along only because a component needs one to stand on. */
  readonly carriers: readonly string[];
  /** etcd clusters of which some members stayed behind: their members join the cluster they find. */
  readonly partial: readonly string[];
}

export function emptyPart(name: string): Part {
  return { topology: emptyTopology(name), carriers: [], partial: [] };
}

/** What stands in nothing else of the part: the shapes that a paste places. */
export function rootsOf({ topology, carriers }: Part): readonly string[] {
  const { failureDomains, hosts, endpoints } = topology;
  return [
    ...endpoints.map(({ id }) => id),
    ...failureDomains.flatMap(({ id, parent }) => (parent === undefined ? [id] : [])),
    ...hosts.flatMap(({ id, failureDomain }) =>
      failureDomain === undefined || carriers.includes(id) ? [id] : [],
    ),
  ];
}
