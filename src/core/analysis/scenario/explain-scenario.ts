import type { TopologyIndex } from '../../graph/topology-index.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { ScenarioStep } from '../../model/topology.ts';
import { fill, join } from '../compose-message.ts';
import { describeState } from '../describe.ts';
import { addressMoves, unmovedAddresses } from './explain/address-moves.ts';
import { consequences, splitAddresses } from './explain/consequences.ts';
import { interruptions } from './explain/interruptions.ts';
import { namesOf } from './explain/names.ts';
import { recoveries } from './explain/recoveries.ts';
import { sidePlace } from './explain/side-place.ts';
import { Situation } from './explain/situation.ts';
import type { ScenarioReport, SideReport } from './scenario-report.ts';
import { scenarioAfter } from './scenario-steps.ts';
import type { ApiState, Scenario } from '../verdict.ts';

const texts = {
  side: { en: '{place}: {sentence}', zh: '{place}：{sentence}' },
  sides: { en: ' ', zh: '' },
  more: { en: 'And {count} more sides.', zh: '另有 {count} 侧。' },
  twice: {
    en: '{addresses} has more than one holder at once.',
    zh: '{addresses} 同时有多个持有者。',
  },
} satisfies Record<string, Localized>;

/** How many sides one sentence names. */
const mostSides = 4;

const worstFirst: readonly ApiState[] = ['unavailable', 'partial', 'degraded', 'available'];

/**
 * A scenario, told: what clients on each side get and why, where addresses move and what else is
 * interrupted on the way from `before` (by default nothing failed), and what follows. Times come
 * from the timers of the exported configs (model/timers.ts) and count from the failure; they are
 * bounds of the configured programs, without what networks and machines add. Never throws.
 *
 * `before` is taken as freshly started; {@link explainSteps} remembers where addresses have gone.
 */
export function explainScenario(
  index: TopologyIndex,
  scenario: Scenario,
  before: Scenario = { failed: [] },
): ScenarioReport {
  const earlier = new Situation(index, before);
  return report(earlier, new Situation(index, scenario, earlier));
}

/** Steps, told one after the other, each from where the ones before have led. */
export function* explainSteps(
  index: TopologyIndex,
  steps: readonly ScenarioStep[],
): Generator<ScenarioReport, void> {
  let before = new Situation(index, { failed: [] });
  for (const [at] of steps.entries()) {
    const now = new Situation(index, scenarioAfter(steps.slice(0, at + 1)), before);
    yield report(before, now);
    before = now;
  }
}

function report(earlier: Situation, now: Situation): ScenarioReport {
  const { index } = now;
  const sides = now.sides.map((state): SideReport => {
    const place = sidePlace(now, state);
    const said = describeState(index, state);
    return {
      state,
      place,
      sentence: place === null ? said : fill(texts.side, { place, sentence: said }),
      moves: addressMoves(earlier, now, state),
      unmoved: unmovedAddresses(now, state),
      interruptions: [...interruptions(earlier, now, state), ...recoveries(earlier, now, state)],
      consequences: consequences(now, state),
    };
  });
  const heldTwice = splitAddresses(now).map(({ endpoint }) => endpoint);
  return {
    api: worstFirst.find((api) => sides.some(({ state }) => state.api === api)) ?? 'unavailable',
    sentence: wholeSentence(index, sides, heldTwice),
    sides,
    heldTwice,
  };
}

function wholeSentence(
  index: TopologyIndex,
  sides: readonly SideReport[],
  heldTwice: readonly string[],
): Message {
  const parts = sides.slice(0, mostSides).map(({ sentence }) => sentence);
  const more = sides.length - parts.length;
  if (more > 0) parts.push(message(texts.more, { count: more }));
  if (heldTwice.length > 0) {
    parts.push(fill(texts.twice, { addresses: namesOf(index, heldTwice) }));
  }
  return join(texts.sides, parts);
}
