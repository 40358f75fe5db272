import { readdirSync, readFileSync } from 'node:fs';
import { mermaidBlocks } from '../core/importers/markdown-blocks.ts';
import type { Topology } from '../core/model/topology.ts';

/** A drawing with what a person reads in it: `__fixtures__/<set>/<name>.md`. */
export interface ReadingFixture {
  readonly name: string;
  readonly text: string;
  /** Shape or subgraph id to `reading`, `reading+reading` or `reading ×n`. */
  readonly expected: ReadonlyMap<string, string>;
  /** What draws no control plane: the kind of drawing it is, or `any`. */
  readonly refused: string | undefined;
}

export type FixtureSet = 'tuned' | 'held-out';

/** The fixtures of a set, by name. */
export function readingFixtures(set: FixtureSet): readonly ReadingFixture[] {
  const folder = new URL(`../core/importers/mermaid/__fixtures__/${set}/`, import.meta.url);
  return readdirSync(folder)
    .toSorted()
    .map((file) => {
      const page = readFileSync(new URL(file, folder), 'utf8');
      const lines = /```expected\n([^`]*)```/.exec(page)?.[1]?.trim().split('\n') ?? [];
      const expected = new Map(
        lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      const refused = expected.get('refused');
      if (refused !== undefined) expected.clear();
      return {
        name: file.replace(/\.md$/, ''),
        text: mermaidBlocks(page)[0]?.text ?? '',
        expected,
        refused,
      };
    });
}

/** How many of what a topology holds, as the `totals` of a fixture write it. */
export function totalsOf(topology: Topology): string {
  const kinds = ['load-balancer', 'control-plane', 'etcd', 'worker'] as const;
  return [
    ...kinds.map(
      (kind) => `${kind} ${topology.components.filter((each) => each.kind === kind).length}`,
    ),
    `endpoint ${topology.endpoints.length}`,
    `domain ${topology.failureDomains.length}`,
    `host ${topology.hosts.length}`,
    `forwards ${topology.links.filter(({ kind }) => kind === 'forwards').length}`,
  ].join(', ');
}
