import type { Topology } from '../model/topology.ts';

/** One thing in which two designs differ. */
export interface Difference {
  /** `etcdClusters[etcd].electionTimeout`; an element that only one has: `hosts[host-m4]`. */
  readonly path: string;
  /** As it is printed; null where the design does not have it. */
  readonly bad: string | null;
  readonly good: string | null;
  /** Id of the element, or the name of a part of the settings. */
  readonly about: string;
  /** The last part of the path; empty for a whole element. */
  readonly fact: string;
}

interface Fact {
  readonly value: string;
  readonly about: string;
  readonly fact: string;
}

const elementLists = [
  'failureDomains',
  'hosts',
  'components',
  'etcdClusters',
  'endpoints',
  'links',
] as const;
const settings = ['metadata', 'cluster', 'network', 'checks', 'assumptions'] as const;
const longestValue = 100;

/** What of two designs differs, in the order of the document; where shapes stand is left out. */
export function differences(bad: Topology, good: Topology): readonly Difference[] {
  const [left, right] = [factsOf(bad), factsOf(good)];
  const [inBad, inGood] = [elementsOf(bad), elementsOf(good)];
  const found = new Map<string, Difference>();
  for (const path of [...left.keys(), ...right.keys()]) {
    const [a, b] = [left.get(path), right.get(path)];
    const known = a ?? b;
    if (known === undefined || a?.value === b?.value) continue;
    const { about, fact } = known;
    const element = inBad.get(about) ?? inGood.get(about);
    if (element !== undefined && inBad.has(about) !== inGood.has(about)) {
      const { list, name } = element;
      const whole = `${list}[${about}]`;
      const [was, is] = inBad.has(about) ? [name, null] : [null, name];
      found.set(whole, { path: whole, bad: was, good: is, about, fact: '' });
    } else {
      found.set(path, { path, bad: clip(a?.value), good: clip(b?.value), about, fact });
    }
  }
  return [...found.values()];
}

/** A fact of an element as {@link differences} prints it; undefined where it is not declared. */
export function factOf(topology: Topology, about: string, fact: string): string | undefined {
  for (const each of factsOf(topology).values()) {
    if (each.about === about && each.fact === fact) return each.value;
  }
  return undefined;
}

/** The list that an element stands in, or undefined for the settings and what is not there. */
export function listOf(topology: Topology, id: string): string | undefined {
  return elementLists.find((list) => topology[list].some((element) => element.id === id));
}

function clip(value: string | undefined): string | null {
  if (value === undefined) return null;
  const characters = [...value.replace(/\s+/g, ' ')];
  if (characters.length <= longestValue) return characters.join('');
  return `${characters.slice(0, longestValue - 1).join('')}…`;
}

function elementsOf(topology: Topology): Map<string, { list: string; name: string }> {
  return new Map(
    elementLists.flatMap((list) =>
      topology[list].map((element) => {
        const name =
          'name' in element && typeof element.name === 'string'
            ? element.name
            : 'from' in element
              ? `${String(element.from)} → ${String(element.to)}`
              : element.id;
        return [element.id, { list, name: name.trim() === '' ? element.id : name }] as const;
      }),
    ),
  );
}

function factsOf(topology: Topology): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const put = (prefix: string, about: string, holder: object): void => {
    for (const [key, value] of Object.entries(holder)) {
      if (key === 'id' || value === undefined) continue;
      const printed = printValue(value);
      if (printed === null) continue;
      facts.set(`${prefix}.${key}`, { value: printed, about, fact: key });
    }
  };
  for (const list of elementLists) {
    for (const element of topology[list]) put(`${list}[${element.id}]`, element.id, element);
  }
  for (const part of settings) put(part, part, topology[part] ?? {});
  return facts;
}

/** A value in one line; null for an empty list, which says as little as its absence. */
function printValue(value: unknown): string | null {
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map(printItem).join(', ');
  }
  if (typeof value !== 'object' || value === null) return printScalar(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}=${printItem(each)}`)
    .join(', ');
}

/** An entry of a list: what is false in it is as good as absent. */
function printItem(value: unknown): string {
  if (typeof value !== 'object' || value === null) return printScalar(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== false);
  const [first, second, ...rest] = entries;
  if (first !== undefined && second === undefined) return printScalar(first[1]);
  if (first?.[0] === 'name' && second?.[0] === 'value' && rest.length === 0) {
    return `${printScalar(first[1])}=${printScalar(second[1])}`;
  }
  return entries
    .map(([key, each]) => (each === true ? key : `${key} ${printScalar(each)}`))
    .join(' ');
}

function printScalar(value: unknown): string {
  if (typeof value === 'string') return value.trim() === '' ? JSON.stringify(value) : value;
  if (Array.isArray(value)) return value.map(printScalar).join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
