import { plainText } from '../../format/text.ts';
import { YamlMapping, type YamlValue } from '../../format/yaml.ts';
import { parseCidr } from '../../model/ip.ts';
import type { EtcdCluster, ProgramOption } from '../../model/topology.ts';
import { writtenOptions } from '../etcd/options.ts';
import { etcdSettings } from '../etcd/settings.ts';
import type { ExportContext } from '../exporter.ts';
import { dnsName } from '../site/api-endpoint.ts';
import { apiServerSans } from './cert-sans.ts';
import { clusterEtcd } from './etcd-access.ts';
import { argument, componentOptions, type Argument } from './program-options.ts';
import { featureGates, kubernetesRelease } from './versions.ts';

/** Where kubeadm looks for the client certificate of an external etcd; the PKI script makes them. */
export const etcdClientFiles = {
  ca: '/etc/kubernetes/pki/etcd/ca.crt',
  cert: '/etc/kubernetes/pki/apiserver-etcd-client.crt',
  key: '/etc/kubernetes/pki/apiserver-etcd-client.key',
} as const;

/** The part of `init.yaml` that holds for the whole cluster. */
export function clusterConfiguration(context: ExportContext, endpoint: string): YamlValue {
  const { cluster } = context.index.topology;
  const release = kubernetesRelease(cluster);
  const serviceSubnet = subnets(cluster.serviceSubnets);
  const podSubnet = subnets(cluster.podSubnets);
  return new YamlMapping([
    { key: 'apiVersion', value: 'kubeadm.k8s.io/v1beta4' },
    { key: 'kind', value: 'ClusterConfiguration' },
    { key: 'clusterName', value: plainText(cluster.clusterName) || 'kubernetes' },
    { key: 'kubernetesVersion', value: release.tag },
    {
      key: 'controlPlaneEndpoint',
      value: endpoint,
      comment:
        'Set from the start, for one master too: later it means new certificates and kubeconfigs.',
    },
    { key: 'certificatesDir', value: '/etc/kubernetes/pki' },
    { key: 'encryptionAlgorithm', value: 'RSA-2048' },
    { key: 'certificateValidityPeriod', value: '8760h0m0s' },
    { key: 'caCertificateValidityPeriod', value: '87600h0m0s' },
    {
      key: 'networking',
      value: {
        dnsDomain: dnsName(cluster.dnsDomain) ?? 'cluster.local',
        serviceSubnet,
        podSubnet,
      },
    },
    { key: 'apiServer', value: apiServer(context) },
    {
      key: 'controllerManager',
      value: component('kube-controller-manager', cluster.controllerManagerOptions),
    },
    { key: 'scheduler', value: component('kube-scheduler', cluster.schedulerOptions) },
    { key: 'etcd', value: etcd(context) },
    { key: 'featureGates', value: featureGates(cluster) },
  ]);
}

/** The networks among the texts, as kubeadm takes them: with commas. */
function subnets(texts: readonly string[]): string | undefined {
  const valid = texts.flatMap((text) => parseCidr(text)?.text ?? []);
  return valid.length === 0 ? undefined : valid.join(',');
}

function apiServer(context: ExportContext): YamlValue {
  const { index, site } = context;
  const own: Argument[] = [];
  const watched =
    index.loadBalancers.some(
      ({ software, healthCheck }) => software === 'haproxy' && healthCheck === 'readyz',
    ) || index.topology.endpoints.some(({ kind }) => kind === 'cloud-lb');
  if (watched) {
    own.push({
      name: 'shutdown-delay-duration',
      value: '15s',
      comment: 'Keeps serving while the load balancers notice /readyz failing, then ends.',
    });
  }
  if (site.controlPlanes.length > 1 && index.loadBalancers.length > 0) {
    own.push({
      name: 'goaway-chance',
      value: '0.001',
      comment:
        'Now and then lets a client reconnect, so that connections spread over all masters again.',
    });
  }
  return new YamlMapping([
    { key: 'certSANs', value: apiServerSans(context) },
    ...componentOptions('kube-apiserver', own, index.topology.cluster.apiServerOptions),
  ]);
}

function component(
  program: 'kube-controller-manager' | 'kube-scheduler',
  options: readonly ProgramOption[],
): YamlValue | undefined {
  const entries = componentOptions(program, [], options);
  return entries.length === 0 ? undefined : new YamlMapping(entries);
}

function etcd(context: ExportContext): YamlValue {
  const access = clusterEtcd(context);
  if (access.placement === 'stacked') {
    return {
      local: { dataDir: '/var/lib/etcd', extraArgs: localArguments(access.cluster) },
    };
  }
  return {
    external: new YamlMapping([
      { key: 'endpoints', value: access.endpoints },
      {
        key: 'caFile',
        value: etcdClientFiles.ca,
        comment: 'These three must be on every master before kubeadm runs.',
      },
      { key: 'certFile', value: etcdClientFiles.cert },
      { key: 'keyFile', value: etcdClientFiles.key },
    ]),
  };
}

function localArguments(cluster: EtcdCluster | undefined): YamlValue | undefined {
  if (cluster === undefined) return undefined;
  const { heartbeatInterval, electionTimeout, quotaBackendBytes } = etcdSettings(cluster);
  return [
    ...(quotaBackendBytes === 0
      ? []
      : [argument({ name: 'quota-backend-bytes', value: String(quotaBackendBytes) })]),
    argument({ name: 'heartbeat-interval', value: String(heartbeatInterval) }),
    argument({ name: 'election-timeout', value: String(electionTimeout) }),
    ...writtenOptions(cluster).map(argument),
  ];
}
