import { message, type Localized, type Message } from '../../model/message.ts';
import type { FlowchartVertex } from '../flowchart.ts';
import { originOf, readingOf, roleOf, type Drawing } from './drawing.ts';
import { wholeOf } from './labels.ts';
import { boxesAround, type Box, type Outline } from './outline.ts';
import { oneLine } from './readings.ts';
import {
  addressesIn,
  groupNamedBy,
  softwareOf,
  wordsOf,
  type PartKind,
  type Role,
} from './roles.ts';

/** One component or endpoint that a drawing shows. */
export interface Part {
  readonly kind: PartKind;
  /** The shape or the shapes that draw it; the first one places it. */
  readonly shapes: readonly string[];
  /** The innermost box around it, or the box that itself stands for it. */
  readonly box: string | undefined;
  /** What the drawing calls it; empty where it only names its insides. */
  readonly label: string;
  readonly evidence: Message;
  readonly software: 'haproxy' | 'nginx' | 'either' | undefined;
  readonly keepalived: boolean;
  readonly addresses: readonly string[];
}

const texts = {
  parts: { en: '“{box}” holds {parts}.', zh: '“{box}”内有 {parts}。' },
  loose: { en: 'The drawing shows {parts}.', zh: '图中画有 {parts}。' },
} satisfies Record<string, Localized>;

const controlPlaneParts: ReadonlySet<Role> = new Set([
  'api-server',
  'controller-manager',
  'scheduler',
]);
const proxyParts: ReadonlySet<Role> = new Set(['keepalived', 'proxy']);

/** Every component and endpoint, in the order of the text. */
export function partsOf(drawing: Drawing): Part[] {
  const { outline } = drawing;
  const parts: Part[] = [];
  for (const box of [undefined, ...outline.boxes.values()]) {
    const vertices = (box?.vertices ?? outline.free).map(
      (vertex) => [vertex, roleOf(drawing, vertex.id)] as const,
    );
    parts.push(
      ...assembled('control-plane', box, vertices, controlPlaneParts),
      ...assembled('load-balancer', box, vertices, proxyParts),
    );
    const apart = mergedMaster(box, vertices, parts);
    for (const [vertex, role] of vertices) {
      const kind = role === undefined || vertex === apart ? undefined : kindOf(role);
      if (kind !== undefined) parts.push(singlePart(drawing, kind, vertex, box));
    }
    parts.push(...workerOfParts(box, vertices));
  }
  parts.push(...boxesAsParts(drawing, parts));
  const place = (part: Part): number =>
    Math.min(...part.shapes.map((id) => outline.order.get(id) ?? Number.MAX_SAFE_INTEGER));
  return parts.toSorted((a, b) => place(a) - place(b));
}

type Candidate = readonly [vertex: FlowchartVertex, role: Role | undefined];

function kindOf(role: Role): PartKind | undefined {
  if (controlPlaneParts.has(role) || proxyParts.has(role) || role === 'worker-part') {
    return undefined;
  }
  return wholeOf(role);
}

function singlePart(
  drawing: Drawing,
  kind: PartKind,
  vertex: FlowchartVertex,
  box: Box | undefined,
): Part {
  const whole = drawing.original.vertices.get(originOf(drawing, vertex.id))?.label ?? vertex.label;
  return {
    kind,
    shapes: [vertex.id],
    box: box?.id,
    label: vertex.label,
    evidence: readingOf(drawing, vertex.id).evidence,
    software: softwareOf(whole),
    keepalived: kind === 'load-balancer' && saysKeepalived(whole),
    addresses: addressesIn(vertex.label),
  };
}

function saysKeepalived(label: string): boolean {
  return / keepalived /.test(wordsOf(label));
}

/**
 * Components drawn by their insides. One of each inside a box makes one component; where a box, or
 * the open drawing, holds several, the first of each belong together, and so on.
 */
