import { commandLabel } from './describe-command.ts';
import type { Command } from './command.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { toRelative } from '../layout/hit.ts';
import type { Layout, Shape } from '../layout/layout-topology.ts';
import type { Placement } from '../model/topology.ts';

/** A container of shapes: a domain, or undefined for the open canvas. */
export type Container = string | undefined;

function siblingsIn(layout: Layout, container: Container): Shape[] {
  return Array.from(layout.shapes.values()).filter(
    ({ kind, parent }) => kind !== 'component' && parent === container,
  );
}

/** Whether someone has put a shape of the container where it stands. */
export function isArranged(index: TopologyIndex, layout: Layout, container: Container): boolean {
  return siblingsIn(layout, container).some(({ id }) => isPlaced(index, id));
}

function isPlaced(index: TopologyIndex, id: string): boolean {
  return Object.hasOwn(index.topology.layout, id);
}

/**
 * The automatic layout puts what has no place after what has one. So that the rest stays where it
 * is when one shape of a container is placed by hand, the rest is placed with it.
 */
export function pinSiblings(
  index: TopologyIndex,
  layout: Layout,
  containers: readonly Container[],
  except: ReadonlySet<string>,
): Record<string, Placement> {
  const placements: Record<string, Placement> = {};
  for (const container of new Set(containers)) {
    for (const { id, rect } of siblingsIn(layout, container)) {
      if (except.has(id) || isPlaced(index, id)) continue;
      placements[id] = { ...toRelative(layout, container, rect) };
    }
  }
  return placements;
}

/** The edit with the rest of its containers held in place, under the edit's own name. */
export function withPinned(
  index: TopologyIndex,
  command: Command,
  placements: Readonly<Record<string, Placement>>,
): Command {
  if (Object.keys(placements).length === 0) return command;
  if (command.type === 'set-layout') {
    return { ...command, placements: { ...placements, ...command.placements } };
  }
  return {
    type: 'batch',
    label: commandLabel(index.topology, command),
    commands: [{ type: 'set-layout', placements }, command],
  };
}
