import { hostnameSlug, uniqueNames } from '../../format/slug.ts';
import { componentKindNames } from '../../model/kind-names.ts';
import { message, type Language, type Localized, type Message } from '../../model/message.ts';
import type { ComponentKind, FailureDomainKind } from '../../model/topology.ts';
import { boxesAround, type Box, type Outline } from './outline.ts';
import { oneLine, partsByBox, type Part, type PartKind } from './parts.ts';
import { addressesIn, domainOfTitle, nameIn, namesAGroup } from './roles.ts';

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
 * @param forwardsOutside whether the load balancer in a box forwards to masters outside it too
 */
export function hostsOf(
  outline: Outline,
  parts: readonly Part[],
  forwardsOutside: (loadBalancer: Part, box: Box) => boolean,
): readonly DrawnHost[] {
  const components = parts.filter(isComponent);
  const inBoxes = partsByBox(outline, components);
  const canBeHost = new Map(
    [...outline.boxes.values()].map((box) => [
      box.id,
      isMachine(box, inBoxes.get(box.id) ?? [], forwardsOutside),
    ]),
  );
  const groups: { box: Box | undefined; parts: Part[] }[] = [];
  const byBox = new Map<string, Part[]>();
  for (const part of components) {
    const box = hostBoxOf(outline, part, canBeHost);
    const known = box === undefined ? undefined : byBox.get(box.id);
    if (known !== undefined) {
      known.push(part);
      continue;
    }
    const together = [part];
    if (box !== undefined) byBox.set(box.id, together);
    groups.push({ box, parts: together });
  }
  const drawnNames = groups.map(({ box, parts: inside }) => drawnNameOf(box, inside));
  const names = uniqueNames(
    groups.map((group, at) => hostName(drawnNames[at] ?? '', group.parts[0], at + 1)),
    (name) => name,
  );
  return groups.map(({ box, parts: inside }, at) => {
    const drawnName = drawnNames[at] ?? '';
    const name = names[at] ?? `host-${at + 1}`;
    const around = boxesAround(outline, box?.id ?? inside[0]?.shapes[0] ?? '');
    return {
      box,
      name,
      drawnName,
      addresses: [
        ...new Set([...addressesIn(box?.title ?? ''), ...inside.flatMap((part) => part.addresses)]),
      ],
      domain: around.find(({ title }) => domainOfTitle(title) !== undefined)?.id,
      parts: inside,
      evidence:
        box === undefined
          ? message(texts.own, { part: drawnName === '' ? name : oneLine(drawnName) })
          : message(machineText(inside), { box: oneLine(box.title) }),
    };
  });
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
  box: Box,
  contents: readonly Part[],
  forwardsOutside: (loadBalancer: Part, box: Box) => boolean,
): boolean {
  const [first] = contents;
  if (first === undefined || domainOfTitle(box.title) !== undefined) return false;
  // A box that is itself the component may be called `Workers`; there is nothing else in it.
  const isItself = contents.length === 1 && first.shapes[0] === box.id;
  if (namesAGroup(box.title) && !isItself) return false;
  const kinds = contents.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length) return false;
  const loadBalancer = contents.find(({ kind }) => kind === 'load-balancer');
  return (
    loadBalancer === undefined ||
    !kinds.includes('control-plane') ||
    forwardsOutside(loadBalancer, box)
  );
}

function hostBoxOf(
  outline: Outline,
  part: Part,
  canBeHost: ReadonlyMap<string, boolean>,
): Box | undefined {
  const own = part.box === undefined ? undefined : outline.boxes.get(part.box);
  if (own === undefined) return undefined;
  let host: Box | undefined;
  for (const box of [own, ...boxesAround(outline, own.id)]) {
    if (canBeHost.get(box.id) !== true) break;
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
export function domainsOf(outline: Outline, hosts: readonly DrawnHost[]): readonly DrawnDomain[] {
  const used = new Set(
    hosts.flatMap(({ domain }) =>
      domain === undefined ? [] : [domain, ...boxesAround(outline, domain).map(({ id }) => id)],
    ),
  );
  return [...outline.boxes.values()].flatMap((box): DrawnDomain[] => {
    const kind = used.has(box.id) ? domainOfTitle(box.title) : undefined;
    if (kind === undefined) return [];
    const parent = boxesAround(outline, box.id).find(
      ({ title }) => domainOfTitle(title) !== undefined,
    );
    return [{ box, kind, name: nameIn(box.title) || box.title, parent: parent?.id }];
  });
}
