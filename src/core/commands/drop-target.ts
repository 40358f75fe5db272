import { hostSchema, type Topology } from '../model/topology.ts';
import type { DropTarget } from './command.ts';
import { append, checked, idSource, placeAt } from './edit.ts';
import { theDomainOf, theHostOf } from './references.ts';
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
  if ('host' in target) return { topology, host: theHostOf(topology, target.host).id };
  const domain =
    'failureDomain' in target ? theDomainOf(topology, target.failureDomain).id : undefined;
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
