import { identifierSlug } from '../../format/slug.ts';
import { printYaml, YamlMapping, type YamlEntry, type YamlValue } from '../../format/yaml.ts';
import { canonicalIp, parseCidr } from '../../model/ip.ts';
import { message, type Message } from '../../model/message.ts';
import { etcdSettings } from '../etcd/settings.ts';
import type { ExportContext, Exporter } from '../exporter.ts';
import { apiServerSans } from '../kubernetes/cert-sans.ts';
import { kubernetesRelease } from '../kubernetes/versions.ts';
import { dnsName } from '../site/api-endpoint.ts';
import { addressIn } from '../site/site.ts';
import {
  hostFiles,
  nodeGroups,
  withoutGroups,
  type NodeGroups,
  type ToolNode,
} from './node-groups.ts';

/** Both are fixed in kubekey (v1alpha2/default.go). */
const kubekeyDomain = 'lb.kubesphere.local';
const kubekeyApiServerPort = 6443;

const texts = {
  port: {
    en: 'kubekey: its kube-apiserver listens on 6443; the port {port} of the design is not carried over.',
    zh: 'kubekey：其 kube-apiserver 固定监听 6443，设计中的端口 {port} 不会写入。',
  },
  timers: {
    en: 'kubekey: the heartbeat, election timeout and quota of a stacked etcd are not carried over; its static pods have the defaults of etcd.',
    zh: 'kubekey：同机 etcd 的心跳、选举超时和配额不会写入；其静态 Pod 使用 etcd 的默认值。',
  },
  ipv6: {
    en: 'kubekey: host “{host}” has no IPv4 address, and kubekey takes the first address of each host for one.',
    zh: 'kubekey：主机“{host}”没有 IPv4 地址，而 kubekey 把每台主机的第一个地址当作 IPv4。',
  },
  endpoint: {
    en: 'kubekey: nothing stands before all masters, so its own HAProxy on each node is switched on.',
    zh: 'kubekey：所有 master 之前没有入口，因此启用其自带的、位于每个节点上的 HAProxy。',
  },
} as const;

/**
 * A configuration of kubekey 3. Fields and defaults: kubesphere/kubekey
 * cmd/kk/apis/kubekey/v1alpha2 (cluster_types.go, kubernetes_types.go, etcd_types.go, default.go).
 * Without user, password and key kubekey logs in as root with ~/.ssh/id_rsa; no secret stands here.
 */
export const kubekeyExporter: Exporter = {
  id: 'kubekey',
  title: { en: 'kubekey configuration', zh: 'kubekey 配置' },
  export: (context) => {
    const groups = nodeGroups(context);
    if (groups === undefined) return withoutGroups(context, hostFiles.kubekey);
    const content = printYaml([
      {
        heading: [
          context.header,
          'kk create cluster -f config.yaml',
          'kubekey logs in as root with ~/.ssh/id_rsa; give a host user and privateKeyPath where that does not fit. No password belongs in here.',
        ],
        value: new YamlMapping([
          { key: 'apiVersion', value: 'kubekey.kubesphere.io/v1alpha2' },
          { key: 'kind', value: 'Cluster' },
          { key: 'metadata', value: { name: clusterName(context) } },
          { key: 'spec', value: spec(context, groups) },
        ]),
      },
    ]);
    return {
      files: [{ path: hostFiles.kubekey, content, mode: 0o644, syntax: 'yaml' }],
      notes: [],
      limits: limits(context, groups).map((said) => ({ ...said, path: hostFiles.kubekey })),
    };
  },
};

function clusterName({ index }: ExportContext): string {
  return identifierSlug(index.topology.cluster.clusterName, 'kubernetes')
    .toLowerCase()
    .replaceAll('_', '-');
}

function spec(context: ExportContext, groups: NodeGroups): YamlValue {
  const { cluster } = context.index.topology;
  const names = (nodes: readonly ToolNode[]): string[] => nodes.map(({ name }) => name);
  return new YamlMapping([
    { key: 'hosts', value: groups.nodes.map(host) },
    {
      key: 'roleGroups',
      value: {
        etcd: names(groups.etcd.map(({ node }) => node)),
        'control-plane': names(groups.controlPlanes),
        worker: names(groups.workers),
      },
    },
    { key: 'controlPlaneEndpoint', value: new YamlMapping(controlPlaneEndpoint(context)) },
    {
      key: 'kubernetes',
      value: {
        version: kubernetesRelease(cluster).tag,
        clusterName: clusterName(context),
        dnsDomain: dnsName(cluster.dnsDomain),
        containerManager: 'containerd',
        apiserverCertExtraSans: apiServerSans(context),
      },
    },
    { key: 'etcd', value: new YamlMapping(etcd(groups)) },
    {
      key: 'network',
      value: {
        plugin: 'calico',
        kubePodsCIDR: networks(cluster.podSubnets),
        kubeServiceCIDR: networks(cluster.serviceSubnets),
      },
    },
  ]);
}

