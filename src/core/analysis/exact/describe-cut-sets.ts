import type { TopologyIndex } from '../../graph/topology-index.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { CutSetGroup, CutSetPart, Limit } from './analysis.ts';
import { distinctEventName } from './describe-event.ts';

const texts = {
  asDrawn: { en: 'nothing at all: it is down as drawn', zh: '无需任何故障：按当前设计即不可用' },
  listed: { en: ', ', zh: '、' },
  orListed: { en: ' or ', zh: ' 或 ' },
  and: { en: ' and ', zh: ' 与 ' },
  allOf: { en: 'all {choose} of {list}', zh: '{list} 全部 {choose} 个' },
  oneOf: { en: 'one of {list}', zh: '{list} 之一' },
  anyOf: { en: 'any {choose} of {list}', zh: '{list} 中任意 {choose} 个' },
  block: { en: '({list})', zh: '（{list}）' },
  more: { en: 'and {count} more', zh: '等 {count} 个' },
} satisfies Record<string, Localized>;

const limitTexts: Readonly<Record<Limit, Localized>> = {
  'bdd-budget': {
    en: 'The design is too entangled for the exact method within its budget of memory.',
    zh: '该设计的依赖关系过于复杂，精确算法超出了内存预算。',
  },
  'cut-set-budget': {
    en: 'There are more sets than can be listed; the smallest ones are.',
    zh: '割集数量过多，无法全部列出；此处列出最小的割集。',
  },
  'availability-budget': {
    en: 'The probability could not be computed within its budget.',
    zh: '概率计算超出预算，未能得出结果。',
  },
};

/** Names of one block, or blocks of one part, written out; more are counted. */
const mostNames = 6;
/** So many that all fail are named one by one. */
const fewNames = 4;
const mostBlocks = 12;

/**
 * The sets of a group in words a person reads: "any 2 of etcd-1, etcd-2, etcd-3", "one of zone-a,
 * master-1 and one of zone-b, master-2". Names stay data of the message.
 */
export function describeCutSetGroup(index: TopologyIndex, group: CutSetGroup): Message {
  if (group.parts.length === 0) return message(texts.asDrawn);
  return new Sentence(index).of(group.parts);
}

export function describeLimit(limit: Limit): Message {
  return message(limitTexts[limit]);
}

interface Phrase {
  readonly text: Localized;
  readonly list: boolean;
}

/** Builds templates in both languages at once; every name gets a place of its own. */
class Sentence {
  readonly #index: TopologyIndex;
  readonly #data: Record<string, string | number> = {};
  #places = 0;

  constructor(index: TopologyIndex) {
    this.#index = index;
  }

  /**
   * What is a list goes last in English ("a and one of b, c") and first in Chinese, where its words
   * come after it: so nobody takes what follows for a part of it.
   */
  of(parts: readonly CutSetPart[]): Message {
    const phrases = parts.flatMap((part) => this.#part(part));
    const plain = phrases.filter(({ list }) => !list).map(({ text }) => text);
    const lists = phrases.filter(({ list }) => list).map(({ text }) => text);
    const { en } = joined(texts.and, [...plain, ...lists]);
    const { zh } = joined(texts.and, [...lists, ...plain]);
    return message({ en, zh }, this.#data);
  }

  #part({ choose, blocks }: CutSetPart): Phrase[] {
    const every = choose >= blocks.length;
    const single = blocks.every((block) => block.length === 1);
    if (every && !(single && choose > fewNames)) return blocks.map((block) => this.#one(block));
    const shown = blocks
      .slice(0, mostBlocks)
      .map((block) =>
        block.length === 1
          ? this.#names(block, texts.orListed)
          : within(texts.block, 'list', this.#names(block, texts.orListed)),
      );
    const more = blocks.length - shown.length;
    const list = joined(texts.listed, more > 0 ? [...shown, this.#more(more)] : shown);
    const template =
      choose === 1 ? texts.oneOf : this.#count(every ? texts.allOf : texts.anyOf, choose);
    return [{ text: within(template, 'list', list), list: true }];
  }

  /** One element out of a block. */
  #one(block: readonly string[]): Phrase {
    const names = this.#names(block, texts.listed);
    return block.length === 1
      ? { text: names, list: false }
      : { text: within(texts.oneOf, 'list', names), list: true };
  }

  #names(ids: readonly string[], separator: Localized): Localized {
    // One left over is sooner written than counted.
    const shown = ids.length <= mostNames + 1 ? ids : ids.slice(0, mostNames);
    const names = shown.map((id): Localized => {
      const { text, data = {} } = distinctEventName(this.#index, id);
      const inLanguage = (language: keyof Localized): string => text[language];
      let named: Localized = { en: inLanguage('en'), zh: inLanguage('zh') };
      for (const [key, value] of Object.entries(data)) {
        named = within(named, key, this.#place(value));
      }
      return named;
    });
    const more = ids.length - shown.length;
    return joined(separator, more > 0 ? [...names, this.#more(more)] : names);
  }

  #more(count: number): Localized {
    return this.#count(texts.more, count, 'count');
  }

  #count(template: Localized, number: number, key = 'choose'): Localized {
    return within(template, key, this.#place(number));
  }

  /** A place in the template that the value will fill. */
  #place(value: string | number): Localized {
    const place = `p${this.#places}`;
    this.#places += 1;
    this.#data[place] = value;
    return { en: `{${place}}`, zh: `{${place}}` };
  }
}

function within(template: Localized, key: string, inner: Localized): Localized {
  return {
    en: template.en.replace(`{${key}}`, () => inner.en),
    zh: template.zh.replace(`{${key}}`, () => inner.zh),
  };
}

function joined(separator: Localized, parts: readonly Localized[]): Localized {
  return {
    en: parts.map(({ en }) => en).join(separator.en),
    zh: parts.map(({ zh }) => zh).join(separator.zh),
  };
}
