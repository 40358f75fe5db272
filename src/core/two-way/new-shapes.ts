import type { DropTarget } from '../commands/command.ts';
import { roleNames } from '../diagrams/words.ts';
import type { ShapeMeaning, ViewId } from '../diagrams/view.ts';
import { domainOfTitle, roleOfLabel, type Role } from '../importers/mermaid/roles.ts';
import type { Localized } from '../model/message.ts';
import type { ComponentKind, EndpointKind, FailureDomainKind } from '../model/topology.ts';
import type { Chart, Shape } from './comparison.ts';
import { oneLine } from './labels.ts';
import type { Plan } from './plan.ts';

const texts = {
  unknown: {
    en: '{shape} is not on the canvas: nothing tells what it is. Name it for what it is, for instance “master-4”, “lb-3”, “etcd-4”, “worker-2” or “zone-b”.',
    zh: '{shape} 未放到画布上：无法判断它是什么。请按其用途命名，例如 “master-4”、“lb-3”、“etcd-4”、“worker-2” 或 “zone-b”。',
  },
  inside: {
    en: '{shape} was not added: the inside of {parent} is drawn by the view.',
    zh: '未添加 {shape}：{parent} 的内部由视图自动绘制。',
  },
} satisfies Record<string, Localized>;

const componentRoles: Partial<Record<Role, ComponentKind>> = {
  'api-server': 'control-plane',
  'controller-manager': 'control-plane',
  scheduler: 'control-plane',
  'control-plane': 'control-plane',
  etcd: 'etcd',
  keepalived: 'load-balancer',
  proxy: 'load-balancer',
  'load-balancer': 'load-balancer',
  worker: 'worker',
  'worker-part': 'worker',
};
const endpointRoles: Partial<Record<Role, EndpointKind>> = {
  vip: 'vip',
  'kube-vip': 'kube-vip',
  'cloud-lb': 'cloud-lb',
  dns: 'dns',
};
/** Roles that are the inside of a component rather than one. */
const insides: ReadonlySet<Role> = new Set([
  'api-server',
  'controller-manager',
  'scheduler',
  'keepalived',
  'proxy',
  'worker-part',
]);

export type Reading =
  | { readonly as: 'component'; readonly kind: ComponentKind }
  | { readonly as: 'endpoint'; readonly kind: EndpointKind }
  | { readonly as: 'domain'; readonly kind: FailureDomainKind | undefined }
  | { readonly as: 'host' };

export interface NewShapes {
  readonly plan: Plan;
  readonly view: ViewId;
  readonly edited: Chart;
  readonly added: ReadonlySet<string>;
  /** What each shape of the edited text stands for; what is added here is put into it. */
  readonly shapes: Map<string, ShapeMeaning>;
  /** Components that were made. */
  readonly made: Set<string>;
}

/** Adds what the text draws anew, subgraphs before what is in them. */
export function planNewShapes(context: NewShapes): void {
  const done = new Set<string>();
  for (const shape of context.edited.shapes.values()) {
    if (context.added.has(shape.id) && !done.has(shape.id)) addShape(context, shape, done);
  }
}

function addShape(context: NewShapes, shape: Shape, done: Set<string>): void {
  const { plan, shapes } = context;
  done.add(shape.id);
  const label = oneLine(shape.label);
  const parent = shape.parent === undefined ? undefined : shapes.get(shape.parent);
  const known = ownerOfParts(context, shape);
  if (known !== undefined) {
    bind(context, shape, known);
    const name = nameOf(shape);
    if (name !== undefined && name !== plan.index.components.get(known)?.name) {
      plan.run({ type: 'rename', id: known, name }, label);
    }
    return;
  }
  const reading = readShape(context, shape);
  if (reading === undefined) {
    plan.note(texts.unknown, { shape: label });
    return;
  }
  const place = placeOf(plan, parent);
  if (place === 'inside') {
    const title =
      shape.parent === undefined ? '' : (context.edited.shapes.get(shape.parent)?.label ?? '');
    plan.note(texts.inside, { shape: label, parent: oneLine(title) });
    return;
  }
  const name = nameOf(shape);
  const named = name === undefined ? {} : { name };
  switch (reading.as) {
    case 'domain': {
      const kind = reading.kind ?? kindInside(plan, place.failureDomain);
      const within = place.failureDomain === undefined ? {} : { parent: place.failureDomain };
      const [id] = plan.run({ type: 'add-failure-domain', kind, ...within, ...named }, label) ?? [];
      bind(context, shape, id);
      return;
    }
    case 'host': {
      const within =
        place.failureDomain === undefined ? {} : { failureDomain: place.failureDomain };
      const [id] = plan.run({ type: 'add-host', ...within, ...named }, label) ?? [];
      bind(context, shape, id);
      return;
    }
    case 'endpoint': {
      const [id] = plan.run({ type: 'add-endpoint', kind: reading.kind, ...named }, label) ?? [];
      bind(context, shape, id);
      return;
    }
    case 'component':
      addComponent(context, shape, reading.kind, place, done);
  }
}

