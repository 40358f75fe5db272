import { message, type Localized, type Message } from '../../model/message.ts';
import type { FlowchartVertex } from '../flowchart.ts';
import { boxesAround, type Box, type Outline } from './outline.ts';
import { addressesIn, namesAGroup, roleOfLabel, softwareOf, type Role } from './roles.ts';

export type PartKind =
  'load-balancer' | 'control-plane' | 'etcd' | 'worker' | 'vip' | 'kube-vip' | 'cloud-lb' | 'dns';

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
  label: { en: 'Its label is “{label}”.', zh: '其标签为“{label}”。' },
  database: {
    en: 'It is drawn as a database: shape and label “{label}”.',
    zh: '它以数据库图形画出，标签为“{label}”。',
  },
  parts: { en: '“{box}” holds {parts}.', zh: '“{box}”内有 {parts}。' },
  loose: { en: 'The drawing shows {parts}.', zh: '图中画有 {parts}。' },
  title: { en: 'The box is called “{label}”.', zh: '方框名为“{label}”。' },
} satisfies Record<string, Localized>;

const controlPlaneParts: ReadonlySet<Role> = new Set([
  'api-server',
  'controller-manager',
  'scheduler',
]);
const proxyParts: ReadonlySet<Role> = new Set(['keepalived', 'proxy']);

/** What a vertex stands for, by its label, or by looking like a database. */
export function roleOfVertex({ label, shape, classes }: FlowchartVertex): Role | undefined {
  const role = roleOfLabel(label);
  if (role !== undefined) return role;
  const database =
    shape === 'cylinder' &&
    (/^\W*(?:db|database|数据库|存储)/i.test(label) || classes.includes('dbclass'));
  return database ? 'etcd' : undefined;
}

/** Every component and endpoint, in the order of the text. */
export function partsOf(outline: Outline): Part[] {
  const parts: Part[] = [];
  for (const box of [undefined, ...outline.boxes.values()]) {
    const vertices = (box?.vertices ?? outline.free).map(
      (vertex) => [vertex, roleOfVertex(vertex)] as const,
    );
    parts.push(
      ...assembled('control-plane', box, vertices, controlPlaneParts),
      ...assembled('load-balancer', box, vertices, proxyParts),
    );
    for (const [vertex, role] of vertices) {
      const kind = role === undefined ? undefined : kindOf(role);
      if (kind !== undefined) parts.push(singlePart(kind, vertex, box));
    }
    parts.push(...workerOfParts(box, vertices));
  }
  parts.push(...boxesAsParts(outline, parts));
  const place = (part: Part): number =>
    Math.min(...part.shapes.map((id) => outline.order.get(id) ?? Number.MAX_SAFE_INTEGER));
  return parts.toSorted((a, b) => place(a) - place(b));
}

type Candidate = readonly [vertex: FlowchartVertex, role: Role | undefined];

function kindOf(role: Role): PartKind | undefined {
  if (controlPlaneParts.has(role) || proxyParts.has(role) || role === 'worker-part') {
    return undefined;
  }
  return role as PartKind;
}

function singlePart(kind: PartKind, vertex: FlowchartVertex, box: Box | undefined): Part {
  const byLabel = roleOfLabel(vertex.label) !== undefined;
  return {
    kind,
    shapes: [vertex.id],
    box: box?.id,
    label: vertex.label,
    evidence: message(byLabel ? texts.label : texts.database, { label: oneLine(vertex.label) }),
    software: softwareOf(vertex.label),
    keepalived: false,
    addresses: addressesIn(vertex.label),
  };
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
      keepalived: labels.some((label) => roleOfLabel(label) === 'keepalived'),
      addresses: labels.flatMap(addressesIn),
    };
  });
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
function boxesAsParts(outline: Outline, parts: readonly Part[]): Part[] {
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
    const role = roleOfLabel(box.title);
    if (role === undefined || boxesAround(outline, box.id).some(({ id }) => taken.has(id)))
      continue;
    const oneMaster =
      role === 'control-plane' && !withMaster.has(box.id) && !namesAGroup(box.title);
    if (filled.has(box.id) && !oneMaster) continue;
    taken.add(box.id);
    found.push({
      kind: kindOf(role) ?? wholeOf(role),
      shapes: [box.id],
      box: box.id,
      label: box.title,
      evidence: message(texts.title, { label: oneLine(box.title) }),
      software: softwareOf(box.title),
      keepalived: false,
      addresses: addressesIn(box.title),
    });
  }
  return found;
}

function wholeOf(role: Role): PartKind {
  if (controlPlaneParts.has(role)) return 'control-plane';
  return proxyParts.has(role) ? 'load-balancer' : 'worker';
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

export function oneLine(label: string): string {
  return label.replaceAll('\n', ' ').slice(0, 80);
}
