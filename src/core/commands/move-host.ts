import { indexTopology } from '../graph/topology-index.ts';
import { message } from '../model/message.ts';
import { hostSchema } from '../model/topology.ts';
import type { CommandDefinition } from './definition.ts';
import { checked, patched, placeAt, replace } from './edit.ts';
import { nameOf, theDomain, theHost } from './references.ts';

export const moveHost: CommandDefinition<'move-host'> = {
  apply(topology, { host: id, failureDomain, position }) {
    const index = indexTopology(topology);
    const host = theHost(index, id);
    const domain = failureDomain === null ? undefined : theDomain(index, failureDomain).id;
    if (host.failureDomain === domain) {
      return position === undefined ? topology : placeAt(topology, id, position);
    }
    const moved = checked(hostSchema, patched(host, { failureDomain: domain }));
    return placeAt(
      replace(topology, 'hosts', id, () => moved),
      id,
      position,
    );
  },
  label(before, { host, failureDomain }) {
    const name = nameOf(before, host);
    return failureDomain === null
      ? message({ en: 'Move host {name} to the canvas', zh: '将主机 {name} 移到画布' }, { name })
      : message(
          { en: 'Move host {name} to {domain}', zh: '将主机 {name} 移到 {domain}' },
          { name, domain: nameOf(before, failureDomain) },
        );
  },
};
