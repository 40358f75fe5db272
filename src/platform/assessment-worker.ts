import { computeVerdict } from '../core/analysis/compute-verdict.ts';
import { availabilityOf } from '../core/analysis/exact/availability.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { ruleById } from '../core/diagnostics/registry.ts';
import { renderDiagnostic } from '../core/diagnostics/render.ts';
import { judge } from '../core/diagnostics/run.ts';
import { unusedWaivers } from '../core/diagnostics/waivers.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import { message, type Message } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import type { Assessment, ExplainedDiagnostic } from '../store/session-store.ts';
import { serveRequests } from './newest-only-worker.ts';

export interface AssessmentInput {
  readonly revision: number;
  readonly topology: Topology;
}

serveRequests<AssessmentInput, Assessment>(({ revision, topology }) => {
  const index = indexTopology(topology);
  const verdict = computeVerdict(index);
  const { findings, waived } = judge(index, { verdict });
  const unused = unusedWaivers(topology.checks.waivers, [...findings, ...waived]);
  return {
    revision,
    verdict,
    availability: availabilityOf(index),
    diagnostics: findings.map(explained),
    waived: waived.map(explained),
    unusedWaivers: unused.map((waiver) => ({
      waiver,
      title: titleOf(waiver.rule),
    })),
  };
});

/** What a rule is called; one that this version does not know, by its id. */
function titleOf(rule: string): Message {
  const meta = ruleById.get(rule)?.meta;
  return meta === undefined
    ? message({ en: '{rule}', zh: '{rule}' }, { rule })
    : message(meta.title);
}

function explained(diagnostic: Diagnostic): ExplainedDiagnostic {
  return {
    ...diagnostic,
    texts: { en: renderDiagnostic(diagnostic, 'en'), zh: renderDiagnostic(diagnostic, 'zh') },
  };
}
