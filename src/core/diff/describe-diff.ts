import { fill, join } from '../analysis/compose-message.ts';
import { fieldNames } from '../commands/field-names.ts';
import {
  componentKindNames,
  endpointKindNames,
  failureDomainKindNames,
} from '../model/kind-names.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import {
  elementCollections,
  type ElementCollection,
  type Topology,
  type TopologyElement,
} from '../model/topology.ts';
import type {
  ChangeKind,
  ElementChange,
  FieldChange,
  ScenarioChange,
  SettingsChange,
  TopologyDiff,
} from './diff-topologies.ts';
import { sameValue } from './same-value.ts';

const texts = {
  arrow: { en: '{field}: {before} → {after}', zh: '{field}：{before} → {after}' },
  place: { en: 'from {from} to {to}', zh: '由 {from} 移到 {to}' },
  link: { en: 'link {from} → {to}', zh: '连线 {from} → {to}' },
  cluster: { en: 'etcd cluster', zh: 'etcd 集群' },
  host: { en: 'host', zh: '主机' },
  scenario: { en: 'scenario', zh: '场景' },
  nowhere: { en: 'no place', zh: '无位置' },
  none: { en: 'none', zh: '无' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  listed: { en: ', ', zh: '、' },
  verbatim: { en: '{text}', zh: '{text}' },
} satisfies Record<string, Localized>;

/** What the parts of a document that hold settings are called. */
const partNames: Readonly<Record<string, Localized>> = {
  metadata: { en: 'the design', zh: '设计' },
  cluster: { en: 'the cluster', zh: '集群' },
  network: { en: 'the network', zh: '网络' },
  assumptions: { en: 'the assumptions', zh: '假设' },
  checks: { en: 'what is checked', zh: '检查要求' },
  views: { en: 'the diagram options', zh: '图表选项' },
};

/** What happened to one thing, in words. */
export interface ToldChange {
  /** The element, link or scenario; null for settings. */
  readonly id: string | null;
  readonly group: 'elements' | 'links' | 'settings';
  readonly change: ChangeKind;
  /** `load balancer lb-1`. */
  readonly title: Message;
  /** One for each property that differs: `VRRP priority: 100 → 90`. */
  readonly details: readonly Message[];
}

/** A difference in words, in the order a reader expects: elements, links, settings and scenarios. */
export function tellDiff(
  diff: TopologyDiff,
  before: Topology,
  after: Topology,
): readonly ToldChange[] {
  const teller = new Teller(before, after);
  const told = diff.elements.map((change) => teller.element(change));
  return [
    ...told.filter(({ group }) => group === 'elements'),
    ...told.filter(({ group }) => group === 'links'),
    ...diff.settings.map((change) => teller.settings(change)),
    ...diff.scenarios.map((change) => teller.scenario(change)),
  ];
}

const summaryTexts: Readonly<Record<ChangeKind, Localized>> = {
  added: { en: '{count} added', zh: '新增 {count}' },
  removed: { en: '{count} removed', zh: '删除 {count}' },
  moved: { en: '{count} moved', zh: '移动 {count}' },
  changed: { en: '{count} changed', zh: '修改 {count}' },
};
const drawnText: Localized = { en: '{count} drawn elsewhere', zh: '{count} 个仅位置调整' };
const sameText: Localized = { en: 'No difference', zh: '没有差异' };

export const changeKinds = [
  'added',
  'removed',
  'moved',
  'changed',
] as const satisfies readonly ChangeKind[];

/** How many things were added, removed, moved and changed, settings and scenarios included. */
export function countChanges(told: readonly ToldChange[]): Readonly<Record<ChangeKind, number>> {
  const count = (change: ChangeKind): number =>
    told.filter((each) => each.change === change).length;
  return {
    added: count('added'),
    removed: count('removed'),
    moved: count('moved'),
    changed: count('changed'),
  };
}

/** `2 added, 1 moved`; what there is none of is left out. */
export function diffSummary(told: readonly ToldChange[], drawnElsewhere: number): Message {
  const counts = countChanges(told);
  const parts = changeKinds.flatMap((kind) =>
    counts[kind] === 0 ? [] : [message(summaryTexts[kind], { count: counts[kind] })],
  );
  if (drawnElsewhere > 0) parts.push(message(drawnText, { count: drawnElsewhere }));
  return parts.length === 0 ? message(sameText) : join(texts.listed, parts);
}

/** Properties whose values name other elements. */
const references: ReadonlySet<string> = new Set([
  'from',
  'to',
  'host',
  'members',
  'failureDomain',
  'parent',
  'eventsEtcd',
]);

/** So much of a value is shown, in characters. */
const longestValue = 80;

class Teller {
  readonly #before: ReadonlyMap<string, TopologyElement>;
  readonly #after: ReadonlyMap<string, TopologyElement>;

  constructor(before: Topology, after: Topology) {
    this.#before = elementsOf(before);
    this.#after = elementsOf(after);
  }

  element({ id, collection, change, before, after, place, fields }: ElementChange): ToldChange {
    const element = after ?? before;
    const names = after === null ? this.#before : this.#after;
    const moved =
      place === null
        ? []
        : [
            fill(texts.place, {
              from: this.#place(this.#before, place.from),
              to: this.#place(this.#after, place.to),
            }),
          ];
    return {
      id,
      group: collection === 'links' ? 'links' : 'elements',
      change,
      title: element === null ? verbatim(id) : titleOf(collection, element, names),
      details: [...moved, ...fields.map((field) => this.#field(field))],
    };
  }

  settings({ part, fields }: SettingsChange): ToldChange {
    const title = Object.hasOwn(partNames, part) ? partNames[part] : undefined;
    return {
      id: null,
      group: 'settings',
      change: 'changed',
      title: title === undefined ? verbatim(part) : message(title),
      details: fields.map((field) => this.#field(field)),
    };
  }

  scenario({ id, change, before, after }: ScenarioChange): ToldChange {
    const renamed = before !== null && after !== null && before.name !== after.name;
    return {
      id,
      group: 'settings',
      change,
      title: named(texts.scenario, after?.name ?? before?.name ?? id),
      details: renamed
        ? [this.#field({ field: 'name', before: before.name, after: after.name })]
        : [],
    };
  }

  #field({ field, before, after }: FieldChange): Message {
    const name = message(fieldNames([field]));
    return fill(texts.arrow, {
      field: name,
      before: this.#value(field, before, after, this.#before),
      after: this.#value(field, after, before, this.#after),
    });
  }

  /** A value in a few characters; of a long list what the other one has not. */
  #value(
    field: string,
    value: unknown,
    other: unknown,
    names: ReadonlyMap<string, TopologyElement>,
  ): Message {
    if (value === undefined || value === null || value === '') return message(texts.none);
    if (typeof value === 'boolean') return message(value ? texts.yes : texts.no);
    if (Array.isArray(value)) {
      if (value.length === 0) return message(texts.none);
      const items: unknown[] = value;
      const parts = items.map((item) => this.#item(field, item, names));
      const whole = parts.join(', ');
      if (whole.length <= longestValue || !Array.isArray(other)) return verbatim(clip(whole));
      const own = items.filter((item) => !other.some((each) => sameValue(each, item)));
      return verbatim(clip(`… ${own.map((item) => this.#item(field, item, names)).join(', ')}`));
    }
    return verbatim(clip(this.#item(field, value, names)));
  }

  #item(field: string, item: unknown, names: ReadonlyMap<string, TopologyElement>): string {
    if (typeof item === 'string' && references.has(field)) return nameIn(names, item);
    if (typeof item === 'string' || typeof item === 'number') return String(item);
    if (typeof item === 'object' && item !== null && 'component' in item) {
      const { component, ...rest } = item as Record<string, unknown>;
      if (typeof component === 'string') {
        const more = Object.entries(rest).filter(([, value]) => value !== false);
        const name = nameIn(names, component);
        return more.length === 0 ? name : `${name} (${more.map(([key]) => key).join(', ')})`;
      }
    }
    return JSON.stringify(item) ?? '';
  }

  #place(names: ReadonlyMap<string, TopologyElement>, id: string | null): Message {
    if (id === null) return message(texts.nowhere);
    const element = names.get(id);
    if (element === undefined) return verbatim(id);
    const collection = 'addresses' in element ? 'hosts' : 'failureDomains';
    return titleOf(collection, element, names);
  }
}

function titleOf(
  collection: ElementCollection,
  element: TopologyElement,
  names: ReadonlyMap<string, TopologyElement>,
): Message {
  if ('from' in element) {
    return fill(texts.link, {
      from: verbatim(nameIn(names, String(element.from))),
      to: verbatim(nameIn(names, String(element.to))),
    });
  }
  const name = 'name' in element && element.name !== '' ? String(element.name) : element.id;
  return named(kindName(collection, element), name);
}

function kindName(collection: ElementCollection, element: TopologyElement): Localized {
  if (collection === 'hosts') return texts.host;
  if (collection === 'etcdClusters') return texts.cluster;
  const kind = 'kind' in element ? String(element.kind) : '';
  const names: Readonly<Record<string, Localized>> = {
    ...componentKindNames,
    ...failureDomainKindNames,
    ...endpointKindNames,
  };
  return (Object.hasOwn(names, kind) ? names[kind] : undefined) ?? texts.host;
}

/** A kind and a name; between Chinese characters there is no space. */
function named(kind: Localized, name: string): Message {
  return message({ en: `${kind.en} {name}`, zh: `${kind.zh} {name}` }, { name });
}

function verbatim(text: string): Message {
  return message(texts.verbatim, { text });
}

function nameIn(names: ReadonlyMap<string, TopologyElement>, id: string): string {
  const element = names.get(id);
  return element !== undefined && 'name' in element && element.name !== ''
    ? String(element.name)
    : id;
}

function elementsOf(topology: Topology): ReadonlyMap<string, TopologyElement> {
  return new Map<string, TopologyElement>(
    elementCollections.flatMap((collection) =>
      topology[collection].map((element) => [element.id, element] as const),
    ),
  );
}

function clip(text: string): string {
  const characters = [...text];
  return characters.length <= longestValue
    ? text
    : `${characters.slice(0, longestValue - 1).join('')}…`;
}
