import type { Component, Host } from '../../model/topology.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';

/** What a host ought to have. */
export interface Hardware {
  readonly cpus: number;
  readonly memoryGiB: number;
}

/** Below these kubeadm stops on a control plane (constants ControlPlaneNumCPU and ControlPlaneMem). */
export const kubeadmLeast = { cpus: 2, memoryMiB: 1700 } as const;

const MEBIBYTES = 1024;

/** What of kubeadm's least for a master a host surely lacks. */
export function belowKubeadmLeast(host: Host): ReturnType<typeof lacking> {
  const memoryGiB = kubeadmLeast.memoryMiB / MEBIBYTES;
  return lacking(host, { cpus: kubeadmLeast.cpus, memoryGiB });
}

/** What of it a host surely lacks; what is not known of a host is not lacking. */
export function lacking(
  { cpus, memoryGiB }: Host,
  needed: Hardware,
): 'cpus' | 'memory' | 'both' | undefined {
  const cpusShort = cpus !== undefined && cpus < needed.cpus;
  const memoryShort = memoryGiB !== undefined && memoryGiB < needed.memoryGiB;
  if (cpusShort) return memoryShort ? 'both' : 'cpus';
  return memoryShort ? 'memory' : undefined;
}

/** The hosts of some components, each once, with the first component there. */
export function hostsOf<T extends Component>(
  index: TopologyIndex,
  components: readonly T[],
): readonly { readonly host: Host; readonly component: T }[] {
  const found = new Map<string, { host: Host; component: T }>();
  for (const component of components) {
    const host = index.hosts.get(component.host);
    if (host !== undefined && !found.has(host.id)) found.set(host.id, { host, component });
  }
  return [...found.values()];
}

/** GiB for a message: two digits behind the point are enough to tell what is short. */
export function gibibytes(value: number): number {
  return Math.round(value * 100) / 100;
}
