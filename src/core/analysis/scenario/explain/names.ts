import type { TopologyIndex } from '../../../graph/topology-index.ts';
import { message, type Localized, type Message } from '../../../model/message.ts';
import { fill, join } from '../../compose-message.ts';
import { eventName } from '../../exact/describe-event.ts';

const mostNames = 4;
const texts = {
  listed: { en: ', ', zh: '、' },
  more: { en: 'and {count} more', zh: '等 {count} 个' },
  link: { en: '{from} – {to}', zh: '{from} – {to}' },
} satisfies Record<string, Localized>;

/** The name of an element, a process or a link, as a person calls it. */
export function nameOf(index: TopologyIndex, id: string): Message {
  const link = index.elements.get(id);
  if (link === undefined || !('from' in link && 'to' in link)) return eventName(index, id);
  return fill(texts.link, {
    from: eventName(index, String(link.from)),
    to: eventName(index, String(link.to)),
  });
}

/** Some names, one after the other; of many the first ones and how many more there are. */
export function namesOf(index: TopologyIndex, ids: readonly string[]): Message {
  const shown = ids.length <= mostNames + 1 ? ids : ids.slice(0, mostNames);
  const names = shown.map((id) => nameOf(index, id));
  const more = ids.length - shown.length;
  return join(texts.listed, more === 0 ? names : [...names, message(texts.more, { count: more })]);
}

/** A number as it is written in a sentence: at most two decimals. */
export function figure(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A message that holds numbers, with messages for names in other places. */
export function say(
  text: Localized,
  names: Readonly<Record<string, Message>>,
  data: Readonly<Record<string, string | number>> = {},
): Message {
  const filled = fill(text, names);
  return message(filled.text, { ...filled.data, ...data });
}
