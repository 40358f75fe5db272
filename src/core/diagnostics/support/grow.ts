import { domainChain, domainOfKind, hostOf, nodeAddress } from '../../graph/topology-index.ts';
import { parseCidr } from '../../model/ip.ts';
import type { Component, ComponentKind, EtcdCluster, Host } from '../../model/topology.ts';
import { freeAddress, freeAddressBeside } from './addresses.ts';
import { domainsOfKind, groupByDomain, hostsOf } from './domains.ts';
import type { Draft } from './draft.ts';

/** Additions to a design that fixes are made of. The commands draw the links that go without saying. */

const hostPrefix: Readonly<Record<ComponentKind, string>> = {
  'load-balancer': 'lb',
  'control-plane': 'master',
  etcd: 'etcd',
  worker: 'worker',
};

/**
 * A new host for a component that joins `peers`: in the given domain, else in the zone that holds
 * the fewest of them, with an address beside the hosts there if those have any. Returns its id.
 */
export function addHostBeside(
  draft: Draft,
  peers: readonly Component[],
  kind: ComponentKind,
  place = emptiestZone(draft, peers),
): string {
  const address = addressIn(draft, place, hostsOf(draft.index, peers));
  const taken = new Set(draft.index.topology.hosts.map(({ name }) => name.toLowerCase()));
  let n = draft.index.topology.components.filter((each) => each.kind === kind).length + 1;
  while (taken.has(`${hostPrefix[kind]}-${n}`)) n += 1;
  return draft.create({
    type: 'add-host',
    name: `${hostPrefix[kind]}-${n}`,
    ...(place === undefined ? {} : { failureDomain: place }),
    ...(address === undefined ? {} : { addresses: [address] }),
  });
}

/** Id of the zone with the fewest of the components; undefined where no zone is drawn. */
export function emptiestZone(draft: Draft, components: readonly Component[]): string | undefined {
  const { groups } = groupByDomain(draft.index, components, 'zone');
  const counts = new Map(groups.map(({ domain, members }) => [domain.id, members.length]));
  const [first] = domainsOfKind(draft.index, 'zone').toSorted(
    (a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0),
  );
  return first?.id;
}

function addressIn(
  draft: Draft,
  place: string | undefined,
  peers: readonly Host[],
): string | undefined {
  const { index } = draft;
  const around = domainChain(index, place);
  for (const { id } of around) {
    const subnet = index.topology.network.hostSubnets.find(
      ({ failureDomain, cidr }) => failureDomain === id && parseCidr(cidr) !== undefined,
    );
    if (subnet !== undefined) return freeAddress(index, subnet.cidr);
  }
  const zone = around.find(({ kind }) => kind === 'zone');
  const neighbours = index.topology.hosts.filter(
    (host) => zone !== undefined && domainOfKind(index, host, 'zone') === zone,
  );
  const known = [...peers, ...neighbours, ...index.topology.hosts].find(
    (host) => nodeAddress(host) !== undefined,
  );
  return known === undefined ? undefined : freeAddressBeside(index, [known]);
}

/** A host with a control plane, and with an etcd member too where etcd is stacked. */
export function addMaster(draft: Draft, place?: string): void {
  const { index } = draft;
  const stacked = index.topology.etcdClusters.some(({ placement }) => placement === 'stacked');
  const host = addHostBeside(draft, index.controlPlanes, 'control-plane', place);
  addTo(draft, host, 'control-plane');
  if (stacked || index.topology.etcdClusters.length === 0) addTo(draft, host, 'etcd');
}

/** One more voter: with a master of its own where etcd is stacked, on a host of its own otherwise. */
export function addVoter(draft: Draft, cluster: EtcdCluster, place?: string): void {
  if (cluster.placement === 'external') {
    const members = draft.index.etcdMembers;
    addTo(draft, addHostBeside(draft, members, 'etcd', place), 'etcd');
    return;
  }
  const bare = draft.index.controlPlanes.find(
    (master) =>
      place === undefined &&
      !(draft.index.componentsOnHost.get(master.host) ?? []).some(({ kind }) => kind === 'etcd'),
  );
  if (bare === undefined) addMaster(draft, place);
  else addTo(draft, bare.host, 'etcd');
}

/**
 * A load balancer on a host of its own, in the given domain, else in the zone with the fewest; it
 * joins the VIP if there is exactly one. Returns its id.
 */
export function addLoadBalancer(
  draft: Draft,
  place = emptiestZone(draft, draft.index.loadBalancers),
): string {
  const peers = draft.index.loadBalancers;
  const beside = peers.length > 0 ? peers : draft.index.controlPlanes;
  const host = addHostBeside(draft, beside, 'load-balancer', place);
  return addTo(draft, host, 'load-balancer');
}

/** A component on a host made for its kind (`master-4`) takes the host's name, as drawn ones do. */
export function addTo(draft: Draft, host: string, kind: ComponentKind): string {
  const { components } = draft.index.topology;
  const name = draft.index.hosts.get(host)?.name ?? '';
  const fits =
    name.startsWith(`${hostPrefix[kind]}-`) && !components.some((each) => each.name === name);
  const named = fits ? { name } : {};
  return draft.create({ type: 'add-component', kind, target: { host }, ...named });
}

/** A VIP over load balancers that have none, with a free address of the subnet they share. */
export function addVip(draft: Draft, members: readonly string[]): void {
  const vip = draft.create({ type: 'add-endpoint', kind: 'vip' });
  const joined = draft.index.topology.endpoints.find(({ id }) => id === vip);
  for (const member of members) {
    const already = joined?.kind === 'vip' && joined.members.includes(member);
    if (!already) draft.run({ type: 'connect', from: member, to: vip });
  }
  const hosts = members.flatMap((member) => {
    const component = draft.index.components.get(member);
    return component === undefined ? [] : (hostOf(draft.index, component) ?? []);
  });
  const address = freeAddressBeside(draft.index, hosts);
  if (address !== undefined) draft.patch('endpoints', vip, { address });
}

/** Puts a load balancer layer before masters that have none: a cloud's own where VRRP does not work. */
export function addLoadBalancing(draft: Draft): void {
  const { environment } = draft.index.topology.cluster;
  if (environment !== 'on-premises' && environment !== 'other') {
    draft.run({ type: 'add-endpoint', kind: 'cloud-lb', provider: environment });
    return;
  }
  const members = [addLoadBalancer(draft), addLoadBalancer(draft)];
  const vips = draft.index.topology.endpoints.filter(({ kind }) => kind === 'vip');
  if (vips.length === 0) addVip(draft, members);
}
