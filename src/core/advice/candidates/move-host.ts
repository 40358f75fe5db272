import { commandLabel } from '../../commands/describe-command.ts';
import type { Command } from '../../commands/command.ts';
import { domainChain, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Host } from '../../model/topology.ts';
import type { Candidate } from '../candidate.ts';
import { makeOf, placesForMove } from '../places.ts';

/** A host that carries a load balancer, a master or an etcd member goes to another zone or rack. */
export function* moveHost(index: TopologyIndex): Iterable<Candidate> {
  for (const host of differentHosts(index)) {
    for (const failureDomain of placesForMove(index, host)) {
      const command: Command = { type: 'move-host', host: host.id, failureDomain };
      yield {
        id: `move-host:${host.id}:${failureDomain}`,
        choice: `move-host:${host.id}`,
        label: commandLabel(index.topology, command),
        commands: [command],
      };
    }
  }
}

/** One host of each make in each place. */
function differentHosts(index: TopologyIndex): readonly Host[] {
  const seen = new Set<string>();
  return index.topology.hosts.filter((host) => {
    const carried = (index.componentsOnHost.get(host.id) ?? [])
      .filter(({ kind }) => kind !== 'worker')
      .map((component) => makeOf(index, component));
    if (carried.length === 0) return false;
    const around = domainChain(index, host.failureDomain).map(({ id }) => id);
    const key = JSON.stringify([host.availability ?? '', around, carried.toSorted()]);
    return !seen.has(key) && seen.add(key);
  });
}
