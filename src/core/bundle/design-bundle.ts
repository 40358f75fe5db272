import { viewIds } from '../diagrams/view.ts';
import { drawView } from '../diagrams/registry.ts';
import { buildBundle, type Bundle } from '../exporters/bundle.ts';
import type { BundleFile } from '../exporters/exporter.ts';
import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import type { Language } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { gameDayReport } from './game-day-report.ts';
import { scenariosReport } from './scenarios-report.ts';
import { verdictReport } from './verdict-report.ts';

/**
 * The bundle as it is handed over: the configs of every host, and in `docs/` the diagrams, the
 * verdict, the saved scenarios and the drills. It stands above exporters, diagrams and rules, which do not know each other.
 */
export function buildDesignBundle(topology: Topology, language: Language): Bundle {
  const index = indexTopology(topology);
  return buildBundle(topology, { language, extraFiles: docs(index, language) });
}

function docs(index: TopologyIndex, language: Language): BundleFile[] {
  const diagrams = viewIds.map((view): BundleFile => ({
    path: `docs/${view}.mmd`,
    content: drawView(index, view, { language }).text,
    mode: 0o644,
    syntax: 'mermaid',
  }));
  const verdict: BundleFile = {
    path: 'docs/verdict.md',
    content: verdictReport(index, language),
    mode: 0o644,
    syntax: 'markdown',
  };
  const told = [
    ['docs/scenarios.md', scenariosReport(index, language)],
    ['docs/game-day.md', gameDayReport(index, language)],
  ] as const;
  const pages = told.flatMap(([path, content]): BundleFile[] =>
    content === undefined ? [] : [{ path, content, mode: 0o644, syntax: 'markdown' }],
  );
  return [...diagrams, verdict, ...pages];
}
