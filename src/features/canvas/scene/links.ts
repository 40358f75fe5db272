import type { Edge } from '@xyflow/react';
import type { TopologyIndex } from '../../../core/graph/topology-index.ts';
import type { Layout } from '../../../core/layout/layout-topology.ts';
import type { Rect } from '../../../core/layout/rect.ts';
import { membershipId } from '../../../store/membership.ts';
import { depthOf } from './depth-of.ts';
import type { Mark } from './preview.ts';
import type { PlayedLink, PlayedScene } from '../../../core/analysis/scenario/play-scene.ts';

/**
 * `forwards`: requests; `stores-in`: state; `member`: an etcd cluster and its members; `vrrp` and
 * `kube-vip`: who may hold an address; `move`: an address on its way to another holder.
 */
export type LinkKind = 'forwards' | 'stores-in' | 'member' | 'vrrp' | 'kube-vip' | 'move';

export type LinkData = {
  kind: LinkKind;
  standby: boolean;
  mark: Mark | undefined;
  played: PlayedLink | undefined;
  /** An end is selected or pointed at, so that its links stand out. */
  active: boolean;
  /** One of so many that they would hide each other. */
  dense: boolean;
  /** Hosts the ends are drawn in, with whether an end is the first and last row there. */
  source: LinkEnd;
  target: LinkEnd;
};

export type LinkEnd = { host: string | undefined; first: boolean; last: boolean };

export type CanvasLink = Edge<LinkData, 'link'>;

/** From so many links of one kind on, they are drawn faint until one end is of interest. */
const denseFrom = 13;

export interface LinkInput {
  readonly index: TopologyIndex;
  readonly layout: Layout;
  readonly hubs: ReadonlyMap<string, Rect>;
  readonly selection: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly played: PlayedScene | undefined;
  /** Says what a link is to those who do not see it. */
  readonly describe: (from: string, to: string) => string;
}

interface Line {
  readonly id: string;
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly standby: boolean;
  /** Drawn for what the model says without a link: nothing to select or delete. */
  readonly derived: boolean;
}

export function projectLinks(input: LinkInput): CanvasLink[] {
  const lines = linesOf(input).filter(({ from, to }) => isDrawn(input, from) && isDrawn(input, to));
  const counts = new Map<LinkKind, number>();
  for (const { kind } of lines) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return lines.map((line): CanvasLink => {
    const selected = input.selection.has(line.id);
    const active =
      selected ||
      [line.from, line.to].some(
        (end) =>
          input.selection.has(end) ||
          input.selection.has(input.layout.shapes.get(end)?.parent ?? ''),
      );
    return {
      id: line.id,
      type: 'link',
      source: line.from,
      target: line.to,
      selected,
      selectable: !line.derived,
      focusable: false,
      ariaLabel: input.describe(line.from, line.to),
      zIndex: line.kind === 'move' ? depthOf.moving : active ? depthOf.activeLink : depthOf.link,
      data: {
        kind: line.kind,
        standby: line.standby,
        mark: input.marks.get(line.id),
        played:
          line.kind === 'move'
            ? undefined
            : input.played?.link({ ...line, process: processOf(line.kind) }),
        active,
        dense: (counts.get(line.kind) ?? 0) >= denseFrom,
        source: endOf(input, line.from),
        target: endOf(input, line.to),
      },
    };
  });
}

/** What at its lower end makes the line of an address. */
function processOf(kind: LinkKind): 'keepalived' | 'kube-vip' | undefined {
  return kind === 'vrrp' ? 'keepalived' : kind === 'kube-vip' ? 'kube-vip' : undefined;
}

function linesOf({ index, hubs, played }: LinkInput): Line[] {
  const links = index.topology.links.map((link): Line => ({
    id: link.id,
    kind: link.kind,
    from: link.from,
    to: link.to,
    standby: link.kind === 'forwards' && link.mode === 'standby',
    derived: false,
  }));
  const memberships = index.topology.endpoints.flatMap((endpoint): Line[] =>
    endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
      ? endpoint.members.map((member) => ({
          id: membershipId(endpoint.id, member),
          kind: endpoint.kind === 'vip' ? 'vrrp' : 'kube-vip',
          from: endpoint.id,
          to: member,
          standby: false,
          derived: false,
        }))
      : [],
  );
  const members = [...hubs.keys()].flatMap((cluster): Line[] =>
    (index.clusters.get(cluster)?.members ?? []).map(({ component }) => ({
      id: `cluster:${cluster}:${component}`,
      kind: 'member',
      from: cluster,
      to: component,
      standby: false,
      derived: true,
    })),
  );
  const moves = (played?.moves ?? []).map(({ endpoint, from, to }): Line => ({
    id: `move:${endpoint}:${from}:${to}`,
    kind: 'move',
    from,
    to,
    standby: false,
    derived: true,
  }));
  return [...links, ...memberships, ...members, ...moves];
}

function isDrawn({ layout, hubs }: LinkInput, id: string): boolean {
  return layout.shapes.has(id) || hubs.has(id);
}

function endOf({ index, layout }: LinkInput, id: string): LinkEnd {
  const host = index.components.get(id)?.host;
  if (host === undefined || !layout.shapes.has(host)) {
    return { host: undefined, first: true, last: true };
  }
  const rows = index.componentsOnHost.get(host) ?? [];
  return { host, first: rows[0]?.id === id, last: rows.at(-1)?.id === id };
}
