import { indexTopology } from '../graph/topology-index.ts';
import { componentKindNames } from '../model/kind-names.ts';
import { message } from '../model/message.ts';
import type { CommandDefinition } from './definition.ts';
import { dropTargetId, hostForDrop } from './drop-target.ts';
import { replace } from './edit.ts';
import { nameOf, theComponent } from './references.ts';

/**
 * Only the host changes: an etcd member stays in its cluster, a load balancer keeps its port, and
 * the host it leaves stays. What no longer fits is for the rules to say.
 */
export const moveComponent: CommandDefinition<'move-component'> = {
  apply(topology, { component: id, target }) {
    const component = theComponent(indexTopology(topology), id);
    const placed = hostForDrop(topology, target, component.name);
    if (placed.host === component.host) return topology;
    return replace(placed.topology, 'components', id, (each) => ({ ...each, host: placed.host }));
  },
  label(before, { component: id, target }) {
    const component = before.components.find((each) => each.id === id);
    const kind = component === undefined ? { en: '', zh: '' } : componentKindNames[component.kind];
    const place = dropTargetId(target);
    const name = nameOf(before, id);
    return place === undefined
      ? message(
          {
            en: `Move ${kind.en} {name} to a host of its own`,
            zh: `将 ${kind.zh} {name} 移到独立主机`,
          },
          { name },
        )
      : message(
          { en: `Move ${kind.en} {name} to {place}`, zh: `将 ${kind.zh} {name} 移到 {place}` },
          { name, place: nameOf(before, place) },
        );
  },
};
