import { message, type Localized } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { refuse, type CommandDefinition } from './definition.ts';
import { setPlacements } from './edit.ts';
import { nameOf } from './references.ts';

const texts = {
  notPlaced: {
    en: '"{id}" has no place of its own. Only failure domains, hosts and endpoints are placed.',
    zh: '“{id}”没有独立的位置。只有故障域、主机和入口可以放置。',
  },
} satisfies Record<string, Localized>;

export const setLayout: CommandDefinition<'set-layout'> = {
  apply(topology, { placements }) {
    const entries = Object.entries(placements);
    if (entries.length === 0) return topology;
    const placeable = placeableIds(topology);
    for (const [id, placement] of entries) {
      if (placement !== null && !placeable.has(id)) refuse(texts.notPlaced, { id });
    }
    return setPlacements(
      topology,
      entries.map(([id, placement]) => [id, placement ?? undefined] as const),
    );
  },
  label(before, { placements }) {
    const ids = Object.keys(placements);
    const [only] = ids;
    return only === undefined || ids.length > 1
      ? message({ en: 'Arrange {count} shapes', zh: '排列 {count} 个图形' }, { count: ids.length })
      : message({ en: 'Move {name}', zh: '移动 {name}' }, { name: nameOf(before, only) });
  },
};

function placeableIds({ failureDomains, hosts, endpoints }: Topology): ReadonlySet<string> {
  return new Set([...failureDomains, ...hosts, ...endpoints].map((element) => element.id));
}
