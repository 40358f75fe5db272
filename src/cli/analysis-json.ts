import type { Service, ServiceAvailability } from '../core/analysis/exact/analysis.ts';
import { describeCutSetGroup, describeLimit } from '../core/analysis/exact/describe-cut-sets.ts';
import { eventName } from '../core/analysis/exact/describe-event.ts';
import {
  availabilityFigure,
  defaultAvailability,
  figureInfos,
} from '../core/analysis/exact/figures.ts';
import { toleranceKinds } from '../core/analysis/verdict.ts';
import { renderMessage, type Language } from '../core/model/message.ts';
import type { AnalysisReport } from './analysis-report.ts';
import { kindOf } from './names.ts';

/** The report in the words of the command line's contract, with names beside ids. */
export function analysisJson(report: AnalysisReport, service: Service, language: Language) {
  const { index, verdict, analysis, smallest, changes } = report;
  const { topology } = index;
  const named = (id: string) => ({
    kind: kindOf(index, id),
    id,
    name: renderMessage(eventName(index, id), language),
  });
  const asked = analysis.availability.find((each) => each?.service === service) ?? null;
  return {
    available: analysis.available,
    tolerates: Object.fromEntries(
      toleranceKinds.map((kind) => [kind, verdict.tolerates[kind]?.tolerated ?? null]),
    ),
    tolerances: Object.fromEntries(
      toleranceKinds.map((kind) => {
        const tolerance = verdict.tolerates[kind];
        if (tolerance === null) return [kind, null];
        const { tolerated, elements, exhaustive, counterExample } = tolerance;
        return [
          kind,
          { tolerated, elements, exhaustive, counterExample: counterExample?.map(named) ?? null },
        ];
      }),
    ),
    ...figures(asked),
    service,
    services: analysis.availability.flatMap((each) =>
      each === null ? [] : [{ service: each.service, ...figures(each), method: each.method }],
    ),
    cutSets: {
      countByOrder: analysis.cutSets.countByOrder.map(countJson),
      completeUpTo: analysis.cutSets.completeUpTo,
      smallest: smallest.map((set) => set.map(named)),
      groups: analysis.groups.map((group) => ({
        order: group.order,
        count: group.count,
        text: renderMessage(describeCutSetGroup(index, group), language),
        example: group.example.map(named),
      })),
    },
    importance:
      analysis.importance?.map(({ id, birnbaum, fussellVesely }) => ({
        ...named(id),
        birnbaum,
        fussellVesely,
      })) ?? null,
    assumptions: figureInfos.map(({ key, name, source }) => ({
      key,
      name: name[language],
      availability: availabilityFigure(topology, key),
      default: defaultAvailability(topology, key),
      source: source[language],
    })),
    overrides: analysis.events
      .filter(({ overridden }) => overridden)
      .map(({ id, unavailability }) => ({ ...named(id), unavailability })),
    limits: analysis.limits.map((limit) => ({
      limit,
      text: renderMessage(describeLimit(limit), language),
    })),
    ...(changes !== undefined && {
      changes: changes.map(({ id, label, hosts, after, minutesSaved, tolerates, commands }) => ({
        id,
        label: renderMessage(label, language),
        hosts,
        minutesSaved,
        unavailability: after,
        tolerates,
        commands,
      })),
    }),
  };
}

function figures(known: ServiceAvailability | null) {
  return {
    availability: known === null ? null : 1 - known.unavailability,
    unavailability: known?.unavailability ?? null,
    downtimeMinutesPerYear: known?.minutesPerYear ?? null,
  };
}

/** JSON readers take numbers for doubles: a count beyond 2^53 is written as text. */
export function countJson(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}
