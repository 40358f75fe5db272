import { message } from '../model/message.ts';
import { vipEndpointSchema } from '../model/topology.ts';
import { freeRouterId } from './add-endpoint.ts';
import { planConnection } from './connection.ts';
import { Refusal, type CommandDefinition } from './definition.ts';
import { addLinks, addMembers, append, checked, idSource } from './edit.ts';
import { newEndpointName } from './names.ts';
import { nameOf } from './references.ts';

export const connect: CommandDefinition<'connect'> = {
  apply(topology, { from, to }) {
    const plan = planConnection(topology, from, to);
    if (!plan.ok) throw new Refusal(plan.reason);
    const { connection } = plan;
    switch (connection.kind) {
      case 'link':
        return addLinks(topology, [connection.link]);
      case 'join':
        return addMembers(topology, connection.endpoint, connection.members);
      case 'found-vip':
        return append(
          topology,
          'endpoints',
          checked(vipEndpointSchema, {
            id: idSource(topology)('vip'),
            kind: 'vip',
            name: newEndpointName(topology, 'vip'),
            virtualRouterId: freeRouterId(topology),
            members: connection.members,
          }),
        );
    }
  },
  label(before, { from, to }) {
    return message(
      { en: 'Link {from} with {to}', zh: '连接 {from} 与 {to}' },
      { from: nameOf(before, from), to: nameOf(before, to) },
    );
  },
};