function assembled(
  kind: 'control-plane' | 'load-balancer',
  box: Box | undefined,
  candidates: readonly Candidate[],
  insides: ReadonlySet<Role>,
): Part[] {
  const groups: FlowchartVertex[][] = [];
  const counts = new Map<Role, number>();
  for (const [vertex, role] of candidates) {
    if (role === undefined || !insides.has(role)) continue;
    const at = counts.get(role) ?? 0;
    counts.set(role, at + 1);
    (groups[at] ??= []).push(vertex);
  }
  return groups.map((vertices) => {
    const labels = vertices.map(({ label }) => label);
    const [only, ...others] = labels;
    const data = { box: box?.title ?? '', parts: labels.map(oneLine).join(', ') };
    const software = labels.map(softwareOf).find((found) => found !== undefined);
    return {
      kind,
      shapes: vertices.map(({ id }) => id),
      box: box?.id,
      label:
        groups.length === 1 && box !== undefined ? '' : others.length === 0 ? (only ?? '') : '',
      evidence: message(box === undefined ? texts.loose : texts.parts, data),
      software,
      keepalived: labels.some(saysKeepalived),
      addresses: labels.flatMap(addressesIn),
    };
  });
}

/**
 * A shape called `Control plane` beside one set of its programs, in one box, is the same master:
 * the shape joins them. Gives that shape.
 */
function mergedMaster(
  box: Box | undefined,
  candidates: readonly Candidate[],
  parts: Part[],
): FlowchartVertex | undefined {
  const [shape, another] = candidates.filter(([, role]) => role === 'control-plane');
  if (box === undefined || shape === undefined || another !== undefined) return undefined;
  const sets = parts.filter((part) => part.kind === 'control-plane' && part.box === box.id);
  const [set] = sets;
  if (set === undefined || sets.length > 1) return undefined;
  const [vertex] = shape;
  parts[parts.indexOf(set)] = {
    ...set,
    shapes: [vertex.id, ...set.shapes],
    label: vertex.label,
    addresses: [...addressesIn(vertex.label), ...set.addresses],
  };
  return vertex;
}

/** A box with a kubelet or the like and no master is a worker; a master has a kubelet as well. */
function workerOfParts(box: Box | undefined, candidates: readonly Candidate[]): Part[] {
  const insides = candidates.filter(([, role]) => role === 'worker-part');
  const others = candidates.some(
    ([, role]) => role !== undefined && role !== 'worker-part' && role !== 'worker',
  );
  if (box === undefined || insides.length === 0 || others) return [];
  if (candidates.some(([, role]) => role === 'worker')) return [];
  const parts = insides.map(([vertex]) => oneLine(vertex.label)).join(', ');
  return [
    {
      kind: 'worker',
      shapes: insides.map(([vertex]) => vertex.id),
      box: box.id,
      label: '',
      evidence: message(texts.parts, { box: box.title, parts }),
      software: undefined,
      keepalived: false,
      addresses: [],
    },
  ];
}

/**
 * Boxes that are named like a component and hold nothing that was read; also those named like one
 * master that hold no master, only, say, its etcd member.
 */
function boxesAsParts(drawing: Drawing, parts: readonly Part[]): Part[] {
  const { outline } = drawing;
  const filled = new Set<string>();
  const withMaster = new Set<string>();
  for (const { shapes, kind } of parts) {
    for (const { id } of shapes.flatMap((shape) => boxesAround(outline, shape))) {
      filled.add(id);
      if (kind === 'control-plane') withMaster.add(id);
    }
  }
  const found: Part[] = [];
  const taken = new Set<string>();
  for (const box of outline.boxes.values()) {
    const role = roleOf(drawing, box.id);
    if (role === undefined || boxesAround(outline, box.id).some(({ id }) => taken.has(id)))
      continue;
    const { forced, evidence } = readingOf(drawing, box.id);
    const oneMaster =
      role === 'control-plane' && !withMaster.has(box.id) && groupNamedBy(box.title) === 'one';
    if (filled.has(box.id) && !oneMaster && forced !== 'parts') continue;
    taken.add(box.id);
    found.push({
      kind: wholeOf(role),
      shapes: [box.id],
      box: box.id,
      label: box.title,
      evidence,
      software: softwareOf(box.title),
      keepalived: saysKeepalived(box.title),
      addresses: addressesIn(box.title),
    });
  }
  return found;
}

/** The parts inside each box, at any depth, and those that a box itself draws. */
export function partsByBox(
  outline: Outline,
  parts: readonly Part[],
): ReadonlyMap<string, readonly Part[]> {
  const inside = new Map<string, Part[]>();
  for (const part of parts) {
    const boxes = new Set(
      part.shapes.flatMap((shape) => [
        ...(outline.boxes.has(shape) ? [shape] : []),
        ...boxesAround(outline, shape).map(({ id }) => id),
      ]),
    );
    for (const id of boxes) {
      const known = inside.get(id);
      if (known === undefined) inside.set(id, [part]);
      else known.push(part);
    }
  }
  return inside;
}
