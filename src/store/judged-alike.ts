import { topologySchema, type Topology } from '../core/model/topology.ts';

/** Parts of the document that no verdict and no rule looks at. */
const beside: ReadonlySet<string> = new Set(['layout', 'views', 'scenarios']);

const parts = Object.keys(topologySchema.shape).filter((part) => !beside.has(part));

/**
 * Whether two states of a document need no other judgement: they differ at most in where shapes
 * stand, in saved scenarios and in the options of diagrams.
 */
export function judgedAlike(before: Topology, after: Topology): boolean {
  return parts.every((part) => before[part as keyof Topology] === after[part as keyof Topology]);
}
