import { eventKind } from '../analysis/exact/describe-event.ts';
import { explainScenario } from '../analysis/scenario/explain-scenario.ts';
import type { ApiState } from '../analysis/verdict.ts';
import { domainChain, type TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { ScenarioStep, Topology } from '../model/topology.ts';

/** One page of a presentation: a course of failures and what it is called. */
export interface Slide {
  /** The same as long as the design has what it is about. */
  readonly id: string;
  readonly title: Message;
  /** None: nothing fails. */
  readonly steps: readonly ScenarioStep[];
}

const texts = {
  intact: { en: 'Everything works', zh: '一切正常' },
  named: { en: '{name}', zh: '{name}' },
  lost: { en: 'lost', zh: '故障' },
  two: { en: 'Zones {a} and {b} lost', zh: '可用区 {a} 与 {b} 故障' },
  cut: { en: 'cut off from the rest', zh: '与其余部分隔离' },
  holder: {
    en: 'The host that holds the address is lost: {name}',
    zh: '持有地址的主机故障：{name}',
  },
  master: { en: 'One master is lost: {name}', zh: '一个 master 故障：{name}' },
  etcd: { en: 'One etcd host is lost: {name}', zh: '一台 etcd 主机故障：{name}' },
} satisfies Record<string, Localized>;

/** Everything that can be shown, in the order of a talk: intact, saved scenarios, then others. */
export function offeredSlides(index: TopologyIndex): readonly Slide[] {
  const saved = index.topology.scenarios
    .filter(({ steps }) => steps.length > 0)
    .map(({ id, name, steps }): Slide => ({
      id: `scenario:${id}`,
      title: message(texts.named, { name: name.trim() === '' ? id : name }),
      steps,
    }));
  const intact: Slide = { id: 'intact', title: message(texts.intact), steps: [] };
  return [intact, ...saved, ...suggestedSlides(index)];
}

/**
 * What is shown where nobody has chosen: intact and what was saved, or where nothing was, the
 * failures that an audience asks about.
 */
export function defaultChoice(slides: readonly Slide[]): readonly string[] {
  const isSaved = ({ id }: Slide): boolean => id.startsWith('scenario:');
  const saved = slides.some(isSaved);
  return slides.flatMap((slide) =>
    slide.id === 'intact' || !saved || isSaved(slide) ? [slide.id] : [],
  );
}

/** What was chosen and in which order, as the document keeps it; null where nobody has. */
export function chosenSlides({ views }: Topology): readonly string[] | null {
  const kept: unknown = views['presentation'];
  if (typeof kept !== 'object' || kept === null || !('slides' in kept)) return null;
  const { slides } = kept;
  if (!Array.isArray(slides)) return null;
  return slides.filter((id): id is string => typeof id === 'string');
}

/** The slides to show: those chosen that the design still has, in their order. */
export function slidesToShow(
  slides: readonly Slide[],
  chosen: readonly string[] | null,
): readonly Slide[] {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  return [...new Set(chosen ?? defaultChoice(slides))].flatMap((id) => byId.get(id) ?? []);
}

const worstFirst: readonly ApiState[] = ['unavailable', 'partial', 'degraded', 'available'];

/** The loss of the holder, of a master, of an etcd host, of places; the same course only once. */
function suggestedSlides(index: TopologyIndex): readonly Slide[] {
  const { topology } = index;
  const fail = (...targets: string[]): ScenarioStep[] => [{ action: 'fail', targets }];
  const nameOf = (id: string): string => index.hosts.get(id)?.name ?? id;
  const slides: Slide[] = [];
  const add = (id: string, title: Message, steps: readonly ScenarioStep[]): void => {
    const same = (slide: Slide): boolean => JSON.stringify(slide.steps) === JSON.stringify(steps);
    if (!slides.some(same)) slides.push({ id: `suggested:${id}`, title, steps });
  };
  const intact = explainScenario(index, { failed: [] });
  const holder = intact.sides[0]?.state.vipHolders.find((each) => each.holder !== null)?.holder;
  const holderHost = holder == null ? undefined : index.components.get(holder)?.host;
  if (holderHost !== undefined && index.hosts.has(holderHost)) {
    add('holder', message(texts.holder, { name: nameOf(holderHost) }), fail(holderHost));
  }
  const hostOf = (kind: 'control-plane' | 'etcd'): string | undefined => {
    const hosts = topology.components.flatMap((each) =>
      each.kind === kind && index.hosts.has(each.host) ? [each.host] : [],
    );
    return hosts.find((host) => host !== holderHost) ?? hosts[0];
  };
  const master = hostOf('control-plane');
  if (master !== undefined) {
    add('master', message(texts.master, { name: nameOf(master) }), fail(master));
  }
  const member = hostOf('etcd');
  if (member !== undefined && topology.etcdClusters.some((each) => each.placement === 'external')) {
    add('etcd', message(texts.etcd, { name: nameOf(member) }), fail(member));
  }
  const places = placesThatMatter(index);
  const worst = worstOf(index, places);
  if (worst !== undefined) {
    const { id, name } = worst;
    const kind = eventKind(index, id);
    const titled = (what: Localized): Message =>
      message(
        { en: `${capital(kind.en)} {name} ${what.en}`, zh: `${kind.zh} {name} ${what.zh}` },
        { name },
      );
    add('place', titled(texts.lost), fail(id));
    if (places.length > 1) {
      add('cut', titled(texts.cut), [{ action: 'cut', targets: [id] }]);
    }
    const next = places.find((place) => place.id !== id && place.kind === worst.kind);
    if (next !== undefined && worst.kind === 'zone') {
      add('two', message(texts.two, { a: name, b: next.name }), fail(id, next.id));
    }
  }
  return slides;
}

/** So many places are looked at for the worst one. */
const mostPlaces = 12;

/** Zones with anything but workers in them; without zones racks. */
function placesThatMatter(index: TopologyIndex) {
  const used = new Set<string>();
  for (const { kind, host } of index.topology.components) {
    if (kind === 'worker') continue;
    for (const { id } of domainChain(index, index.hosts.get(host)?.failureDomain)) used.add(id);
  }
  const of = (wanted: string) =>
    index.topology.failureDomains.filter(({ id, kind }) => kind === wanted && used.has(id));
  const zones = of('zone');
  return (zones.length > 0 ? zones : of('rack')).slice(0, mostPlaces);
}

/** The place whose loss is worst; of equal ones the first. */
function worstOf(index: TopologyIndex, places: ReturnType<typeof placesThatMatter>) {
  const states = places.map(({ id }) => explainScenario(index, { failed: [id] }).api);
  for (const state of worstFirst) {
    const at = states.indexOf(state);
    if (at !== -1) return places[at];
  }
  return undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
