import { durationText } from '../analysis/duration-text.ts';
import { explainSteps } from '../analysis/scenario/explain-scenario.ts';
import { stepClause } from '../analysis/scenario/explain/step-clause.ts';
import { nameOf } from '../analysis/scenario/explain/names.ts';
import type { AddressMove, SideReport } from '../analysis/scenario/scenario-report.ts';
import {
  markdownDocument,
  markdownHeading,
  markdownList,
  markdownText,
} from '../format/markdown.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Language, type Localized, type Message } from '../model/message.ts';
import type { SavedScenario, ScenarioStep } from '../model/topology.ts';

/** Bounds the page: nobody reads more, and every step is played. */
const mostSteps = 500;

const texts = {
  title: { en: 'Scenarios', zh: '场景' },
  model: {
    en: 'What happens step by step, and how long it takes by the timers of the configs in this bundle. A model, not a promise.',
    zh: '逐步展示发生的事情，以及按本包中各配置的定时器所需的时间。这是模型而不是承诺。',
  },
  noSteps: { en: 'No steps.', zh: '没有步骤。' },
  more: {
    en: 'And {count} more steps, which are not told here.',
    zh: '另有 {count} 步未在此列出。',
  },
  step: { en: '{number}. {what}', zh: '{number}. {what}' },
  moves: {
    en: '{endpoint}: from {from} to {to} in {time}. {why}.',
    zh: '{endpoint}：由 {from} 转到 {to}，用时 {time}。{why}。',
  },
  taken: {
    en: '{endpoint}: {to} takes it in {time}. {why}.',
    zh: '{endpoint}：{to} 在 {time} 内接管。{why}。',
  },
  lost: {
    en: '{endpoint}: nobody holds it any more. {why}.',
    zh: '{endpoint}：不再有持有者。{why}。',
  },
  interrupted: { en: '{time}: {what}.', zh: '{time}：{what}。' },
} satisfies Record<string, Localized>;

/** The saved scenarios, told step by step as Markdown; undefined where there are none. */
export function scenariosReport(index: TopologyIndex, language: Language): string | undefined {
  const parts = scenarioParts(index, language, 'document');
  return parts.length === 0 ? undefined : markdownDocument(parts);
}

/** Levels of the title, a scenario and a step: on a page of their own or as a part of one. */
const levels = { document: [1, 2, 3], part: [2, 3, 4] } as const;

/** The same as blocks; none where there are no scenarios. */
export function scenarioParts(
  index: TopologyIndex,
  language: Language,
  place: keyof typeof levels,
): string[] {
  const { scenarios } = index.topology;
  if (scenarios.length === 0) return [];
  const teller = new Teller(index, language, levels[place]);
  return [
    markdownHeading(levels[place][0], texts.title[language]),
    markdownText(texts.model[language]),
    ...scenarios.flatMap((scenario) => teller.scenario(scenario)),
  ];
}

class Teller {
  readonly #index: TopologyIndex;
  readonly #language: Language;
  readonly #levels: (typeof levels)[keyof typeof levels];
  #left = mostSteps;

  constructor(
    index: TopologyIndex,
    language: Language,
    headings: (typeof levels)[keyof typeof levels],
  ) {
    this.#index = index;
    this.#language = language;
    this.#levels = headings;
  }

  scenario({ id, name, steps }: SavedScenario): string[] {
    const told = steps.slice(0, this.#left);
    this.#left -= told.length;
    const more = steps.length - told.length;
    return [
      markdownHeading(this.#levels[1], name || id),
      ...(steps.length === 0 ? [markdownText(this.#say(texts.noSteps))] : []),
      ...this.#steps(told),
      ...(more === 0 ? [] : [markdownText(this.#say(texts.more, { count: more }))]),
    ];
  }

  #steps(steps: readonly ScenarioStep[]): string[] {
    const reports = [...explainSteps(this.#index, steps)];
    return steps.flatMap((step, at) => {
      const what = this.#render(stepClause(this.#index, step));
      return [
        markdownHeading(this.#levels[2], this.#say(texts.step, { number: at + 1, what })),
        ...(reports[at]?.sides ?? []).flatMap((side) => this.#side(side)),
      ];
    });
  }

  #side({ sentence, moves, interruptions, consequences }: SideReport): string[] {
    const items = [
      ...moves.map((move) => this.#move(move)),
      ...interruptions.map(({ what, takes }) =>
        this.#say(texts.interrupted, {
          time: durationText(takes)[this.#language],
          what: this.#render(what),
        }),
      ),
      ...consequences.map((each) => this.#render(each)),
    ];
    const list = items.length === 0 ? [] : [markdownList(items.map(markdownText))];
    return [markdownText(this.#render(sentence)), ...list];
  }

  #move({ endpoint, from, to, takes, why }: AddressMove): string {
    const name = (id: string): string => this.#render(nameOf(this.#index, id));
    const said = { endpoint: name(endpoint), why: this.#render(why) };
    if (to === null || takes === null) return this.#say(texts.lost, said);
    const time = durationText(takes)[this.#language];
    return from === null
      ? this.#say(texts.taken, { ...said, to: name(to), time })
      : this.#say(texts.moves, { ...said, from: name(from), to: name(to), time });
  }

  #say(text: Localized, data?: Readonly<Record<string, string | number>>): string {
    return renderMessage(data === undefined ? { text } : { text, data }, this.#language);
  }

  #render(message: Message): string {
    return renderMessage(message, this.#language);
  }
}
