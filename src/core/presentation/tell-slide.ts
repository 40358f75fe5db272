import { fill } from '../analysis/compose-message.ts';
import { durationText } from '../analysis/duration-text.ts';
import { explainScenario, explainSteps } from '../analysis/scenario/explain-scenario.ts';
import { nameOf } from '../analysis/scenario/explain/names.ts';
import { stepClause } from '../analysis/scenario/explain/step-clause.ts';
import type { ScenarioReport } from '../analysis/scenario/scenario-report.ts';
import { scenarioAfter } from '../analysis/scenario/scenario-steps.ts';
import type { Scenario } from '../analysis/verdict.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { Slide } from './slides.ts';

/** What a slide has to say. */
export interface ToldSlide {
  readonly slide: Slide;
  readonly scenario: Scenario;
  readonly report: ScenarioReport;
  /** What happens, a clause each step; none where the title says it already. */
  readonly steps: readonly Message[];
  /** What moves and what is interrupted, with how long it takes. */
  readonly times: readonly Message[];
}

const texts = {
  moves: {
    en: '{time}: {endpoint} moves from {from} to {to}',
    zh: '{time}：{endpoint} 由 {from} 转到 {to}',
  },
  taken: { en: '{time}: {to} takes {endpoint}', zh: '{time}：{endpoint} 由 {to} 接管' },
  lost: { en: 'Nobody holds {endpoint} any more', zh: '{endpoint} 不再有持有者' },
  interrupted: { en: '{time}: {what}', zh: '{time}：{what}' },
} satisfies Record<string, Localized>;

/** Nobody reads more from a wall. */
const mostTimes = 4;
const mostSteps = 4;

/** Plays a slide to its end. Never throws: what the design no longer has changes nothing. */
export function tellSlide(index: TopologyIndex, slide: Slide): ToldSlide {
  const reports = [...explainSteps(index, slide.steps)];
  const report = reports.at(-1) ?? explainScenario(index, { failed: [] });
  const saved = slide.id.startsWith('scenario:');
  return {
    slide,
    scenario: scenarioAfter(slide.steps),
    report,
    steps: saved ? slide.steps.slice(0, mostSteps).map((step) => stepClause(index, step)) : [],
    times: distinct(reports.flatMap((each) => timesOf(index, each))).slice(0, mostTimes),
  };
}

function timesOf(index: TopologyIndex, { sides }: ScenarioReport): Message[] {
  return sides.flatMap(({ moves, interruptions }) => [
    ...moves.map(({ endpoint, from, to, takes }): Message => {
      const name = nameOf(index, endpoint);
      if (to === null || takes === null) return fill(texts.lost, { endpoint: name });
      const time = message(durationText(takes));
      const said = { endpoint: name, to: nameOf(index, to), time };
      return from === null
        ? fill(texts.taken, said)
        : fill(texts.moves, { ...said, from: nameOf(index, from) });
    }),
    ...interruptions.map(({ what, takes }) =>
      fill(texts.interrupted, { what, time: message(durationText(takes)) }),
    ),
  ]);
}

/** Both sides of a partition may say the same. */
function distinct(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((each) => [JSON.stringify(each), each])).values()];
}
