import { fill, join } from '../core/analysis/compose-message.ts';
import { elementOfEvent, eventKind, eventName } from '../core/analysis/exact/describe-event.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { message, type Localized, type Message } from '../core/model/message.ts';
import type { ScenarioStep } from '../core/model/topology.ts';

const texts = {
  fail: { en: 'Fail {what}', zh: '使 {what} 故障' },
  restore: { en: 'Restore {what}', zh: '恢复 {what}' },
  cut: { en: 'Cut {what} from {other}', zh: '切断 {what} 与 {other}' },
  join: { en: 'Join {what} to {other} again', zh: '重新连通 {what} 与 {other}' },
  cutOff: { en: 'Cut {what} off from the rest', zh: '将 {what} 与其余部分隔离' },
  joinRest: { en: 'Join {what} to the rest again', zh: '重新连通 {what} 与其余部分' },
  fill: { en: 'Let {what} run out of space', zh: '使 {what} 空间耗尽' },
  empty: { en: 'Give {what} space again', zh: '为 {what} 恢复空间' },
  listed: { en: ', ', zh: '、' },
  nothing: { en: 'Nothing', zh: '无操作' },
  link: { en: 'link {from} → {to}', zh: '连线 {from} → {to}' },
} satisfies Record<string, Localized>;

/** What a step does, as a verb and its object: `Fail zone zone-a`. */
export function describeStep(index: TopologyIndex, step: ScenarioStep): Message {
  const { text, data } = stepText(index, step);
  // The name of a kind may be Latin or Chinese; between Chinese characters there is no space.
  const zh = text.zh.replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '');
  return message({ en: text.en, zh }, data);
}

function stepText(index: TopologyIndex, { action, targets }: ScenarioStep): Message {
  const [only] = targets;
  const [what, other] = targets.map((id) => describeTarget(index, id));
  if (what === undefined || only === undefined) return message(texts.nothing);
  if (action === 'cut' || action === 'join') {
    if (other !== undefined) return fill(texts[action], { what, other });
    return fill(action === 'cut' ? texts.cutOff : texts.joinRest, { what });
  }
  if (other === undefined && isSpace(index, only)) {
    const cluster = describeTarget(index, elementOfEvent(index, only));
    return fill(action === 'fail' ? texts.fill : texts.empty, { what: cluster });
  }
  const all = targets.map((id) => describeTarget(index, id));
  return fill(texts[action], { what: join(texts.listed, all) });
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
  return message({ en: `${kind.en} ${name.text.en}`, zh: `${kind.zh} ${name.text.zh}` }, name.data);
}

function isSpace(index: TopologyIndex, id: string): boolean {
  return id.endsWith(':space') && index.clusters.has(elementOfEvent(index, id));
}

function nameOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  return element !== undefined && 'name' in element ? String(element.name) : id;
}
