import { message, type Localized } from '../../model/message.ts';
import type { ImportedShape } from '../importer.ts';
import { originOf, readingOf, type Drawing } from './drawing.ts';
import type { Findings } from './findings.ts';
import { boxesAround } from './outline.ts';
import type { Part } from './parts.ts';
import type { DrawnHost } from './places.ts';
import { oneLine } from './readings.ts';

const texts = {
  inside: {
    en: 'It lies in the machine “{box}”.',
    zh: '它位于主机“{box}”内。',
  },
} satisfies Record<string, Localized>;

/**
 * What was made of each shape and subgraph, in the order of the text.
 * @param elements ids of elements by the shape that they came from
 */
export function reviewOf(
  findings: Findings,
  elements: ReadonlyMap<string, readonly string[]>,
): readonly ImportedShape[] {
  const review = new Review(findings, elements);
  const { vertices, boxes, order } = findings.drawing.original;
  return [
    ...[...vertices.values()].map(({ id, label }) => review.vertex(id, label)),
    ...[...boxes.values()].map(({ id, title }) => review.box(id, title)),
  ].toSorted((a, b) => (order.get(a.node) ?? 0) - (order.get(b.node) ?? 0));
}

type Made = Pick<ImportedShape, 'readAs' | 'evidence' | 'confidence' | 'alternatives'> &
  Partial<ImportedShape>;

class Review {
  readonly #drawing: Drawing;
  readonly #elements: ReadonlyMap<string, readonly string[]>;
  readonly #parts = new Map<string, Part[]>();
  readonly #hostOf = new Map<Part, DrawnHost>();
  readonly #hosts = new Map<string, DrawnHost[]>();
  readonly #kinds = new Map<Part, string>();

  constructor(
    { drawing, parts, hosts, vips }: Findings,
    elements: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#drawing = drawing;
    this.#elements = elements;
    for (const part of parts) {
      for (const id of new Set(part.shapes.map((shape) => originOf(drawing, shape)))) {
        addTo(this.#parts, id, part);
      }
    }
    for (const host of hosts) {
      for (const part of host.parts) this.#hostOf.set(part, host);
      if (host.box !== undefined) addTo(this.#hosts, originOf(drawing, host.box.id), host);
    }
    for (const vip of vips) if (vip.part !== undefined) this.#kinds.set(vip.part, vip.kind);
  }

  vertex(node: string, label: string): ImportedShape {
    const made = this.#ofParts(node) ?? this.#loose(node);
    return this.#shape(node, label, false, made);
  }

  box(node: string, title: string): ImportedShape {
    const reading = readingOf(this.#drawing, node);
    const { evidence, confidence, alternatives, domain, forced } = reading;
    const own = this.#ofParts(node);
    if (own !== undefined) return this.#shape(node, title, true, own);
    const hosts = this.#hosts.get(node) ?? [];
    const [host] = hosts;
    if (host !== undefined) {
      const said = forced === 'host';
      return this.#shape(node, title, true, {
        readAs: 'host',
        count: hosts.length,
        evidence: said ? evidence : host.evidence,
        confidence: said ? 'sure' : 'likely',
        alternatives: said ? [] : ['group', 'zone', 'rack'],
        ...this.#zoneOf(host),
      });
    }
    const readAs = domain ?? (forced === 'note' ? 'note' : 'group');
    return this.#shape(node, title, true, {
      readAs,
      evidence,
      confidence,
      alternatives: readAs === 'group' && forced === undefined ? [] : alternatives,
    });
  }

  #ofParts(node: string): Made | undefined {
    const parts = this.#parts.get(node) ?? [];
    const [first] = parts;
    if (first === undefined) return undefined;
    const kinds = new Map<string, number>();
    for (const part of parts) {
      const kind = this.#kinds.get(part) ?? part.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const reading = readingOf(this.#drawing, node);
    const host = this.#hostOf.get(first);
    const box = host?.box === undefined ? undefined : originOf(this.#drawing, host.box.id);
    const beside = host?.parts.find((part) => part !== first);
    const shared =
      box ?? (beside === undefined ? undefined : originOf(this.#drawing, beside.shapes[0] ?? ''));
    return {
      readAs: [...kinds.keys()].join('+'),
      count: Math.max(...kinds.values()),
      evidence: reading.roles.length > 0 ? reading.evidence : first.evidence,
      confidence: reading.roles.length > 0 ? reading.confidence : 'likely',
      alternatives: reading.alternatives,
      ...(shared === undefined || shared === node ? {} : { host: shared }),
      ...(host === undefined ? {} : this.#zoneOf(host)),
    };
  }

  /** A shape that became nothing: part of a machine, or a note. */
  #loose(node: string): Made {
    const { original, expansion } = this.#drawing;
    const { evidence, confidence, alternatives, forced } = readingOf(this.#drawing, node);
    const machine = boxesAround(original, node).find(
      ({ id }) => this.#hosts.has(id) || this.#parts.has(id) || expansion.machines.has(id),
    );
    if (machine === undefined || forced === 'note') {
      return { readAs: 'note', evidence, confidence, alternatives };
    }
    return {
      readAs: 'inside',
      evidence: message(texts.inside, { box: oneLine(machine.title) }),
      confidence: 'likely',
      alternatives: ['note'],
      host: machine.id,
    };
  }

  #zoneOf(host: DrawnHost): { zone?: string } {
    return host.domain === undefined ? {} : { zone: originOf(this.#drawing, host.domain) };
  }

  #shape(node: string, label: string, box: boolean, made: Made): ImportedShape {
    const elements = this.#elements.get(node) ?? [];
    return { node, label, box, count: 1, elements: [...new Set(elements)], ...made };
  }
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
