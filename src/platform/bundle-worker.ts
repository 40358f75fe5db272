import { diffBundles, type FileDiff } from '../core/bundle/compare-bundles.ts';
import { buildDesignBundle } from '../core/bundle/design-bundle.ts';
import { reviewReport } from '../core/bundle/review-report.ts';
import { applyCommand } from '../core/commands/apply.ts';
import type { Command } from '../core/commands/command.ts';
import { fixAllSafe } from '../core/diagnostics/fix.ts';
import { renderDiagnostic } from '../core/diagnostics/render.ts';
import type { Bundle } from '../core/exporters/bundle.ts';
import { zipBundle } from '../core/exporters/zip.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Language } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import type { ExplainedDiagnostic } from '../store/session-store.ts';
import { serveRequests } from './newest-only-worker.ts';

export interface BundleInput {
  readonly topology: Topology;
  readonly language: Language;
  readonly zipped: boolean;
}

export interface BundleOutput {
  readonly bundle: Bundle;
  /** Present if it was asked for. */
  readonly zip: Uint8Array | undefined;
}

/** What edits would do to the files; one that would be refused ends the list. */
export interface FileDiffInput {
  readonly topology: Topology;
  readonly language: Language;
  readonly commands: readonly Command[];
}

/** What can be resolved without a change of the design. */
export interface SafeFixesInput {
  readonly fixAllSafe: Topology;
}

export interface SafeFixesOutput {
  /** In the order they are resolved. */
  readonly resolved: readonly ExplainedDiagnostic[];
  readonly commands: readonly Command[];
}

/** The whole review as one Markdown page. */
export interface ReviewInput {
  readonly review: Topology;
  readonly language: Language;
}

type Input = BundleInput | FileDiffInput | SafeFixesInput | ReviewInput;
type Output = BundleOutput | readonly FileDiff[] | SafeFixesOutput | string;

serveRequests<Input, Output>((input) => {
  if ('fixAllSafe' in input) return safeFixes(input.fixAllSafe);
  if ('review' in input) return reviewReport(indexTopology(input.review), input.language);
  const { topology, language } = input;
  const bundle = buildDesignBundle(topology, language);
  if ('commands' in input) {
    return diffBundles(bundle, buildDesignBundle(edited(topology, input.commands), language));
  }
  return { bundle, zip: input.zipped ? zipBundle(bundle) : undefined };
});

function safeFixes(topology: Topology): SafeFixesOutput {
  const { resolved, commands } = fixAllSafe(topology);
  return {
    commands,
    resolved: resolved.map((diagnostic) => ({
      ...diagnostic,
      texts: { en: renderDiagnostic(diagnostic, 'en'), zh: renderDiagnostic(diagnostic, 'zh') },
    })),
  };
}

function edited(topology: Topology, commands: readonly Command[]): Topology {
  let after = topology;
  for (const command of commands) {
    const result = applyCommand(after, command);
    if (!result.ok) break;
    after = result.topology;
  }
  return after;
}
