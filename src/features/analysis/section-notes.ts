import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { downtimeText, shareText } from '../../core/analysis/exact/availability-text.ts';
import { eventName } from '../../core/analysis/exact/describe-event.ts';
import { toleranceKinds } from '../../core/analysis/verdict.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import type { AnalysisSection } from '../../store/session-store.ts';
import { formatCount } from './format-count.ts';
import { importanceRows } from './importance-rows.ts';

/** The gist of each section in a few words; empty as long as it is not known. */
export function useSectionNotes(): Readonly<Record<AnalysisSection, string>> {
  const { t } = useTranslation('analysis');
  const { say, pick, language } = useText();
  const index = useTopologyIndex();
  const assessment = useSession((state) => state.assessment);
  const analysis = useSession((state) => state.analysis.analysis?.value);
  const changes = useSession((state) => state.analysis.changes?.value);

  const tolerated = toleranceKinds.flatMap((kind) => {
    // Where there are hosts, each component stands on one.
    if (kind === 'component') return [];
    const tolerance = assessment?.verdict.tolerates[kind];
    return tolerance == null ? [] : [t(`short.${kind}`, { count: tolerance.tolerated })];
  });
  const orders = analysis?.cutSets.countByOrder ?? [];
  const smallest = orders.findIndex((count) => count > 0n);
  const first = useMemo(
    () => (analysis?.available === true ? importanceRows(analysis, 'fussellVesely')[0] : undefined),
    [analysis],
  );
  const [best] = (changes ?? []).toSorted((a, b) => b.minutesSaved - a.minutesSaved);
  const availability = assessment?.availability;
  return {
    tolerances: tolerated.join(' · '),
    'cut-sets':
      smallest < 0
        ? ''
        : t('short.cutSets', {
            number: formatCount(orders[smallest] ?? 0n, language),
            order: smallest + 1,
          }),
    downtime: availability == null ? '' : say(downtimeText(availability.minutesPerYear)),
    importance:
      first === undefined
        ? ''
        : t('short.importance', {
            name: say(eventName(index, first.id)),
            share: pick(shareText(first.fussellVesely)),
          }),
    'next-changes':
      best !== undefined
        ? t('changes.saves', { time: say(downtimeText(best.minutesSaved)) })
        : changes === undefined
          ? ''
          : t('short.noChange'),
  };
}