/** The component whose parts a new box was drawn around. */
function ownerOfParts({ edited, shapes, plan }: NewShapes, shape: Shape): string | undefined {
  for (const { id } of edited.children.get(shape.id) ?? []) {
    const meaning = shapes.get(id);
    const [owner = ''] = meaning?.part === true ? meaning.elements : [];
    if (plan.index.components.has(owner)) return owner;
  }
  return undefined;
}

interface Place {
  readonly host?: string;
  readonly failureDomain?: string;
}

/** Where something in a shape stands. */
function placeOf(plan: Plan, parent: ShapeMeaning | undefined): Place | 'inside' {
  if (parent === undefined) return {};
  const { index } = plan;
  for (const id of parent.elements) {
    if (index.hosts.has(id)) return { host: id };
    if (index.domains.has(id)) return { failureDomain: id };
  }
  return parent.elements.some((id) => index.components.has(id) || index.endpoints.has(id))
    ? 'inside'
    : {};
}

function addComponent(
  context: NewShapes,
  shape: Shape,
  kind: ComponentKind,
  { host, failureDomain }: Place,
  done: Set<string>,
): void {
  const { plan, edited, made } = context;
  const name = nameOf(shape);
  const title = shape.parent === undefined ? undefined : edited.shapes.get(shape.parent)?.label;
  // In a host, the role alone says no more than the host's name.
  const isRole = shape.label.trim().toLowerCase() === roleNames[kind].toLowerCase();
  const called = isRole && host !== undefined ? title?.trim() : name;
  const target: DropTarget =
    host !== undefined ? { host } : failureDomain !== undefined ? { failureDomain } : {};
  const named = called === undefined ? {} : { name: called, hostName: called };
  const ids = plan.run({ type: 'add-component', kind, target, ...named }, oneLine(shape.label));
  if (ids === undefined) return;
  const component = ids.find((id) => plan.index.components.has(id));
  const ownHost = ids.find((id) => plan.index.hosts.has(id));
  if (component === undefined) return;
  made.add(component);
  const elements = ownHost === undefined ? [component] : [component, ownHost];
  context.shapes.set(shape.id, { elements, names: elements, part: false });
  if (!shape.box) return;
  // The inside of a new box comes with it; an etcd member in a master's box stands on its host.
  for (const child of edited.children.get(shape.id) ?? []) {
    if (!context.added.has(child.id) || done.has(child.id)) continue;
    const role = roleOfShape(child);
    done.add(child.id);
    if (role === 'etcd' && kind !== 'etcd') {
      const place = plan.index.components.get(component)?.host;
      if (place !== undefined) addComponent(context, child, 'etcd', { host: place }, done);
    } else {
      context.shapes.set(child.id, { elements: [component], names: [], part: true });
    }
  }
}

function bind({ shapes }: NewShapes, shape: Shape, id: string | undefined): void {
  if (id !== undefined) shapes.set(shape.id, { elements: [id], names: [id], part: false });
}

/** The name that a label gives: its first line. */
function nameOf({ label }: Shape): string | undefined {
  const name = (label.split('\n', 1)[0] ?? '').trim().slice(0, 512);
  return name === '' ? undefined : name;
}

function kindInside(plan: Plan, parent: string | undefined): FailureDomainKind {
  const around = parent === undefined ? undefined : plan.index.domains.get(parent)?.kind;
  if (around === undefined || around === 'region') return 'zone';
  return around === 'rack' ? 'hypervisor' : 'rack';
}

