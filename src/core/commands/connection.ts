import { etcdAccessOf, indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized, type Message, type MessageData } from '../model/message.ts';
import type {
  Component,
  ControlPlane,
  Endpoint,
  EtcdCluster,
  LoadBalancer,
  Topology,
} from '../model/topology.ts';
import type { Command } from './command.ts';
import { connectionTexts as texts } from './connection-texts.ts';
import type { NewLink } from './edit.ts';

/** What drawing a line between two shapes would add. */
export type Connection =
  | { readonly kind: 'link'; readonly link: NewLink }
  | { readonly kind: 'join'; readonly endpoint: string; readonly members: readonly string[] }
  | { readonly kind: 'found-vip'; readonly members: readonly string[] };

export type ConnectionPlan =
  | { readonly ok: true; readonly connection: Connection }
  /** `near`: the two kinds belong together, only this pair cannot be joined now. */
  | { readonly ok: false; readonly reason: Message; readonly near: boolean };

export type ConnectionCheck =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly reason: Message };

/** Whether two shapes can be linked, and if not, why and what to do instead. Changes nothing. */
export function checkConnection(topology: Topology, fromId: string, toId: string): ConnectionCheck {
  const plan = planConnection(topology, fromId, toId);
  return plan.ok
    ? { ok: true, command: { type: 'connect', from: fromId, to: toId } }
    : { ok: false, reason: plan.reason };
}

type End = Component | Endpoint | (EtcdCluster & { readonly kind?: undefined });

/**
 * The one connection that fits the two ends, in either order. A host stands for what it carries if
 * just one pair of components fits.
 */
export function planConnection(topology: Topology, fromId: string, toId: string): ConnectionPlan {
  const index = indexTopology(topology);
  const from = endsOf(index, fromId);
  const to = endsOf(index, toId);
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (fromId === toId) return no(texts.itself);
  const plans = from.ends.flatMap((a) => to.ends.map((b) => planPair(index, a, b)));
  const fitting = plans.filter((plan) => plan.ok);
  const [first] = fitting;
  if (first !== undefined && fitting.length === 1) return first;
  if (first !== undefined) return no(texts.several);
  const near = plans.filter((plan) => !plan.ok && plan.near);
  return near[0] ?? plans[0] ?? no(texts.nothing);
}

type Ends = { readonly ok: true; readonly ends: readonly End[] } | Refused;
type Refused = Extract<ConnectionPlan, { ok: false }>;

function endsOf(index: TopologyIndex, id: string): Ends {
  const host = index.hosts.get(id);
  if (host !== undefined) {
    const ends = index.componentsOnHost.get(id) ?? [];
    return ends.length > 0 ? { ok: true, ends } : no(texts.emptyHost, { name: host.name });
  }
  if (index.domains.has(id)) return no(texts.domain);
  const end = index.components.get(id) ?? index.endpoints.get(id) ?? index.clusters.get(id);
  return end === undefined ? no(texts.gone) : { ok: true, ends: [end as End] };
}

function planPair(index: TopologyIndex, a: End, b: End): ConnectionPlan {
  if (a.id === b.id) return no(texts.itself);
  return planOrdered(index, a, b) ?? planOrdered(index, b, a) ?? no(texts.nothing);
}

/** For each pair of kinds one order is known; undefined for the other one. */
function planOrdered(index: TopologyIndex, a: End, b: End): ConnectionPlan | undefined {
  switch (a.kind) {
    case 'load-balancer':
      if (b.kind === 'control-plane') return forwards(index, a, b);
      if (b.kind === 'load-balancer') return vrrp(index, a, b);
      if (b.kind === 'vip') return join(b, a);
      if (b.kind === 'kube-vip') return no(texts.kubeVipNeedsMaster);
      if (b.kind === 'direct') return no(texts.directToLoadBalancer);
      if (isEtcd(b)) return no(texts.etcdBehindLoadBalancer);
      return undefined;
    case 'cloud-lb':
    case 'dns':
      if (b.kind === 'control-plane' || b.kind === 'load-balancer') return forwards(index, a, b);
      if (isEtcd(b)) return no(texts.etcdBehindLoadBalancer);
      return undefined;
    case 'direct':
      return b.kind === 'control-plane' ? direct(index, a, b) : undefined;
    case 'control-plane':
      if (isEtcd(b)) return storesIn(index, a, b);
      if (b.kind === 'kube-vip') return join(b, a);
      if (b.kind === 'vip') return no(texts.vipNeedsLoadBalancer);
      return b.kind === 'control-plane' ? no(texts.masters) : undefined;
    case 'worker':
      return no(texts.worker);
    default:
      return isEtcd(a) && isEtcd(b) ? no(texts.etcdMembers) : undefined;
  }
}

