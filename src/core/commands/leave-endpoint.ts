import { message, type Localized } from '../model/message.ts';
import { refuse, type CommandDefinition } from './definition.ts';
import { replace } from './edit.ts';
import { nameOf } from './references.ts';

const texts = {
  notAMember: {
    en: '{member} is no member of {endpoint}.',
    zh: '{member} 不是 {endpoint} 的成员。',
  },
} satisfies Record<string, Localized>;

export const leaveEndpoint: CommandDefinition<'leave-endpoint'> = {
  apply(topology, { endpoint: id, member }) {
    const endpoint = topology.endpoints.find((each) => each.id === id);
    const held = endpoint?.kind === 'vip' || endpoint?.kind === 'kube-vip';
    if (!held || !endpoint.members.includes(member)) {
      return refuse(texts.notAMember, {
        member: nameOf(topology, member),
        endpoint: nameOf(topology, id),
      });
    }
    const members = endpoint.members.filter((each) => each !== member);
    return replace(topology, 'endpoints', id, () => ({ ...endpoint, members }));
  },
  label(before, { endpoint, member }) {
    return message(
      { en: 'Take {member} out of {endpoint}', zh: '将 {member} 移出 {endpoint}' },
      { member: nameOf(before, member), endpoint: nameOf(before, endpoint) },
    );
  },
};
