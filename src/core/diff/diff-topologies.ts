import {
  elementCollections,
  type ElementCollection,
  type SavedScenario,
  type Topology,
  type TopologyElement,
} from '../model/topology.ts';
import { sameValue } from './same-value.ts';

/** `moved`: it stands on another host or in another failure domain, whatever else changed. */
export type ChangeKind = 'added' | 'removed' | 'moved' | 'changed';

/** A property that differs; `undefined` on the side that has none. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One element that one document has and the other has not, or has otherwise. */
export interface ElementChange {
  readonly id: string;
  readonly collection: ElementCollection;
  readonly change: ChangeKind;
  /** Null for one that was added. */
  readonly before: TopologyElement | null;
  /** Null for one that was removed. */
  readonly after: TopologyElement | null;
  /** Where it stood and stands, where that differs; null: nowhere in particular. */
  readonly place: { readonly from: string | null; readonly to: string | null } | null;
  /** All other properties that differ; none for what was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** Settings that are no element: the cluster's, the network's, assumptions, names … */
export interface SettingsChange {
  readonly part: string;
  readonly fields: readonly FieldChange[];
}

export interface ScenarioChange {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: SavedScenario | null;
  readonly after: SavedScenario | null;
}

export interface TopologyDiff {
  /** By collection, in the order of the second document; what was removed comes last in each. */
  readonly elements: readonly ElementChange[];
  readonly settings: readonly SettingsChange[];
  readonly scenarios: readonly ScenarioChange[];
  /** Ids of shapes that were only drawn elsewhere: no meaning changed with that. */
  readonly drawnElsewhere: readonly string[];
}

/** The property that says where an element stands. */
const placeFields: Partial<Record<ElementCollection, string>> = {
  failureDomains: 'parent',
  hosts: 'failureDomain',
  components: 'host',
};

/** What has its own part in the answer, or is the same for every document. */
const apart: ReadonlySet<string> = new Set([
  ...elementCollections,
  'apiVersion',
  'kind',
  'scenarios',
  'layout',
]);

/**
 * What makes the second document out of the first. Elements are the same if their ids are; the order
 * of a list has no meaning. Pure; equal documents give an empty answer.
 */
export function diffTopologies(before: Topology, after: Topology): TopologyDiff {
  if (before === after) return { elements: [], settings: [], scenarios: [], drawnElsewhere: [] };
  const elements = elementCollections.flatMap((collection) =>
    elementChanges(collection, before[collection], after[collection]),
  );
  return {
    elements,
    settings: settingsChanges(before, after),
    scenarios: scenarioChanges(before.scenarios, after.scenarios),
    drawnElsewhere: drawnElsewhere(before, after),
  };
}

/** Whether two documents mean and look the same. */
export function isEmptyDiff({
  elements,
  settings,
  scenarios,
  drawnElsewhere: drawn,
}: TopologyDiff): boolean {
  return elements.length + settings.length + scenarios.length + drawn.length === 0;
}

function elementChanges(
  collection: ElementCollection,
  before: readonly TopologyElement[],
  after: readonly TopologyElement[],
): ElementChange[] {
  const old = new Map(before.map((element) => [element.id, element]));
  const changes = after.flatMap((element): ElementChange[] => {
    const was = old.get(element.id);
    old.delete(element.id);
    if (was === undefined) {
      const { id } = element;
      return [
        { id, collection, change: 'added', before: null, after: element, place: null, fields: [] },
      ];
    }
    const change = elementChange(collection, was, element);
    return change === undefined ? [] : [change];
  });
  const removed = [...old.values()].map((element): ElementChange => ({
    id: element.id,
    collection,
    change: 'removed',
    before: element,
    after: null,
    place: null,
    fields: [],
  }));
  return [...changes, ...removed];
}

function elementChange(
  collection: ElementCollection,
  before: TopologyElement,
  after: TopologyElement,
): ElementChange | undefined {
  const placeField = placeFields[collection];
  const differing = fieldChanges(before, after);
  if (differing.length === 0) return undefined;
  const moved = differing.find(({ field }) => field === placeField);
  const id = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    id: after.id,
    collection,
    change: moved === undefined ? 'changed' : 'moved',
    before,
    after,
    place: moved === undefined ? null : { from: id(moved.before), to: id(moved.after) },
    fields: differing.filter((each) => each !== moved),
  };
}

/** The properties of two objects that differ, those of the second one first. */
function fieldChanges(before: object, after: object): FieldChange[] {
  if (before === after) return [];
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((field) => {
    const [was, is]: unknown[] = [old.get(field), now.get(field)];
    return sameValue(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

function settingsChanges(before: Topology, after: Topology): SettingsChange[] {
  const parts = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...parts].flatMap((part): SettingsChange[] => {
    if (apart.has(part)) return [];
    const [was, is]: unknown[] = [valueAt(before, part), valueAt(after, part)];
    if (sameValue(was, is)) return [];
    const fields =
      isObject(was) && isObject(is)
        ? fieldChanges(was, is)
        : [{ field: part, before: was, after: is }];
    return [{ part, fields }];
  });
}

function scenarioChanges(
  before: readonly SavedScenario[],
  after: readonly SavedScenario[],
): ScenarioChange[] {
  const old = new Map(before.map((scenario) => [scenario.id, scenario]));
  const changes = after.flatMap((scenario): ScenarioChange[] => {
    const was = old.get(scenario.id) ?? null;
    old.delete(scenario.id);
    if (was !== null && sameValue(was, scenario)) return [];
    const change = was === null ? 'added' : 'changed';
    return [{ id: scenario.id, change, before: was, after: scenario }];
  });
  const removed = [...old.values()].map((scenario): ScenarioChange => ({
    id: scenario.id,
    change: 'removed',
    before: scenario,
    after: null,
  }));
  return [...changes, ...removed];
}

function drawnElsewhere(before: Topology, after: Topology): string[] {
  const ids = new Set([...Object.keys(after.layout), ...Object.keys(before.layout)]);
  return [...ids].filter((id) => !sameValue(valueAt(before.layout, id), valueAt(after.layout, id)));
}

function valueAt(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
