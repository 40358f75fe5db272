import { YamlMapping } from '../../format/yaml.ts';
import { message, type Message } from '../../model/message.ts';
import type { Cluster } from '../../model/topology.ts';

export interface KubernetesRelease {
  readonly minor: number;
  /** As kubeadm wants it: `v1.34.9`. */
  readonly tag: string;
  readonly notes: readonly Message[];
}

/** kubeadm knows the config API v1beta4 from this minor release on. */
const firstMinorWithV1beta4 = 31;

export function kubernetesRelease({
  kubernetesVersion,
}: Pick<Cluster, 'kubernetesVersion'>): KubernetesRelease {
  const [, minorText = '0', patch] = kubernetesVersion.split('.');
  const minor = Number(minorText);
  const tag = `v1.${minor}.${patch === undefined ? 0 : Number(patch)}`;
  const notes: Message[] = [];
  if (patch === undefined) {
    notes.push(
      message(
        {
          en: 'Kubernetes {version} names no patch release, so {tag} is written. Choose the newest patch.',
          zh: 'Kubernetes {version} 未指定补丁版本，已写为 {tag}。请选择最新的补丁版本。',
        },
        { version: kubernetesVersion, tag },
      ),
    );
  }
  if (minor < firstMinorWithV1beta4) {
    notes.push(
      message(
        {
          en: 'The kubeadm files use v1beta4, which kubeadm reads from 1.31 on; the design asks for {version}.',
          zh: 'kubeadm 文件使用 v1beta4（kubeadm 1.31 起支持），而设计要求 {version}。',
        },
        { version: kubernetesVersion },
      ),
    );
  }
  return { minor, tag, notes };
}

/**
 * The release that a node runs, `v1.34.9`: its own where it names one, else that of the cluster. A
 * text that is none counts as not given.
 */
export function nodeTag(cluster: Cluster, version: string | undefined): string {
  const own = /^v?(1\.\d{1,3}(?:\.\d{1,3})?)$/.exec(version?.trim() ?? '')?.[1];
  return kubernetesRelease({ kubernetesVersion: own ?? cluster.kubernetesVersion }).tag;
}

/**
 * Gates of kubeadm: those it has to be told, each replaced by the user's of that name, then the
 * user's own. `ControlPlaneKubeletLocalMode` is off by default in 1.31 and 1.32 only; it later went
 * away, and kubeadm refuses gates it does not know (k/k 129956, 134106).
 */
export function featureGates(cluster: Cluster): YamlMapping | undefined {
  const { minor } = kubernetesRelease(cluster);
  const gates = new Map<string, boolean>();
  if (minor === 31 || minor === 32) gates.set('ControlPlaneKubeletLocalMode', true);
  for (const [gate, value] of Object.entries(cluster.featureGates ?? {})) {
    if (gateName.test(gate)) gates.set(gate, value);
  }
  if (gates.size === 0) return undefined;
  return new YamlMapping(Array.from(gates, ([key, value]) => ({ key, value })));
}

/** Names that a feature gate of Kubernetes can have. */
const gateName = /^[A-Za-z][A-Za-z0-9]{0,127}$/;

export function featureGateNotes({ featureGates: gates = {} }: Cluster): Message[] {
  return Object.keys(gates)
    .filter((gate) => !gateName.test(gate))
    .map((gate) =>
      message(
        {
          en: 'The feature gate “{gate}” is left out: no gate of Kubernetes has such a name.',
          zh: '特性门控“{gate}”已略去：Kubernetes 的特性门控不会有这样的名称。',
        },
        { gate },
      ),
    );
}
