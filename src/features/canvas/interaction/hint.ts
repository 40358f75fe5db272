import type { TopologyIndex } from '../../../core/graph/topology-index.ts';
import type { ComponentKind } from '../../../core/model/topology.ts';
import type { ElementKind } from '../../../platform/react/kind-icon.tsx';
import type { PaletteItem } from '../../../store/session-store.ts';
import { spotTarget, type Spot } from './spot.ts';

/** What a drop will do, as a text key under `hints` with what it is about. */
export interface Hint {
  readonly key: string;
  /** Kind of what is added or moved. */
  readonly kind?: ElementKind;
  readonly name?: string;
  readonly place?: string;
  /** A second key: what the component will share the host with. */
  readonly beside?: 'stackedMaster' | 'stackedEtcd' | 'sharesMaster';
}

export function hintForItem(index: TopologyIndex, item: PaletteItem, spot: Spot): Hint {
  const kind: ElementKind = item.make === 'host' ? 'host' : item.kind;
  const place = nameOf(index, spotTarget(spot));
  if (place === undefined) {
    return { key: item.make === 'component' ? 'addWithHost' : 'add', kind };
  }
  if (item.make !== 'component') return { key: 'addIn', kind, place };
  if (spot.host === undefined) return { key: 'addWithHostIn', kind, place };
  return { key: 'addOn', kind, place, ...besideOn(index, item.kind, spot.host) };
}

/** Undefined where letting go only arranges shapes. */
export function hintForMove(index: TopologyIndex, id: string, spot: Spot): Hint | undefined {
  const name = nameOf(index, id);
  if (name === undefined) return undefined;
  const component = index.components.get(id);
  const place = nameOf(index, spotTarget(spot));
  if (component !== undefined) {
    if (spot.host === component.host) return undefined;
    if (place === undefined) return { key: 'moveToOwnHost', name };
    return spot.host === undefined
      ? { key: 'moveToOwnHostIn', name, place }
      : { key: 'moveOn', name, place, ...besideOn(index, component.kind, spot.host) };
  }
  const container = index.hosts.get(id)?.failureDomain ?? index.domains.get(id)?.parent;
  if (container === spot.domain) return undefined;
  return place === undefined
    ? { key: 'moveOut', name, place: nameOf(index, container) ?? '' }
    : { key: 'moveIn', name, place };
}

function besideOn(index: TopologyIndex, kind: ComponentKind, host: string): Pick<Hint, 'beside'> {
  const there = new Set(index.componentsOnHost.get(host)?.map((each) => each.kind));
  if (kind === 'etcd' && there.has('control-plane')) return { beside: 'stackedMaster' };
  if (kind === 'control-plane' && there.has('etcd')) return { beside: 'stackedEtcd' };
  if (kind === 'load-balancer' && there.has('control-plane')) return { beside: 'sharesMaster' };
  return {};
}

function nameOf(index: TopologyIndex, id: string | undefined): string | undefined {
  const element = id === undefined ? undefined : index.elements.get(id);
  return element !== undefined && 'name' in element ? String(element.name) : undefined;
}
