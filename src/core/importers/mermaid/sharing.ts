import { message, type Localized, type Message } from '../../model/message.ts';
import type { Part } from './parts.ts';
import type { Relations } from './relations.ts';

/** An address that several load balancers, or masters, may hold. */
export interface DrawnVip {
  /** The shape that draws it; undefined if only lines or keepalived imply it. */
  readonly part: Part | undefined;
  /** `kube-vip` where masters hold it. */
  readonly kind: 'vip' | 'kube-vip';
  /** Active ones first. */
  readonly members: readonly Part[];
  readonly evidence: Message;
  readonly assumed: boolean;
}

const texts = {
  label: { en: 'Its label is “{label}”.', zh: '其标签为“{label}”。' },
  vrrp: {
    en: 'The line between {members} says that they share an address by VRRP.',
    zh: '{members} 之间的连线表明它们通过 VRRP 共用一个地址。',
  },
  keepalived: {
    en: 'keepalived is drawn in {members}, and it holds an address.',
    zh: '{members} 中画有 keepalived，其作用是持有一个地址。',
  },
  standby: {
    en: 'Dotted lines make one of {members} the standby of the other, so they need an address between them.',
    zh: '虚线表明 {members} 互为主备，因此它们之间需要一个共用地址。',
  },
} satisfies Record<string, Localized>;

/** Which load balancers share an address, as drawn or as the drawing implies. */
export function vipsOf(
  parts: readonly Part[],
  relations: Relations,
  nameOf: (part: Part) => string,
): readonly DrawnVip[] {
  const loadBalancers = parts.filter(({ kind }) => kind === 'load-balancer');
  const groups = joined(loadBalancers, relations.vrrp);
  const shared = new Set<Part>();
  const vips: DrawnVip[] = [];
  const add = (vip: Omit<DrawnVip, 'members'>, members: readonly Part[]): void => {
    for (const member of members) shared.add(member);
    vips.push({ ...vip, members: activeFirst(members, relations) });
  };
  const names = (members: readonly Part[]): { members: string } => ({
    members: members.map(nameOf).join(', ').slice(0, 200),
  });

  for (const part of parts.filter(({ kind }) => kind === 'vip' || kind === 'kube-vip')) {
    const drawn = [...(relations.holders.get(part) ?? [])];
    const evidence = message(texts.label, { label: part.label.replaceAll('\n', ' ').slice(0, 80) });
    const masters = drawn.filter(({ kind }) => kind === 'control-plane');
    const balancers = drawn.filter(({ kind }) => kind === 'load-balancer');
    if (part.kind === 'kube-vip' || (balancers.length === 0 && masters.length > 0)) {
      vips.push({
        part,
        kind: 'kube-vip',
        members: masters,
        evidence,
        assumed: part.kind === 'vip',
      });
      continue;
    }
    // A line of VRRP extends to all that it joins.
    const all = new Set(balancers.flatMap((each) => groups.get(each) ?? [each]));
    add(
      { part, kind: 'vip', evidence, assumed: false },
      loadBalancers.filter((each) => all.has(each)),
    );
  }
  for (const group of new Set(groups.values())) {
    if (group.length < 2 || group.some((each) => shared.has(each))) continue;
    const evidence = message(texts.vrrp, names(group));
    add({ part: undefined, kind: 'vip', evidence, assumed: true }, group);
  }
  const keepalived = loadBalancers.filter((each) => each.keepalived && !shared.has(each));
  if (keepalived.length > 0) {
    const evidence = message(texts.keepalived, names(keepalived));
    add({ part: undefined, kind: 'vip', evidence, assumed: true }, keepalived);
  }
  const led = new Set(
    relations.forwards.filter(({ to }) => to.kind === 'load-balancer').map(({ to }) => to),
  );
  const rest = loadBalancers.filter(
    (each) => !shared.has(each) && !led.has(each) && modeOf(each, relations) !== undefined,
  );
  if (rest.length > 1 && rest.some((each) => modeOf(each, relations) === 'standby')) {
    const evidence = message(texts.standby, names(rest));
    add({ part: undefined, kind: 'vip', evidence, assumed: true }, rest);
  }
  return vips;
}

/** `standby` if all its lines to masters are; undefined if it has none. */
export function modeOf(part: Part, { forwards }: Relations): 'active' | 'standby' | undefined {
  const own = forwards.filter(({ from }) => from === part);
  if (own.length === 0) return undefined;
  return own.some(({ mode }) => mode === 'active') ? 'active' : 'standby';
}

function activeFirst(members: readonly Part[], relations: Relations): readonly Part[] {
  const standby = (part: Part): number => (modeOf(part, relations) === 'standby' ? 1 : 0);
  return members.toSorted((a, b) => standby(a) - standby(b));
}

/** For each part all that chains of lines join it to, itself included, in the order given. */
function joined(
  parts: readonly Part[],
  pairs: readonly (readonly [Part, Part])[],
): ReadonlyMap<Part, readonly Part[]> {
  const groupOf = new Map<Part, Set<Part>>(parts.map((part) => [part, new Set([part])]));
  for (const [a, b] of pairs) {
    const left = groupOf.get(a);
    const right = groupOf.get(b);
    if (left === undefined || right === undefined || left === right) continue;
    for (const part of right) {
      left.add(part);
      groupOf.set(part, left);
    }
  }
  const lists = new Map<Set<Part>, readonly Part[]>();
  return new Map(
    [...groupOf].map(([part, group]) => {
      const list = lists.get(group) ?? parts.filter((each) => group.has(each));
      lists.set(group, list);
      return [part, list];
    }),
  );
}
