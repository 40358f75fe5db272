import type { z } from 'zod';
import { freeId, usedIds } from '../model/ids.ts';
import type { Localized } from '../model/message.ts';
import { describeIssue } from '../model/parse-topology.ts';
import {
  forwardsLinkSchema,
  placementSchema,
  storesInLinkSchema,
  type ElementCollection,
  type Link,
  type Placement,
  type Topology,
} from '../model/topology.ts';
import type { Point } from './command.ts';
import { Refusal, refuse } from './definition.ts';
import { toJsonValue } from './json-value.ts';

/** The steps that edits are made of. All leave their argument as it is. */

const texts = {
  notPlain: {
    en: 'This holds a value that a file cannot keep. Use text, numbers, yes/no, lists and objects.',
    zh: '其中包含无法存入文件的值。请只使用文本、数字、布尔值、列表和对象。',
  },
} satisfies Record<string, Localized>;

/**
 * Reads a new or changed part of the document with its schema: defaults are filled in, unknown keys
 * kept. Refuses with the name of the first field that cannot be held.
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const plain = toJsonValue(input);
  if (plain === undefined) refuse(texts.notPlain);
  const result = schema.safeParse(plain);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  if (first === undefined) return refuse(texts.notPlain);
  const { path, message } = describeIssue(first, plain);
  throw new Refusal({
    text: { en: `{field}: ${message.text.en}`, zh: `{field}：${message.text.zh}` },
    data: { ...message.data, field: path },
  });
}

/** Lays a patch over an object; `undefined` takes a property away. */
export function patched(
  object: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...object, ...patch }).filter(([, value]) => value !== undefined),
  );
}

export function append<K extends ElementCollection>(
  topology: Topology,
  collection: K,
  ...elements: Topology[K][number][]
): Topology {
  return { ...topology, [collection]: [...topology[collection], ...elements] };
}

/** Puts `change(element)` in the place of the element with the id. */
export function replace<K extends ElementCollection>(
  topology: Topology,
  collection: K,
  id: string,
  change: (element: Topology[K][number]) => Topology[K][number],
): Topology {
  const elements: readonly Topology[K][number][] = topology[collection];
  return {
    ...topology,
    [collection]: elements.map((element) => (element.id === id ? change(element) : element)),
  };
}

/** Ids that are free in the document and differ from each other. */
export function idSource(topology: Topology): (prefix: string) => string {
  const used = usedIds(topology);
  return (prefix) => {
    const id = freeId(prefix, used);
    used.add(id);
    return id;
  };
}

/** A link without its id. */
export type NewLink =
  | {
      readonly kind: 'forwards';
      readonly from: string;
      readonly to: string;
      readonly mode?: 'active' | 'standby';
    }
  | { readonly kind: 'stores-in'; readonly from: string; readonly to: string };

export function addLinks(topology: Topology, links: readonly NewLink[]): Topology {
  if (links.length === 0) return topology;
  const newId = idSource(topology);
  const made = links.map((link): Link => {
    const input = { id: newId('link'), ...link };
    return link.kind === 'forwards'
      ? checked(forwardsLinkSchema, input)
      : checked(storesInLinkSchema, input);
  });
  return append(topology, 'links', ...made);
}

/** Adds members to a VIP or kube-vip endpoint. */
export function addMembers(
  topology: Topology,
  endpointId: string,
  members: readonly string[],
): Topology {
  return replace(topology, 'endpoints', endpointId, (endpoint) =>
    endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
      ? { ...endpoint, members: [...endpoint.members, ...members] }
      : endpoint,
  );
}

export function storedPlacement(topology: Topology, id: string): Placement | undefined {
  return Object.hasOwn(topology.layout, id) ? topology.layout[id] : undefined;
}

/** Sets where shapes stand; `undefined` forgets a placement. */
export function setPlacements(
  topology: Topology,
  placements: Iterable<readonly [id: string, placement: Placement | undefined]>,
): Topology {
  const layout = new Map(Object.entries(topology.layout));
  for (const [id, placement] of placements) {
    if (placement === undefined) layout.delete(id);
    else layout.set(id, checked(placementSchema, placement));
  }
  return { ...topology, layout: Object.fromEntries(layout) };
}

/** Moves a shape to a point of its container and keeps its size; without a point it is placed anew. */
export function placeAt(topology: Topology, id: string, position: Point | undefined): Topology {
  const stored = storedPlacement(topology, id);
  if (position === undefined) {
    return stored === undefined ? topology : setPlacements(topology, [[id, undefined]]);
  }
  return setPlacements(topology, [[id, { ...stored, x: position.x, y: position.y }]]);
}
