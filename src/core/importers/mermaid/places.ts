import { hostnameSlug, uniqueNames } from '../../format/slug.ts';
import { componentKindNames } from '../../model/kind-names.ts';
import { message, type Language, type Localized, type Message } from '../../model/message.ts';
import type { ComponentKind, FailureDomainKind } from '../../model/topology.ts';
import type { Correction } from './corrections.ts';
import { domainOf, originOf, readingOf, type Drawing } from './drawing.ts';
import { boxesAround, type Box } from './outline.ts';
import { partsByBox, type Part } from './parts.ts';
import { oneLine } from './readings.ts';
import { addressesIn, groupNamedBy, namesAMachine, nameIn, type PartKind } from './roles.ts';

export interface DrawnHost {
  /** The box that draws it, if one does. */
  readonly box: Box | undefined;
  readonly name: string;
  /** What the drawing calls it. */
  readonly drawnName: string;
  readonly addresses: readonly string[];
  /** Id of the box of its innermost failure domain. */
  readonly domain: string | undefined;
  readonly parts: readonly Part[];
  readonly evidence: Message;
}

export interface DrawnDomain {
  readonly box: Box;
  readonly kind: FailureDomainKind;
  readonly name: string;
  /** Id of the box of the domain around it. */
  readonly parent: string | undefined;
}

const texts = {
  own: {
    en: 'The drawing shows no machine for “{part}”, so it has one of its own.',
    zh: '图中没有画出“{part}”所在的主机，因此为它单独设一台。',
  },
} satisfies Record<string, Localized>;

const namePrefixes: Readonly<Partial<Record<PartKind, string>>> = {
  'load-balancer': 'lb',
  'control-plane': 'master',
  etcd: 'etcd',
  worker: 'worker',
};

/** `lb`, `master` …: what a component is called where the drawing has no usable name for it. */
export function prefixOf(kind: PartKind): string {
  return namePrefixes[kind] ?? kind;
}

export function isComponent({ kind }: Part): boolean {
  return namePrefixes[kind] !== undefined;
}

/**
 * The hosts of a drawing. A component stands on the outermost box around it that can be one
 * machine: it is not named like a group or a place, and holds at most one component of each kind.
 * What the user says of a component's host or zone goes before that.
 * @param forwardsOutside whether the load balancer in a box forwards to masters outside it too
 */
export function hostsOf(
  drawing: Drawing,
  parts: readonly Part[],
  forwardsOutside: (loadBalancer: Part, box: Box) => boolean,
  corrections: readonly Correction[] = [],
): readonly DrawnHost[] {
  const { outline } = drawing;
  const components = parts.filter(isComponent);
  const inBoxes = partsByBox(outline, components);
  const canBeHost = new Map(
    [...outline.boxes.values()].map((box) => [
      box.id,
      isMachine(drawing, box, inBoxes.get(box.id) ?? [], forwardsOutside),
    ]),
  );
  const placed = new Map<Part, Place>();
  for (const part of components) {
    const box = hostBoxOf(drawing, part, canBeHost);
    placed.set(
      part,
      box === undefined ? { key: `#${part.shapes[0] ?? ''}`, box } : { key: box.id, box },
    );
  }
  const places = new Map([...placed].map(([part, place]) => [part, corrected(part, place)]));
  const groups = new Map<string, { box: Box | undefined; parts: Part[] }>();
  for (const [part, { key, box }] of places) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { box, parts: [part] });
    else known.parts.push(part);
  }
  const list = [...groups.values()];
  const drawnNames = list.map(({ box, parts: inside }) => drawnNameOf(box, inside));
  const names = uniqueNames(
    list.map((group, at) => hostName(drawnNames[at] ?? '', group.parts[0], at + 1)),
    (name) => name,
  );
  return list.map(({ box, parts: inside }, at) => {
    const drawnName = drawnNames[at] ?? '';
    const name = names[at] ?? `host-${at + 1}`;
    return {
      box,
      name,
      drawnName,
      addresses: [
        ...new Set([...addressesIn(box?.title ?? ''), ...inside.flatMap((part) => part.addresses)]),
      ],
      domain: domainAround(drawing, corrections, box, inside),
      parts: inside,
      evidence:
        box === undefined
          ? message(texts.own, { part: drawnName === '' ? name : oneLine(drawnName) })
          : message(machineText(inside), { box: oneLine(box.title) }),
    };
  });

  function corrected(part: Part, place: Place): Place {
    const origin = originOf(drawing, part.shapes[0] ?? '');
    const said = corrections.find(({ node, host }) => node === origin && host !== undefined)?.host;
    if (said === undefined) return place;
    if (said === '') return { key: `#${part.shapes[0] ?? ''}`, box: undefined };
    const box = outline.boxes.get(said);
    if (box !== undefined) return { key: said, box };
    const other = components.find(({ shapes }) => originOf(drawing, shapes[0] ?? '') === said);
    return (other === undefined ? undefined : placed.get(other)) ?? place;
  }
}

