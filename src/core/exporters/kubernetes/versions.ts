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

export function kubernetesRelease({ kubernetesVersion }: Cluster): KubernetesRelease {
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
 * Gates that kubeadm has to be told. `ControlPlaneKubeletLocalMode` is off by default in 1.31 and
 * 1.32 only; it later went away, and kubeadm refuses gates it does not know (k/k 129956, 134106).
 */
export function featureGates(minor: number): Record<string, boolean> | undefined {
  return minor === 31 || minor === 32 ? { ControlPlaneKubeletLocalMode: true } : undefined;
}