function isEtcd(end: End): end is Extract<End, { kind?: 'etcd' | undefined }> {
  return end.kind === 'etcd' || end.kind === undefined;
}

function forwards(index: TopologyIndex, from: End, to: Component): ConnectionPlan {
  const exists = (index.linksFrom.get(from.id) ?? []).some((link) => link.to === to.id);
  if (exists) return near(texts.exists, { from: from.name, to: to.name });
  return yes({ kind: 'link', link: { kind: 'forwards', from: from.id, to: to.id } });
}

function direct(index: TopologyIndex, from: Endpoint, to: ControlPlane): ConnectionPlan {
  const [link] = index.linksFrom.get(from.id) ?? [];
  return link === undefined || link.to === to.id
    ? forwards(index, from, to)
    : near(texts.directTaken, {
        from: from.name,
        target: index.components.get(link.to)?.name ?? link.to,
      });
}

function storesIn(index: TopologyIndex, from: ControlPlane, to: End): ConnectionPlan {
  const cluster = index.clusters.get(to.id) ?? index.clusterOfMember.get(to.id);
  if (cluster === undefined) return near(texts.strayMember, { to: to.name });
  if (cluster.placement === 'stacked') return near(texts.stacked, { cluster: cluster.name });
  const access = etcdAccessOf(index, from);
  if (access?.placement === 'stacked') return near(texts.ownMember, { from: from.name });
  if (access !== undefined && access.cluster.id !== cluster.id) {
    return near(texts.otherCluster, { from: from.name, cluster: access.cluster.name });
  }
  const targets = new Set((index.linksFrom.get(from.id) ?? []).map((link) => link.to));
  if (targets.has(to.id) || targets.has(cluster.id)) {
    return near(texts.exists, { from: from.name, to: to.name });
  }
  return yes({ kind: 'link', link: { kind: 'stores-in', from: from.id, to: to.id } });
}

function join(
  endpoint: Extract<Endpoint, { members: string[] }>,
  member: Component,
): ConnectionPlan {
  return endpoint.members.includes(member.id)
    ? near(texts.exists, { from: member.name, to: endpoint.name })
    : yes({ kind: 'join', endpoint: endpoint.id, members: [member.id] });
}

/**
 * VRRP between two load balancers is membership of one VIP: that of either, an empty one that waits
 * for members, or else a new one.
 */
function vrrp(index: TopologyIndex, a: LoadBalancer, b: LoadBalancer): ConnectionPlan {
  const ofA = index.vipsOf.get(a.id) ?? [];
  const ofB = index.vipsOf.get(b.id) ?? [];
  if (ofA.some((vip) => ofB.includes(vip))) {
    return near(texts.exists, { from: a.name, to: b.name });
  }
  const [held, ...more] = [...ofA, ...ofB];
  if (more.length > 0) return near(texts.differentVips, { from: a.name, to: b.name });
  if (held !== undefined) {
    const joins = held.members.includes(a.id) ? b.id : a.id;
    return yes({ kind: 'join', endpoint: held.id, members: [joins] });
  }
  const [empty, ...others] = index.topology.endpoints.filter(
    (endpoint) => endpoint.kind === 'vip' && endpoint.members.length === 0,
  );
  return empty !== undefined && others.length === 0
    ? yes({ kind: 'join', endpoint: empty.id, members: [a.id, b.id] })
    : yes({ kind: 'found-vip', members: [a.id, b.id] });
}

function yes(connection: Connection): ConnectionPlan {
  return { ok: true, connection };
}

function no(text: Localized, data?: MessageData): Refused {
  return { ok: false, near: false, reason: message(text, data) };
}

function near(text: Localized, data?: MessageData): Refused {
  return { ok: false, near: true, reason: message(text, data) };
}
