import type { Topology } from '../model/topology.ts';

/** Keys in the order people read a topology; unknown ones follow in the order they came. */
const keyOrder = [
  'apiVersion',
  'kind',
  'metadata',
  'cluster',
  'failureDomains',
  'hosts',
  'components',
  'etcdClusters',
  'endpoints',
  'links',
  'network',
  'assumptions',
  'checks',
  'layout',
  'views',
] as const satisfies readonly (keyof Topology)[];

/**
 * The canonical text of a document: JSON, two spaces, final newline. Equal documents give equal
 * bytes, and reading the text back gives an equal document.
 */
export function writeDocument(topology: Topology): string {
  return `${JSON.stringify(canonical(topology), null, 2)}\n`;
}

/** The document with its parts in canonical order and the layout sorted by id. */
function canonical(topology: Topology): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const key of keyOrder) ordered[key] = topology[key];
  for (const [key, value] of Object.entries(topology)) {
    if (!Object.hasOwn(ordered, key)) ordered[key] = value;
  }
  // Shapes are placed in the order people drag them; that is no difference between designs.
  ordered['layout'] = Object.fromEntries(
    Object.entries(topology.layout).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return ordered;
}
