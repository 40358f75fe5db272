import { indexTopology } from '../graph/topology-index.ts';
import { hostSchema, type Topology } from '../model/topology.ts';
import type { DropTarget } from './command.ts';
import { append, checked, idSource, placeAt } from './edit.ts';
import { theDomain, theHost } from './references.ts';
import { hostNameFor } from './names.ts';

/**
 * The host a drop ends on. Where the target is no host, one is made with the name (or the nearest
 * free one); its address stays empty, as nobody but the user knows it.
 */
export function hostForDrop(
  topology: Topology,
  target: DropTarget,
  hostName: string,
): { readonly topology: Topology; readonly host: string } {
  const index = indexTopology(topology);
  if ('host' in target) return { topology, host: theHost(index, target.host).id };
  const domain = 'failureDomain' in target ? theDomain(index, target.failureDomain).id : undefined;
  const host = checked(hostSchema, {
    id: idSource(topology)('host'),
    name: hostNameFor(topology, hostName),
    failureDomain: domain,
  });
  return {
    topology: placeAt(append(topology, 'hosts', host), host.id, target.position),
    host: host.id,
  };
}

/** The name of the place a drop ends on; undefined for the empty canvas. */
export function dropTargetId(target: DropTarget): string | undefined {
  if ('host' in target) return target.host;
  return 'failureDomain' in target ? target.failureDomain : undefined;
}
