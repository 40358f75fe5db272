import { diffSummary, tellDiff } from '../../core/diff/describe-diff.ts';
import { changeNames } from '../../core/diff/diff-report.ts';
import { diffTopologies } from '../../core/diff/diff-topologies.ts';
import { renderMessage, type Language } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';

/** No longer than a line of the list. */
const longest = 80;

/**
 * What a version would be called by what changed since another state: one change by its own name,
 * several by their number. Empty where nothing did.
 */
export function suggestName(before: Topology, now: Topology, language: Language): string {
  const diff = diffTopologies(before, now);
  const told = tellDiff(diff, before, now);
  // Links come and go with what they join.
  const worth = told.filter(({ group }) => group !== 'links');
  const [only] = worth.length > 0 ? worth : told;
  if (only === undefined && diff.drawnElsewhere.length === 0) return '';
  const name =
    only !== undefined && worth.length <= 1
      ? `${changeNames[only.change][language]}${language === 'zh' ? '：' : ': '}${renderMessage(only.title, language)}`
      : renderMessage(
          diffSummary(worth, only === undefined ? diff.drawnElsewhere.length : 0),
          language,
        );
  const characters = [...name];
  return characters.length <= longest ? name : `${characters.slice(0, longest - 1).join('')}…`;
}
