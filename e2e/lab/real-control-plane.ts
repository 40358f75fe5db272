import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import {
  clientPace,
  clusterConfiguration,
  documentsOf,
  isStacked,
  kubeadmFiles,
  kubernetesPki,
  serviceOf,
  stackedPeers,
  type ControlPlane,
  type Plain,
} from './control-plane.ts';
import type { LabDesign } from './design.ts';
import type { Host } from './host.ts';
import type { Programs } from './programs.ts';
import { run } from './run.ts';

const labConfig = '/etc/kubernetes/quorate-lab.yaml';
const shared = ['ca.crt', 'ca.key', 'sa.key', 'sa.pub', 'front-proxy-ca.crt', 'front-proxy-ca.key'];
const sharedEtcd = ['etcd/ca.crt', 'etcd/ca.key'];

/**
 * kubeadm validates the exported files, makes the certificates and writes the manifests; what their
 * commands say is what runs. Masters that join get the authorities of the first one, as
 * `--upload-certs` would bring them.
 */
export function realControlPlane(
  design: LabDesign,
  programs: Programs & { readonly kubeadm: string; readonly kubeApiserver: string },
  scratch: string,
): ControlPlane {
  const exportedCluster = clusterConfiguration(design);
  const release = String(exportedCluster['kubernetesVersion']);
  const isTaken = takesRelease(programs.release, release);
  const cluster = isTaken
    ? exportedCluster
    : { ...exportedCluster, kubernetesVersion: `v${programs.release}` };
  const identity = path.join(scratch, 'client');
  const archive = path.join(scratch, 'authorities.tar');
  let first = true;

  async function kubeadm(host: Host, ...words: string[]): Promise<void> {
    await host.sh(`'${programs.kubeadm}' ${words.join(' ')}`);
  }

  return {
    name: isTaken
      ? 'kube-apiserver, started as kubeadm writes its manifest'
      : `kube-apiserver, started as kubeadm writes its manifest; kubeadm ${programs.release} does not take ${release}, so the kubeadm files were not validated and ${programs.release} was played`,
    async prepare(host) {
      const exported = host.read(kubeadmFiles.init) === undefined ? 'join' : 'init';
      if (isTaken) await kubeadm(host, 'config validate --config', kubeadmFiles[exported]);
      host.write(labConfig, initConfiguration(host, cluster));
      const stacked = isStacked(design, host.at);
      if (!first) {
        await host.sh(`mkdir -p ${kubernetesPki}/etcd`);
        await run('tar', ['-C', host.root + kubernetesPki, '-xf', archive]);
      }
      const phases = ['certs all', 'kubeconfig super-admin', 'control-plane apiserver'];
      if (stacked) phases.push('etcd local');
      for (const phase of phases) await kubeadm(host, `init phase ${phase} --config`, labConfig);
      if (!first) return;
      first = false;
      const parts = [...shared, ...(stacked ? sharedEtcd : [])];
      await run('tar', ['-C', host.root + kubernetesPki, '-cf', archive, ...parts]);
      keepIdentity(host, identity);
    },
    services(host) {
      const apiserver = serviceOf('kube-apiserver', [
        programs.kubeApiserver,
        ...optionsIn(host, 'kube-apiserver'),
      ]);
      if (!isStacked(design, host.at)) return [apiserver];
      // kubeadm adds the members one by one as masters join; the lab founds them together.
      const options = optionsIn(host, 'etcd').map((option) =>
        option.startsWith('--initial-cluster=')
          ? `--initial-cluster=${stackedPeers(design)}`
          : option,
      );
      return [serviceOf('etcd', [programs.etcd, ...options]), apiserver];
    },
    client: () => ({
      ...clientPace,
      certificate: `${identity}.crt`,
      key: `${identity}.key`,
      write: {
        method: 'PATCH',
        path: '/api/v1/namespaces/default/configmaps/quorate-lab?fieldManager=quorate-lab&force=true',
        contentType: 'application/apply-patch+yaml',
        body: JSON.stringify({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'quorate-lab', annotations: { 'quorate/lab': 'writes' } },
        }),
      },
      read: { method: 'GET', path: '/api/v1/namespaces/default/configmaps?resourceVersion=0' },
    }),
  };
}

/**
 * Whether a kubeadm takes files for a release of Kubernetes: its own minor release, the one before
 * and, for 1.34.4, also the one after (tried with 1.34.4 and 1.35.4).
 */
export function takesRelease(kubeadm: string, release: string): boolean {
  const minor = (text: string): number => Number(/^v?1\.(\d+)/.exec(text)?.[1]);
  const ahead = minor(release) - minor(kubeadm);
  return ahead === -1 || ahead === 0 || ahead === 1;
}

/** kubeadm's phases of `init` take no JoinConfiguration, so what it says is put in the other form. */
function initConfiguration(host: Host, cluster: Plain): string {
  const text = host.read(kubeadmFiles.init) ?? host.read(kubeadmFiles.join) ?? '';
  const own =
    documentsOf(text).get('InitConfiguration') ?? documentsOf(text).get('JoinConfiguration') ?? {};
  const controlPlane = own['controlPlane'] as Plain | undefined;
  return [
    {
      apiVersion: own['apiVersion'],
      kind: 'InitConfiguration',
      localAPIEndpoint: own['localAPIEndpoint'] ?? controlPlane?.['localAPIEndpoint'],
      nodeRegistration: own['nodeRegistration'],
    },
    cluster,
  ]
    .map((document) => stringify(document))
    .join('---\n');
}

function optionsIn(host: Host, manifest: string): string[] {
  const text = host.read(`/etc/kubernetes/manifests/${manifest}.yaml`) ?? '';
  const pod = parse(text) as { spec: { containers: { command: string[] }[] } };
  return pod.spec.containers[0]?.command.slice(1) ?? [];
}

/** The client certificate of super-admin.conf, for the observers. */
function keepIdentity(host: Host, file: string): void {
  const { users } = parse(host.read('/etc/kubernetes/super-admin.conf') ?? '') as {
    users: { user: Record<'client-certificate-data' | 'client-key-data', string> }[];
  };
  const user = users[0]?.user;
  const bytes = (base64 = ''): Buffer => Buffer.from(base64, 'base64');
  writeFileSync(`${file}.crt`, bytes(user?.['client-certificate-data']));
  writeFileSync(`${file}.key`, bytes(user?.['client-key-data']), { mode: 0o600 });
}
