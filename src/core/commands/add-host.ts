import { message } from '../model/message.ts';
import { hostSchema } from '../model/topology.ts';
import type { CommandDefinition } from './definition.ts';
import { append, checked, idSource, placeAt } from './edit.ts';
import { newHostName } from './names.ts';
import { nameOf, theDomainOf } from './references.ts';

/** No address is made up: which ones are free only the user knows. */
export const addHost: CommandDefinition<'add-host'> = {
  apply(topology, { failureDomain, name, addresses, position }) {
    if (failureDomain !== undefined) theDomainOf(topology, failureDomain);
    const host = checked(hostSchema, {
      id: idSource(topology)('host'),
      name: name ?? newHostName(topology),
      addresses,
      failureDomain,
    });
    return placeAt(append(topology, 'hosts', host), host.id, position);
  },
  label(before, { failureDomain, name: given }) {
    const name = given ?? newHostName(before);
    return failureDomain === undefined
      ? message({ en: 'Add host {name}', zh: '添加主机 {name}' }, { name })
      : message(
          { en: 'Add host {name} to {domain}', zh: '在 {domain} 中添加主机 {name}' },
          { name, domain: nameOf(before, failureDomain) },
        );
  },
};
