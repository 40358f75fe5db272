import type { TopologyIndex } from '../../../graph/topology-index.ts';
import { message, type Localized, type Message } from '../../../model/message.ts';
import type { ScenarioStep } from '../../../model/topology.ts';
import { nameOf, namesOf, say } from './names.ts';

const texts = {
  fail: { en: '{names} fails', zh: '{names} 故障' },
  failMany: { en: '{names} fail', zh: '{names} 故障' },
  restore: { en: '{names} is back', zh: '{names} 恢复' },
  restoreMany: { en: '{names} are back', zh: '{names} 恢复' },
  cut: { en: '{a} and {b} cannot reach each other', zh: '{a} 与 {b} 互不可达' },
  isolate: { en: '{a} is cut off', zh: '{a} 被隔离' },
  join: { en: '{a} and {b} reach each other again', zh: '{a} 与 {b} 恢复互通' },
  rejoin: { en: '{a} is cut off no longer', zh: '{a} 的隔离解除' },
  nothing: { en: 'Nothing happens', zh: '无变化' },
} satisfies Record<string, Localized>;

/** What a step does, as a clause without a full stop. */
export function stepClause(
  index: TopologyIndex,
  { action, targets }: Pick<ScenarioStep, 'action' | 'targets'>,
): Message {
  const ids = [...new Set(targets)];
  const [a, b] = ids;
  if (a === undefined) return message(texts.nothing);
  if (action === 'fail' || action === 'restore') {
    const many = action === 'fail' ? texts.failMany : texts.restoreMany;
    return say(ids.length === 1 ? texts[action] : many, { names: namesOf(index, ids) });
  }
  const alone = action === 'cut' ? texts.isolate : texts.rejoin;
  return b === undefined
    ? say(alone, { a: nameOf(index, a) })
    : say(texts[action], { a: nameOf(index, a), b: nameOf(index, b) });
}
