import { parseAllDocuments } from 'yaml';
import { urlHost, type SiteHost } from '../../src/core/exporters/site/site.ts';
import { etcdAccessOf } from '../../src/core/graph/topology-index.ts';
import type { ClientSettings } from './client.ts';
import { filesOf, type LabDesign } from './design.ts';
import type { Host } from './host.ts';
import { LabError } from './lab-error.ts';
import { Service } from './service.ts';

export const kubernetesPki = '/etc/kubernetes/pki';
export const kubeadmFiles = {
  init: '/etc/kubernetes/kubeadm/init.yaml',
  join: '/etc/kubernetes/kubeadm/join.yaml',
} as const;

/** What kubeadm does on the masters of a real site, and what then runs there. */
export interface ControlPlane {
  /** For the report: what plays kube-apiserver. */
  readonly name: string;
  /** Makes what a master needs, once, on its running host. The first one comes first. */
  readonly prepare: (host: Host) => Promise<void>;
  /** The etcd of a stacked master and its kube-apiserver, in the order they start. */
  readonly services: (host: Host) => readonly Service[];
  /** How a client uses the API. */
  readonly client: () => Omit<ClientSettings, 'url'>;
}

export type Plain = Readonly<Record<string, unknown>>;

/** The documents of a kubeadm file by kind. */
export function documentsOf(text: string): ReadonlyMap<string, Plain> {
  return new Map(
    parseAllDocuments(text).map((document) => {
      const value = document.toJS() as Plain;
      return [String(value['kind']), value];
    }),
  );
}

/** ClusterConfiguration of the exported init.yaml. Throws LabError where the bundle has none. */
export function clusterConfiguration(design: LabDesign): Plain {
  const [first] = design.site.controlPlanes;
  const text = first === undefined ? undefined : filesOf(design, first).get(kubeadmFiles.init);
  const found = text === undefined ? undefined : documentsOf(text.text).get('ClusterConfiguration');
  if (found !== undefined) return found;
  throw new LabError(
    `${design.name}: its bundle holds no init.yaml, so there is no control plane to play.`,
  );
}

export function isStacked({ index }: LabDesign, at: SiteHost): boolean {
  const { controlPlane } = at;
  return controlPlane !== undefined && etcdAccessOf(index, controlPlane)?.placement === 'stacked';
}

/** `name=peer URL` of every stacked member, as all of them must be told. */
export function stackedPeers(design: LabDesign): string {
  return design.site.controlPlanes
    .filter((at) => isStacked(design, at))
    .map((at) => `${at.name}=https://${urlHost(at.address ?? '')}:2380`)
    .join(',');
}

/** Requests are short and often, so that a window of seconds holds many. */
export const clientPace = { everyMs: 120, timeoutMs: 2500 } as const;

/** A program with its arguments, none of them read by a shell. */
export function serviceOf(
  name: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Service {
  const command = argv.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  return new Service({ name, command, environment, restarts: true, restartMs: 1000 });
}
