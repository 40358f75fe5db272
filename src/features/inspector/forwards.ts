import type { Command } from '../../core/commands/command.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { ForwardsLink } from '../../core/model/topology.ts';

/** The links by which something forwards, by the id of what they lead to. */
export function forwardsOf(index: TopologyIndex, id: string): ReadonlyMap<string, ForwardsLink> {
  return new Map(
    (index.linksFrom.get(id) ?? []).flatMap((link) =>
      link.kind === 'forwards' ? [[link.to, link] as const] : [],
    ),
  );
}

/** What something may forward to: masters, and for a cloud or DNS endpoint also load balancers. */
export function forwardTargets(
  index: TopologyIndex,
  id: string,
): readonly { readonly id: string }[] {
  const kind = index.endpoints.get(id)?.kind;
  return kind === 'cloud-lb' || kind === 'dns'
    ? [...index.loadBalancers, ...index.controlPlanes]
    : index.controlPlanes;
}

/** The edit that makes something forward to a target, or stop doing so. */
export function toggleForward(
  index: TopologyIndex,
  from: string,
  to: string,
  on: boolean,
): Command | undefined {
  const link = forwardsOf(index, from).get(to);
  if (on) return link === undefined ? { type: 'connect', from, to } : undefined;
  return link === undefined ? undefined : { type: 'remove', ids: [link.id] };
}

/** The edit that puts a component into a VIP or kube-vip endpoint, or takes it out. */
export function toggleMember(endpoint: string, member: string, on: boolean): Command {
  return on
    ? { type: 'connect', from: member, to: endpoint }
    : { type: 'leave-endpoint', endpoint, member };
}
