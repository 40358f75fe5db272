import { freeName } from '../model/ids.ts';
import type {
  ComponentKind,
  EndpointKind,
  FailureDomainKind,
  Topology,
} from '../model/topology.ts';

/** Names for what the user did not name: short, unique, the same for the same edits. */

export const componentPrefixes: Readonly<Record<ComponentKind, string>> = {
  'load-balancer': 'lb',
  'control-plane': 'master',
  etcd: 'etcd',
  worker: 'worker',
};

/** Host and component names are kept apart, as a host made for a component takes its name. */
function hostAndComponentNames(topology: Topology): string[] {
  return [...topology.hosts, ...topology.components].map((element) => element.name);
}

/** `lb-1`, `master-1`, `etcd-1`, `worker-1`… */
export function newComponentName(topology: Topology, kind: ComponentKind): string {
  return freeName(componentPrefixes[kind], hostAndComponentNames(topology));
}

/** `host-1`… */
export function newHostName(topology: Topology): string {
  return freeName('host', hostAndComponentNames(topology));
}

/** The component's own name, unless another host has it. */
export function hostNameFor(topology: Topology, componentName: string): string {
  const names = topology.hosts.map((host) => host.name.toLowerCase());
  return names.includes(componentName.toLowerCase())
    ? freeName(componentName, names)
    : componentName;
}

/** `zone-a`, `zone-b`… as the field letters its zones; `rack-1`, `region-1`… */
export function newDomainName(topology: Topology, kind: FailureDomainKind): string {
  const names = topology.failureDomains.map((domain) => domain.name);
  if (kind !== 'zone') return freeName(kind, names);
  const used = new Set(names.map((name) => name.toLowerCase()));
  for (let n = 0; ; n += 1) {
    const candidate = `zone-${letters(n)}`;
    if (!used.has(candidate)) return candidate;
  }
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}

/** `vip-1`, `cloud-lb-1`… */
export function newEndpointName(topology: Topology, kind: EndpointKind): string {
  return freeName(
    kind,
    topology.endpoints.map((endpoint) => endpoint.name),
  );
}