function roleOfShape({ label, form, classes }: Shape): Role | undefined {
  return (
    roleOfLabel(label) ?? (form === 'cylinder' || classes.includes('dbclass') ? 'etcd' : undefined)
  );
}

function readShape(context: NewShapes, shape: Shape): Reading | undefined {
  return shape.box ? readBox(context, shape) : readVertex(context, shape);
}

function readVertex({ view, edited, shapes, plan }: NewShapes, shape: Shape): Reading | undefined {
  const role = roleOfShape(shape);
  const endpoint = role === undefined ? undefined : endpointRoles[role];
  if (endpoint !== undefined) return { as: 'endpoint', kind: endpoint };
  const kind = role === undefined ? undefined : componentRoles[role];
  if (kind !== undefined) return { as: 'component', kind };
  const domain = domainOfTitle(shape.label);
  if (domain !== undefined) return { as: 'domain', kind: domain };
  const byLines = kindByLines(plan, edited, shapes, shape);
  if (byLines !== undefined) return { as: 'component', kind: byLines };
  return view === 'failure-domains' && shape.form === 'rect' && shape.label !== shape.id
    ? { as: 'host' }
    : undefined;
}

/** What forwards to masters is a load balancer, what a load balancer leads to a master. */
function kindByLines(
  plan: Plan,
  edited: Chart,
  shapes: ReadonlyMap<string, ShapeMeaning>,
  shape: Shape,
): ComponentKind | undefined {
  const kindsOf = (id: string): readonly string[] =>
    (shapes.get(id)?.elements ?? []).flatMap((element) => {
      const kind =
        plan.index.components.get(element)?.kind ?? plan.index.endpoints.get(element)?.kind;
      return kind === undefined ? [] : [kind];
    });
  for (const { from, to } of edited.edgesOf.get(shape.id) ?? []) {
    const kinds = kindsOf(from === shape.id ? to : from);
    if (from === shape.id && kinds.includes('control-plane')) return 'load-balancer';
    if (to === shape.id && kinds.includes('load-balancer')) return 'control-plane';
    if (to === shape.id && kinds.includes('vip')) return 'load-balancer';
    if (to === shape.id && kinds.includes('control-plane')) return 'etcd';
  }
  return undefined;
}

function readBox(context: NewShapes, shape: Shape): Reading | undefined {
  const { edited, shapes, plan, view } = context;
  const children = edited.children.get(shape.id) ?? [];
  const holds = (test: (id: string) => boolean): boolean =>
    children.some(({ id }) => (shapes.get(id)?.elements ?? []).some(test));
  const roles = children.filter(({ id }) => context.added.has(id)).map(roleOfShape);
  const inside = roles.find((role) => role !== undefined && insides.has(role));
  const kind = inside === undefined ? undefined : componentRoles[inside];
  if (kind !== undefined) return { as: 'component', kind };
  const domain = domainOfTitle(shape.label);
  if (domain !== undefined) return { as: 'domain', kind: domain };
  if (holds((id) => plan.index.hosts.has(id) || plan.index.domains.has(id))) {
    return { as: 'domain', kind: undefined };
  }
  const role = roleOfLabel(shape.label);
  const titled = role === undefined ? undefined : componentRoles[role];
  const carries = roles.flatMap((each) => (each === undefined ? [] : (componentRoles[each] ?? [])));
  if (view === 'failure-domains') {
    // Boxes there are places; what stands in them are the components.
    return carries.length > 0 ||
      holds((id) => plan.index.components.has(id)) ||
      titled !== undefined
      ? { as: 'host' }
      : { as: 'domain', kind: undefined };
  }
  if (titled !== undefined && carries.length > 0 && carries.every((each) => each === titled)) {
    return { as: 'component', kind: titled };
  }
  const innerBoxes = children.filter(({ box, id }) => box && context.added.has(id));
  if (innerBoxes.some((child) => readBox(context, child)?.as === 'component'))
    return { as: 'host' };
  if (innerBoxes.length > 0) return { as: 'domain', kind: undefined };
  if (titled !== undefined) return { as: 'component', kind: titled };
  if (carries.length > 0) return { as: 'host' };
  return children.length === 0 ? undefined : { as: 'domain', kind: undefined };
}