function host({ at, name, address, labels }: ToolNode): YamlValue {
  const ipv4 = addressIn(at, 'IPv4');
  const ipv6 = addressIn(at, 'IPv6');
  return {
    name,
    address,
    // The IPv4 address first, then after a comma the IPv6 one.
    internalAddress: ipv4 !== undefined && ipv6 !== undefined ? `${ipv4},${ipv6}` : address,
    labels: Object.keys(labels).length > 0 ? labels : undefined,
  };
}

function networks(texts: readonly string[]): string | undefined {
  const valid = texts.flatMap((text) => parseCidr(text)?.text ?? []);
  return valid.length === 0 ? undefined : valid.join(',');
}

/** kubekey refuses its internal HAProxy beside an address of a load balancer. */
function controlPlaneEndpoint(context: ExportContext): YamlEntry[] {
  const { host: known, port, addresses, endpoint } = context.site.endpoint;
  const domain = { key: 'domain', value: (known && dnsName(known)) ?? kubekeyDomain };
  if (hasNothingInFront(context)) {
    return [
      { key: 'internalLoadbalancer', value: 'haproxy' },
      domain,
      { key: 'address', value: '' },
      { key: 'port', value: kubekeyApiServerPort },
    ];
  }
  const isOutside = endpoint?.kind === 'dns' || addresses.length === 0;
  return [
    ...(endpoint?.kind === 'kube-vip' && canonicalIp(endpoint.address) !== undefined
      ? [{ key: 'internalLoadbalancer', value: 'kube-vip' }]
      : []),
    domain,
    ...(isOutside
      ? [{ key: 'externalDNS', value: true, comment: 'The name is resolved by DNS.' }]
      : []),
    { key: 'address', value: isOutside ? '' : addresses[0] },
    { key: 'port', value: port },
  ];
}

function hasNothingInFront({ site }: ExportContext): boolean {
  const { endpoint, addresses, host: known } = site.endpoint;
  if (endpoint === undefined) return site.loadBalancers.length === 0;
  if (endpoint.kind === 'direct') return true;
  return addresses.length === 0 && (known === undefined || dnsName(known) === undefined);
}

function etcd({ placement, cluster }: NodeGroups): YamlEntry[] {
  if (placement === 'stacked') {
    return [
      {
        key: 'type',
        value: 'kubeadm',
        comment: 'A static pod on each master, as drawn. kubekey would make it a service.',
      },
    ];
  }
  const settings = cluster && etcdSettings(cluster);
  const quota = settings?.quotaBackendBytes;
  return [
    { key: 'type', value: 'kubekey', comment: 'A service on the hosts of the group etcd.' },
    { key: 'heartbeatInterval', value: settings?.heartbeatInterval, comment: 'Milliseconds.' },
    { key: 'electionTimeout', value: settings?.electionTimeout },
    { key: 'quotaBackendBytes', value: quota === 0 ? undefined : quota },
  ];
}

function limits(context: ExportContext, { nodes, placement, cluster }: NodeGroups): Message[] {
  const { apiServerPort } = context.index.topology.cluster;
  return [
    ...(apiServerPort === kubekeyApiServerPort
      ? []
      : [message(texts.port, { port: apiServerPort })]),
    ...(hasNothingInFront(context) && context.site.controlPlanes.length > 1
      ? [message(texts.endpoint)]
      : []),
    // Its template for kubeadm holds none of them (pkg/kubernetes/templates/kubeadm_config.go).
    ...(placement === 'stacked' && cluster !== undefined ? [message(texts.timers)] : []),
    ...nodes
      .filter(({ at }) => addressIn(at, 'IPv4') === undefined)
      .map(({ at }) => message(texts.ipv6, { host: at.host.name })),
  ];
}
