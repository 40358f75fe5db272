import { message, type Localized, type Message } from '../../model/message.ts';
import { domainOf, type Drawing } from './drawing.ts';
import { boxesAround, type Box } from './outline.ts';
import { partsByBox, type Part } from './parts.ts';
import type { DrawnHost } from './places.ts';
import type { Relations } from './relations.ts';
import { nameIn } from './roles.ts';

export interface DrawnCluster {
  readonly name: string;
  readonly placement: 'stacked' | 'external';
  readonly members: readonly Part[];
  readonly evidence: Message;
}

const texts = {
  stacked: {
    en: 'Each of its members stands on the machine of a master.',
    zh: '其每个成员都与一个 master 在同一台主机上。',
  },
  box: {
    en: 'The box “{box}” holds its members and no master.',
    zh: '方框“{box}”内只有其成员，没有 master。',
  },
  loose: {
    en: 'Its members stand apart from the masters, and no box parts them.',
    zh: '其成员与 master 分开，且没有方框将它们分组。',
  },
} satisfies Record<string, Localized>;

/**
 * The etcd clusters of a drawing: members on the machines of masters make one stacked cluster,
 * unless a master has a line to another machine's member; the others are external, one cluster for
 * each box that holds etcd alone.
 */
export function clustersOf(
  drawing: Drawing,
  parts: readonly Part[],
  hosts: readonly DrawnHost[],
  relations: Relations,
): readonly DrawnCluster[] {
  const { outline } = drawing;
  const members = parts.filter(({ kind }) => kind === 'etcd');
  const inBoxes = partsByBox(outline, parts);
  const machines = new Map<Part, Box | undefined>();
  const masterBeside = new Map<Part, Part | undefined>();
  for (const host of hosts) {
    const master = host.parts.find(({ kind }) => kind === 'control-plane');
    for (const part of host.parts) {
      masterBeside.set(part, master);
      machines.set(part, host.box);
    }
  }
  const linkedFromElsewhere = new Set<Part>();
  for (const [master, stored] of relations.stores) {
    for (const member of stored) {
      if (masterBeside.get(member) !== master) linkedFromElsewhere.add(member);
    }
  }
  const stacked = members.filter(
    (member) => masterBeside.get(member) !== undefined && !linkedFromElsewhere.has(member),
  );
  const clusters: DrawnCluster[] = [];
  if (stacked.length > 0) {
    const evidence = message(texts.stacked);
    clusters.push({ name: 'etcd', placement: 'stacked', members: stacked, evidence });
  }
  const external = new Map<string, Part[]>();
  const isStacked = new Set(stacked);
  for (const member of members) {
    if (isStacked.has(member)) continue;
    const box = clusterBoxOf(drawing, inBoxes, machines.get(member), member) ?? '';
    const together = external.get(box);
    if (together === undefined) external.set(box, [member]);
    else together.push(member);
  }
  for (const [id, together] of external) {
    const title = outline.boxes.get(id)?.title;
    clusters.push({
      name: title === undefined ? 'etcd' : nameIn(title) || title,
      placement: 'external',
      members: together,
      evidence:
        title === undefined
          ? message(texts.loose)
          : message(texts.box, { box: title.slice(0, 80) }),
    });
  }
  return clusters;
}

/** The outermost box around a member, beyond its machine, that holds nothing but etcd. */
function clusterBoxOf(
  drawing: Drawing,
  inBoxes: ReadonlyMap<string, readonly Part[]>,
  machine: Box | undefined,
  member: Part,
): string | undefined {
  const start = machine?.id ?? member.shapes[0] ?? '';
  let found: string | undefined;
  for (const box of boxesAround(drawing.outline, start)) {
    const inside = inBoxes.get(box.id) ?? [];
    if (inside.some(({ kind }) => kind !== 'etcd')) break;
    if (domainOf(drawing, box.id) === undefined) found = box.id;
  }
  return found;
}
