import './kinds.css';
import {
  Boxes,
  Building2,
  Cable,
  Cloud,
  Database,
  Earth,
  EthernetPort,
  Layers2,
  MapPin,
  Radio,
  Rows4,
  Server,
  ShipWheel,
  Signpost,
  Split,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import {
  componentKindNames,
  endpointKindNames,
  failureDomainKindNames,
} from '../../core/model/kind-names.ts';
import type { Language, Localized } from '../../core/model/message.ts';
import type { ComponentKind, EndpointKind, FailureDomainKind } from '../../core/model/topology.ts';

/** What can be drawn, by the word that its look goes by. */
export type ElementKind =
  FailureDomainKind | 'host' | ComponentKind | EndpointKind | 'etcd-cluster';

export const kindIcons: Readonly<Record<ElementKind, LucideIcon>> = {
  region: Earth,
  zone: Building2,
  rack: Rows4,
  hypervisor: Layers2,
  power: Zap,
  switch: EthernetPort,
  host: Server,
  'load-balancer': Split,
  'control-plane': ShipWheel,
  etcd: Database,
  worker: Boxes,
  vip: MapPin,
  'kube-vip': Radio,
  'cloud-lb': Cloud,
  dns: Signpost,
  direct: Cable,
  'etcd-cluster': Database,
};

export const kindNames: Readonly<Record<ElementKind, Localized>> = {
  ...failureDomainKindNames,
  ...componentKindNames,
  ...endpointKindNames,
  host: { en: 'host', zh: '主机' },
  'etcd-cluster': { en: 'etcd cluster', zh: 'etcd 集群' },
};

/** A kind's name where it stands alone: with a capital, unless it is a program's own spelling. */
export function kindTitle(kind: ElementKind, language: Language): string {
  const name = kindNames[kind][language];
  return /^(etcd|kube-)/.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

/** The family of a kind decides its colour: see kinds.css. */
export type KindFamily =
  'place' | 'host' | 'load-balancer' | 'control-plane' | 'etcd' | 'worker' | 'endpoint';

export function familyOf(kind: ElementKind): KindFamily {
  switch (kind) {
    case 'host':
    case 'load-balancer':
    case 'control-plane':
    case 'etcd':
    case 'worker':
      return kind;
    case 'etcd-cluster':
      return 'etcd';
    case 'vip':
    case 'kube-vip':
    case 'cloud-lb':
    case 'dns':
    case 'direct':
      return 'endpoint';
    default:
      return 'place';
  }
}

/** The kind of an element that is drawn; undefined for links and for ids of nothing. */
export function kindOf(index: TopologyIndex, id: string): ElementKind | undefined {
  if (index.hosts.has(id)) return 'host';
  if (index.clusters.has(id)) return 'etcd-cluster';
  return (
    index.domains.get(id)?.kind ?? index.components.get(id)?.kind ?? index.endpoints.get(id)?.kind
  );
}
