import { domainOfKind, type TopologyIndex } from '../graph/topology-index.ts';
import { message } from '../model/message.ts';
import type { FailureDomain, Host } from '../model/topology.ts';
import type { Command } from './command.ts';

const label = {
  en: 'Spread {count} hosts evenly over {zones} zones',
  zh: '将 {count} 台主机均匀分布到 {zones} 个可用区',
};

/** The hosts that are selected, by themselves or by something on them, in document order. */
export function selectedHosts(
  { topology, components }: TopologyIndex,
  selection: Iterable<string>,
): readonly Host[] {
  const ids = new Set(Array.from(selection, (id) => components.get(id)?.host ?? id));
  return topology.hosts.filter(({ id }) => ids.has(id));
}

/** What can be spread over: the zones of the design. */
export function zonesOf({ topology }: TopologyIndex): readonly FailureDomain[] {
  return topology.failureDomains.filter(({ kind }) => kind === 'zone');
}

/**
 * Moves hosts so that those that carry the same are spread evenly over the zones: of no kind has
 * one zone two more than another. As many as can stay where they are; of a kind that does not divide
 * evenly, the zones with the fewest hosts get the ones that are over. Undefined where no host needs
 * to move.
 */
export function planSpread(index: TopologyIndex, selection: Iterable<string>): Command | undefined {
  const hosts = selectedHosts(index, selection);
  const zones = zonesOf(index);
  if (zones.length < 2) return undefined;
  const load = new Map(zones.map(({ id }) => [id, 0]));
  const moves: Command[] = [];
  for (const alike of byCargo(index, hosts)) {
    const own = (host: Host): string | undefined => domainOfKind(index, host, 'zone')?.id;
    const there = new Map(zones.map(({ id }) => [id, alike.filter((host) => own(host) === id)]));
    const share = Math.floor(alike.length / zones.length);
    const over = alike.length % zones.length;
    // What is over stays where most are already, then goes where the fewest hosts are.
    const order = zones.toSorted(
      (a, b) =>
        Math.min(1, (there.get(b.id)?.length ?? 0) - share) -
          Math.min(1, (there.get(a.id)?.length ?? 0) - share) ||
        (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0),
    );
    const quota = new Map(order.map(({ id }, at) => [id, share + (at < over ? 1 : 0)]));
    const staying = new Set(
      zones.flatMap(({ id }) => (there.get(id) ?? []).slice(0, quota.get(id))),
    );
    const room = zones.flatMap(({ id }) => {
      const kept = (there.get(id) ?? []).filter((host) => staying.has(host)).length;
      return Array.from({ length: (quota.get(id) ?? 0) - kept }, () => id);
    });
    for (const [at, host] of alike.filter((each) => !staying.has(each)).entries()) {
      const zone = room[at];
      if (zone !== undefined) moves.push({ type: 'move-host', host: host.id, failureDomain: zone });
    }
    for (const [id, count] of quota) load.set(id, (load.get(id) ?? 0) + count);
  }
  if (moves.length === 0) return undefined;
  return {
    type: 'batch',
    label: message(label, { count: hosts.length, zones: zones.length }),
    commands: moves,
  };
}

/** Hosts that carry the same kinds of components, together. */
function byCargo(index: TopologyIndex, hosts: readonly Host[]): Iterable<readonly Host[]> {
  const groups = new Map<string, Host[]>();
  for (const host of hosts) {
    const kinds = new Set(index.componentsOnHost.get(host.id)?.map(({ kind }) => kind));
    const key = [...kinds].toSorted().join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [host]);
    else group.push(host);
  }
  return groups.values();
}
