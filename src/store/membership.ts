import type { Command } from '../core/commands/command.ts';
import { usedIds } from '../core/model/ids.ts';
import { message, type Localized } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';

/**
 * A member of a VIP or kube-vip endpoint is drawn, selected and deleted as a link, but has no id in
 * the document. It goes by a made-up one; `:` occurs in no id of a document.
 */
export function membershipId(endpoint: string, member: string): string {
  return `member:${endpoint}:${member}`;
}

export interface Membership {
  readonly endpoint: string;
  readonly member: string;
}

/** The ends of a made-up id, or undefined for the id of an element. */
export function parseMembershipId(id: string): Membership | undefined {
  const [mark, endpoint, member] = id.split(':');
  return mark === 'member' && endpoint !== undefined && member !== undefined
    ? { endpoint, member }
    : undefined;
}

const removeLabel: Localized = { en: 'Delete {count} elements', zh: '删除 {count} 个元素' };

/** Those of the ids that the document still has: an undo may take away what is selected. */
export function stillThere(topology: Topology, ids: Iterable<string>): string[] {
  const known = usedIds(topology);
  return [...ids].filter((id) => {
    const membership = parseMembershipId(id);
    if (membership === undefined) return known.has(id);
    return topology.endpoints.some(
      (endpoint) =>
        endpoint.id === membership.endpoint &&
        'members' in endpoint &&
        Array.isArray(endpoint.members) &&
        endpoint.members.includes(membership.member),
    );
  });
}

/** The edit that deletes what is selected: elements, and memberships among them. */
export function removeCommand(topology: Topology, selection: Iterable<string>): Command {
  const selected = stillThere(topology, selection);
  const ids = selected.filter((id) => parseMembershipId(id) === undefined);
  const gone = new Set(ids);
  const leaving = selected.flatMap((id): Command[] => {
    const membership = parseMembershipId(id);
    // A membership goes with its endpoint or member without saying so.
    return membership === undefined || gone.has(membership.endpoint) || gone.has(membership.member)
      ? []
      : [{ type: 'leave-endpoint', ...membership }];
  });
  const remove: Command = { type: 'remove', ids };
  const [only] = leaving;
  if (only === undefined) return remove;
  if (leaving.length === 1 && ids.length === 0) return only;
  return {
    type: 'batch',
    label: message(removeLabel, { count: selected.length }),
    commands: ids.length === 0 ? leaving : [...leaving, remove],
  };
}