interface Place {
  readonly key: string;
  readonly box: Box | undefined;
}

/** The box of the innermost failure domain around a machine, or that which the user named. */
function domainAround(
  drawing: Drawing,
  corrections: readonly Correction[],
  box: Box | undefined,
  parts: readonly Part[],
): string | undefined {
  const shapes = [...(box === undefined ? [] : [box.id]), ...parts.flatMap((part) => part.shapes)];
  const origins = new Set(shapes.map((id) => originOf(drawing, id)));
  const said = corrections.find(({ node, zone }) => zone !== undefined && origins.has(node))?.zone;
  if (said === '') return undefined;
  if (said !== undefined && domainOf(drawing, said) !== undefined) return said;
  const around = boxesAround(drawing.outline, box?.id ?? parts[0]?.shapes[0] ?? '');
  return around.find(({ id }) => domainOf(drawing, id) !== undefined)?.id;
}

function machineText(parts: readonly Part[]): Localized {
  const kinds = (language: Language): string =>
    parts
      .flatMap(({ kind }) => (kind in componentKindNames ? [kind as ComponentKind] : []))
      .map((kind) => componentKindNames[kind][language])
      .join(language === 'en' ? ', ' : '、');
  return {
    en: `The box “{box}” holds one machine's worth: ${kinds('en')}.`,
    zh: `方框“{box}”所含内容相当于一台主机：${kinds('zh')}。`,
  };
}

function isMachine(
  drawing: Drawing,
  box: Box,
  contents: readonly Part[],
  forwardsOutside: (loadBalancer: Part, box: Box) => boolean,
): boolean {
  const [first] = contents;
  const { domain, forced } = readingOf(drawing, box.id);
  if (first === undefined || domain !== undefined) return false;
  if (forced === 'group' || forced === 'note') return false;
  // A box that is itself the component may be called `Workers`; there is nothing else in it.
  const isItself = contents.length === 1 && first.shapes[0] === box.id;
  const named = groupNamedBy(box.title);
  if (named === 'several' && !isItself) return false;
  if (named === 'open' && !isItself) {
    // `Control plane` around one set of programs is a machine; around a machine it is a group.
    const shapes = contents.flatMap((part) => part.shapes);
    const direct = shapes.every((id) => drawing.outline.boxOf.get(id) === box.id);
    if (!direct || shapes.length < 2) return false;
  }
  const kinds = contents.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length) return false;
  // A master and a worker beside it are two machines, unless the box says that it is one.
  const both = kinds.includes('control-plane') && kinds.includes('worker');
  if (both && !namesAMachine(box.title, '')) return false;
  const loadBalancer = contents.find(({ kind }) => kind === 'load-balancer');
  return (
    loadBalancer === undefined ||
    !kinds.includes('control-plane') ||
    forwardsOutside(loadBalancer, box)
  );
}

function hostBoxOf(
  drawing: Drawing,
  part: Part,
  canBeHost: ReadonlyMap<string, boolean>,
): Box | undefined {
  const { outline } = drawing;
  const own = part.box === undefined ? undefined : outline.boxes.get(part.box);
  if (own === undefined) return undefined;
  const around = [own, ...boxesAround(outline, own.id)];
  const said = around.find(({ id }) => readingOf(drawing, id).forced === 'host');
  if (said !== undefined) return said;
  let host: Box | undefined;
  for (const box of around) {
    if (canBeHost.get(box.id) !== true && !drawing.expansion.machines.has(box.id)) break;
    host = box;
  }
  return host;
}

function drawnNameOf(box: Box | undefined, parts: readonly Part[]): string {
  return box === undefined ? nameIn(parts[0]?.label ?? '') : nameIn(box.title) || box.title;
}

function hostName(drawn: string, part: Part | undefined, position: number): string {
  const prefix = part === undefined ? 'host' : prefixOf(part.kind);
  const fallback = `${prefix}-${position}`;
  const slug = hostnameSlug(drawn, fallback);
  // What is left of a name in another script may be no more than its number.
  return /^[\d.-]+$/.test(slug) ? hostnameSlug(`${prefix}-${slug}`, fallback) : slug;
}

/** The failure domains that hold a host, outer ones first. */
export function domainsOf(drawing: Drawing, hosts: readonly DrawnHost[]): readonly DrawnDomain[] {
  const { outline } = drawing;
  const used = new Set(
    hosts.flatMap(({ domain }) =>
      domain === undefined ? [] : [domain, ...boxesAround(outline, domain).map(({ id }) => id)],
    ),
  );
  return [...outline.boxes.values()].flatMap((box): DrawnDomain[] => {
    const kind = used.has(box.id) ? domainOf(drawing, box.id) : undefined;
    if (kind === undefined) return [];
    const parent = boxesAround(outline, box.id).find(
      ({ id }) => domainOf(drawing, id) !== undefined,
    );
    return [{ box, kind, name: nameIn(box.title) || box.title, parent: parent?.id }];
  });
}
