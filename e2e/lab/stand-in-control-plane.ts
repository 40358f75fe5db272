import { readFileSync } from 'node:fs';
import path from 'node:path';
import { urlHost } from '../../src/core/exporters/site/site.ts';
import {
  clientPace,
  clusterConfiguration,
  isStacked,
  kubernetesPki,
  serviceOf,
  stackedPeers,
  type ControlPlane,
} from './control-plane.ts';
import type { LabDesign } from './design.ts';
import type { Host } from './host.ts';
import { Authority } from './pki.ts';
import type { Programs } from './programs.ts';

const etcdFolder = `${kubernetesPki}/etcd`;
const clientFiles = {
  caFile: `${etcdFolder}/ca.crt`,
  certFile: `${kubernetesPki}/apiserver-etcd-client.crt`,
  keyFile: `${kubernetesPki}/apiserver-etcd-client.key`,
} as const;

/**
 * Where kubeadm and kube-apiserver could not be built: the lab's own certificates at kubeadm's paths,
 * etcd with the options that kubeadm gives a stacked member, and a stand-in that is as true about
 * etcd as kube-apiserver is.
 */
export async function standInControlPlane(
  design: LabDesign,
  programs: Programs,
  scratch: string,
  program: string,
): Promise<ControlPlane> {
  const cluster = clusterConfiguration(design);
  const authority = await Authority.make(path.join(scratch, 'authority'), 'quorate-lab');
  const { external, local } = (cluster['etcd'] ?? {}) as {
    external?: { endpoints: string[]; caFile: string; certFile: string; keyFile: string };
    local?: { extraArgs?: { name: string; value: string }[] };
  };

  async function put(host: Host, file: string, subject: string, names: string[]): Promise<void> {
    const issued = await authority.issue(`${host.at.name}-${path.basename(file)}`, subject, names);
    for (const end of ['crt', 'key'])
      host.write(`${file}.${end}`, readFileSync(`${issued}.${end}`));
  }

  return {
    name: 'a stand-in for kube-apiserver',
    async prepare(host) {
      const { name } = host.at;
      const addresses = [...host.at.addresses, '127.0.0.1'].map((each) => `IP:${each}`);
      const names = [`DNS:${name}`, 'DNS:localhost', ...addresses];
      await put(host, `${kubernetesPki}/apiserver`, '/CN=kube-apiserver', names);
      if (!isStacked(design, host.at)) return;
      host.write(clientFiles.caFile, readFileSync(authority.certificate));
      await put(host, `${etcdFolder}/server`, `/CN=${name}`, names);
      await put(host, `${etcdFolder}/peer`, `/CN=${name}`, names);
      await put(host, clientFiles.certFile.replace('.crt', ''), '/CN=client', []);
    },
    services(host) {
      const stacked = isStacked(design, host.at);
      const files = stacked ? clientFiles : (external ?? clientFiles);
      const endpoints = stacked ? ['https://127.0.0.1:2379'] : (external?.endpoints ?? []);
      const apiserver = serviceOf('kube-apiserver', [process.execPath, program], {
        ETCD_ENDPOINTS: endpoints.join(','),
        ETCD_CA: files.caFile,
        ETCD_CERT: files.certFile,
        ETCD_KEY: files.keyFile,
        TLS_CERT: `${kubernetesPki}/apiserver.crt`,
        TLS_KEY: `${kubernetesPki}/apiserver.key`,
        PORT: String(portOf(design)),
      });
      if (!stacked) return [apiserver];
      const extra = (local?.extraArgs ?? []).map(({ name, value }) => `--${name}=${value}`);
      const options = [...stackedOptions(design, host), ...extra];
      return [serviceOf('etcd', [programs.etcd, ...options]), apiserver];
    },
    client: () => ({
      ...clientPace,
      write: { method: 'POST', path: '/api/v1/quorate-lab' },
      read: { method: 'GET', path: '/api/v1/quorate-lab?resourceVersion=0' },
    }),
  };
}

function portOf({ topology }: LabDesign): number {
  return topology.cluster.apiServerPort;
}

/** As kubeadm's `phases/etcd/local.go` writes them, all members founded together. */
function stackedOptions(design: LabDesign, { at }: Host): string[] {
  const peer = `https://${urlHost(at.address ?? '')}:2380`;
  const client = `https://${urlHost(at.address ?? '')}:2379`;
  const certificate = (role: 'server' | 'peer', prefix: string): string[] => [
    `--${prefix}cert-file=${etcdFolder}/${role}.crt`,
    `--${prefix}key-file=${etcdFolder}/${role}.key`,
    `--${prefix}trusted-ca-file=${etcdFolder}/ca.crt`,
    `--${prefix}client-cert-auth=true`,
  ];
  return [
    `--name=${at.name}`,
    '--data-dir=/var/lib/etcd',
    `--listen-peer-urls=${peer}`,
    `--listen-client-urls=https://127.0.0.1:2379,${client}`,
    '--listen-metrics-urls=http://127.0.0.1:2381',
    `--initial-advertise-peer-urls=${peer}`,
    `--advertise-client-urls=${client}`,
    `--initial-cluster=${stackedPeers(design)}`,
    ...certificate('server', ''),
    ...certificate('peer', 'peer-'),
  ];
}
