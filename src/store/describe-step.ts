import { elementOfEvent, eventKind, eventName } from '../core/analysis/exact/describe-event.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { message, type Localized, type Message } from '../core/model/message.ts';
import type { ScenarioStep } from '../core/model/topology.ts';

const texts = {
  fail: { en: 'Fail {0}', zh: '使 {0} 故障' },
  restore: { en: 'Restore {0}', zh: '恢复 {0}' },
  cut: { en: 'Cut {0} from {1}', zh: '切断 {0} 与 {1}' },
  join: { en: 'Join {0} to {1} again', zh: '重新连通 {0} 与 {1}' },
  cutOff: { en: 'Cut {0} off from the rest', zh: '将 {0} 与其余部分隔离' },
  joinRest: { en: 'Join {0} to the rest again', zh: '重新连通 {0} 与其余部分' },
  fill: { en: 'Let {0} run out of space', zh: '使 {0} 空间耗尽' },
  empty: { en: 'Give {0} space again', zh: '为 {0} 恢复空间' },
  link: { en: 'link {from} → {to}', zh: '连线 {from} → {to}' },
} satisfies Record<string, Localized>;

/** What a step does, as a verb and its object: `Fail zone zone-a`. */
export function describeStep(index: TopologyIndex, { action, targets }: ScenarioStep): Message {
  const [only] = targets;
  if (action === 'cut' || action === 'join') {
    const alone = action === 'cut' ? texts.cutOff : texts.joinRest;
    return completed(
      targets.length > 1 ? texts[action] : alone,
      targets.map((id) => describeTarget(index, id)),
    );
  }
  if (only !== undefined && targets.length === 1 && isSpace(index, only)) {
    const cluster = describeTarget(index, elementOfEvent(index, only));
    return completed(action === 'fail' ? texts.fill : texts.empty, [cluster]);
  }
  const list = targets.map((_, at) => `{${at}}`);
  const { en, zh } = texts[action];
  return completed(
    { en: en.replace('{0}', list.join(', ')), zh: zh.replace('{0}', list.join('、')) },
    targets.map((id) => describeTarget(index, id)),
  );
}

/** A target with its kind: `host lb-1`, `keepalived on lb-1`, `link lb-1 → master-2`. */
export function describeTarget(index: TopologyIndex, id: string): Message {
  const link = index.topology.links.find((each) => each.id === id);
  if (link !== undefined) {
    const [from, to] = [link.from, link.to].map((end) => nameOf(index, end));
    return message(texts.link, { from: from ?? '', to: to ?? '' });
  }
  const name = eventName(index, id);
  if (elementOfEvent(index, id) !== id) return name;
  const cluster: Localized = { en: 'etcd cluster', zh: 'etcd 集群' };
  const kind = index.clusters.has(id) ? cluster : eventKind(index, id);
  return message(
    { en: `${kind.en} ${name.text.en}`, zh: `${kind.zh} ${name.text.zh}` },
    name.data,
  );
}

function isSpace(index: TopologyIndex, id: string): boolean {
  return id.endsWith(':space') && index.clusters.has(elementOfEvent(index, id));
}

function nameOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  return element !== undefined && 'name' in element ? String(element.name) : id;
}

/** Puts messages into the numbered places of a template; what a user typed stays data. */
function completed(template: Localized, parts: readonly Message[]): Message {
  const data: Record<string, string | number> = {};
  parts.forEach((part, at) => {
    for (const [key, value] of Object.entries(part.data ?? {})) data[`${at}_${key}`] = value;
  });
  const inLanguage = (language: keyof Localized): string =>
    template[language].replace(/\{(\d+)\}/g, (_, at: string) =>
      (parts[Number(at)]?.text[language] ?? '').replace(/\{(\w+)\}/g, `{${at}_$1}`),
    );
  return message({ en: inLanguage('en'), zh: inLanguage('zh') }, data);
}
