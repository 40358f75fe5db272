import { expect } from 'vitest';
import type { CandidateFamily } from '../core/advice/candidate.ts';
import { applyCommand } from '../core/commands/apply.ts';
import { indexTopology, type TopologyIndex } from '../core/graph/topology-index.ts';
import { renderMessage } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';

/** A candidate as a reader sees it, with the design that it makes. */
export interface Made {
  readonly id: string;
  readonly choice: string;
  readonly label: string;
  readonly after: TopologyIndex;
}

/** Every candidate of a family, each applied as one step; fails where one is refused. */
export function candidatesOf(family: CandidateFamily, topology: Topology): Made[] {
  return [...family(indexTopology(topology))].map(({ id, choice, label, commands }) => {
    const result = applyCommand(topology, { type: 'batch', label, commands });
    if (!result.ok) throw new Error(`${id}: ${renderMessage(result.reason, 'en')}`);
    const texts = [renderMessage(label, 'en'), renderMessage(label, 'zh')];
    for (const text of texts) expect(text).not.toMatch(/[{}]/);
    return { id, choice, label: texts[0] ?? '', after: indexTopology(result.topology) };
  });
}

/** How many components of a kind each domain holds, workers aside: `{ 'zone-a': 2, … }`. */
export function heldBy(
  index: TopologyIndex,
  kind: 'load-balancer' | 'control-plane' | 'etcd',
): Record<string, number> {
  const held: Record<string, number> = {};
  for (const component of index.topology.components) {
    if (component.kind !== kind) continue;
    const domain = index.hosts.get(component.host)?.failureDomain ?? 'none';
    held[domain] = (held[domain] ?? 0) + 1;
  }
  return held;
}
