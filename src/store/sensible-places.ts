import { domainChain, type TopologyIndex } from '../core/graph/topology-index.ts';
import type { Place } from './place-item.ts';
import type { PaletteItem } from './session-store.ts';

/**
 * Where an entry that was clicked, not dragged, may go, best place first: into what is selected,
 * else around it, else free. A host takes one component of a kind, so that clicking on makes three
 * masters on three hosts.
 */
export function sensiblePlaces(
  index: TopologyIndex,
  item: PaletteItem,
  selection: ReadonlySet<string>,
): readonly Place[] {
  const [selected] = selection;
  if (item.make === 'endpoint' || selected === undefined || selection.size > 1) return [{}];
  const host = index.hosts.get(index.components.get(selected)?.host ?? selected);
  const domain = host === undefined ? index.domains.get(selected)?.id : host.failureDomain;
  const around: Place[] = domainChain(index, domain).map(({ id }) => ({ failureDomain: id }));
  if (item.make === 'failure-domain') return [...around, {}];
  const nearest = around.slice(0, 1);
  if (item.make === 'host' || host === undefined) return [...nearest, {}];
  const taken = index.componentsOnHost.get(host.id)?.some(({ kind }) => kind === item.kind);
  return taken === true ? [...nearest, {}] : [{ host: host.id }, ...nearest, {}];
}
