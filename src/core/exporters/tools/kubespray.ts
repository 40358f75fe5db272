import { printYaml, YamlMapping, type YamlEntry, type YamlValue } from '../../format/yaml.ts';
import { canonicalIp, parseCidr, type Cidr, type IpFamily } from '../../model/ip.ts';
import { kubeVipLease } from '../../model/timers.ts';
import { etcdSettings } from '../etcd/settings.ts';
import type { BundleFile, ExportContext, Exporter } from '../exporter.ts';
import { apiServerSans } from '../kubernetes/cert-sans.ts';
import { kubernetesRelease } from '../kubernetes/versions.ts';
import { interfaceOf } from '../load-balancer/keepalived.ts';
import { dnsName } from '../site/api-endpoint.ts';
import { addressIn, urlHost } from '../site/site.ts';
import {
  hostFiles,
  nodeGroupRemarks,
  nodeGroups,
  withoutGroups,
  type NodeGroups,
  type ToolNode,
} from './node-groups.ts';

const folder = 'tools/kubespray/inventory';

/**
 * An inventory of kubespray and its group variables. Names and meanings: kubespray's
 * docs/ansible/inventory.md, vars.md, docs/operations/ha-mode.md, etcd.md, docs/ingress/kube-vip.md
 * and roles/kubespray_defaults. No text of the user is among the values, as Ansible reads each as a
 * Jinja template: only addresses, networks, numbers and names that a slug has made.
 */
export const kubesprayExporter: Exporter = {
  id: 'kubespray',
  title: { en: 'kubespray inventory', zh: 'kubespray 清单' },
  export: (context) => {
    const groups = nodeGroups(context);
    if (groups === undefined) return withoutGroups(context, hostFiles.kubespray);
    const file = (
      path: string,
      entries: readonly YamlEntry[],
      heading: readonly string[] = [],
    ): BundleFile => ({
      path: `${folder}/${path}`,
      content: printYaml([
        { heading: [context.header, ...heading], value: new YamlMapping(entries) },
      ]),
      mode: 0o644,
      syntax: 'yaml',
    });
    return {
      files: [
        file('hosts.yaml', inventory(groups), [
          'ansible-playbook -i inventory/hosts.yaml -b cluster.yml, in a checkout of kubespray.',
        ]),
        file('group_vars/all/all.yml', forAll(context)),
        file('group_vars/all/etcd.yml', forEtcd(groups)),
        file('group_vars/k8s_cluster/k8s-cluster.yml', forCluster(context)),
      ],
      ...nodeGroupRemarks(context, groups),
    };
  },
};

function inventory({ nodes, controlPlanes, workers, etcd }: NodeGroups): YamlEntry[] {
  const memberNames = new Map(etcd.map(({ node, name }) => [node, name]));
  const kubernetes = new Set([...controlPlanes, ...workers]);
  const members = (hosts: readonly ToolNode[]): YamlValue => ({
    hosts: new YamlMapping(hosts.map(({ name }) => ({ key: name, value: {} }))),
  });
  return [
    {
      key: 'all',
      value: {
        hosts: new YamlMapping(
          nodes.map((node) => ({
            key: node.name,
            value: hostVariables(node, memberNames.get(node), kubernetes.has(node)),
          })),
        ),
        children: {
          kube_control_plane: members(controlPlanes),
          kube_node: members(workers),
          etcd: members(etcd.map(({ node }) => node)),
          k8s_cluster: { children: { kube_control_plane: {}, kube_node: {} } },
        },
      },
    },
  ];
}

function hostVariables(
  { at, address, labels }: ToolNode,
  memberName: string | undefined,
  isNode: boolean,
): YamlValue {
  const ipv4 = addressIn(at, 'IPv4');
  return {
    ansible_host: address,
    ip: ipv4,
    access_ip: ipv4,
    ip6: addressIn(at, 'IPv6'),
    etcd_member_name: memberName,
    node_labels: isNode && Object.keys(labels).length > 0 ? labels : undefined,
  };
}

/** Also for etcd hosts that are no nodes. */
function forAll(context: ExportContext): YamlEntry[] {
  const { topology } = context.index;
  const uses = (family: IpFamily): boolean =>
    network(topology.cluster.podSubnets, family) !== undefined;
  return [
    { key: 'ipv4_stack', value: uses('IPv4') || !uses('IPv6') },
    { key: 'ipv6_stack', value: uses('IPv6') },
    { key: 'kube_apiserver_port', value: topology.cluster.apiServerPort },
    ...endpoint(context),
  ];
}

/** One load balancer before all masters, or kubespray's own proxy on each node. */
function endpoint({ site }: ExportContext): YamlEntry[] {
  const { host, port, addresses, endpoint: drawn } = site.endpoint;
  const oneInFront = drawn === undefined ? site.loadBalancers.length > 0 : drawn.kind !== 'direct';
  if (host === undefined || !oneInFront) {
    return [
      {
        key: 'loadbalancer_apiserver_localhost',
        value: true,
        comment:
          'Nothing stands before all masters: kubespray puts a proxy on each node that is no master.',
      },
    ];
  }
  const url = `https://${urlHost(host)}:${port}`;
  return [
    {
      key: 'apiserver_loadbalancer_domain_name',
      value: host,
      comment: 'The name must resolve on every host before kubespray runs.',
    },
    {
      key: 'loadbalancer_apiserver',
      value: { address: drawn?.kind === 'dns' ? undefined : addresses[0], port },
      comment: `A kubespray that calls these two removed takes kube_apiserver_endpoint: ${url} in their place.`,
    },
    { key: 'loadbalancer_apiserver_localhost', value: false },
  ];
}

function forEtcd({ placement, cluster }: NodeGroups): YamlEntry[] {
  const settings = cluster && etcdSettings(cluster);
  return [
    placement === 'stacked'
      ? {
          key: 'etcd_deployment_type',
          value: 'kubeadm',
          comment:
            'A static pod on each master, as drawn; for new clusters only. With host, etcd is a service and each kube-apiserver uses all members.',
        }
      : {
          key: 'etcd_deployment_type',
          value: 'host',
          comment: 'A service. The release is the one that belongs to the release of kubespray.',
        },
    {
      key: 'etcd_heartbeat_interval',
      value: settings && String(settings.heartbeatInterval),
      comment: 'Milliseconds.',
    },
    { key: 'etcd_election_timeout', value: settings && String(settings.electionTimeout) },
    {
      key: 'etcd_quota_backend_bytes',
      value:
        settings === undefined || settings.quotaBackendBytes === 0
          ? undefined
          : String(settings.quotaBackendBytes),
    },
  ];
}

function forCluster(context: ExportContext): YamlEntry[] {
  const { cluster } = context.index.topology;
  const pods = (family: IpFamily): Cidr | undefined => network(cluster.podSubnets, family);
  const services = (family: IpFamily): string | undefined =>
    network(cluster.serviceSubnets, family)?.text;
  return [
    {
      key: 'kube_version',
      value: kubernetesRelease(cluster).tag.slice(1),
      comment: 'Without v from kubespray 2.28 on.',
    },
    { key: 'cluster_name', value: dnsName(cluster.dnsDomain) ?? 'cluster.local' },
    { key: 'kube_service_addresses', value: services('IPv4') },
    { key: 'kube_pods_subnet', value: pods('IPv4')?.text },
    { key: 'kube_network_node_prefix', value: nodePrefix(pods('IPv4')) },
    { key: 'kube_service_addresses_ipv6', value: services('IPv6') },
    { key: 'kube_pods_subnet_ipv6', value: pods('IPv6')?.text },
    { key: 'kube_network_node_prefix_ipv6', value: nodePrefix(pods('IPv6')) },
    { key: 'supplementary_addresses_in_ssl_keys', value: apiServerSans(context) },
    ...kubeVip(context),
  ];
}

/** The first network of a family among the texts. */
function network(texts: readonly string[], family: IpFamily): Cidr | undefined {
  return texts.flatMap((text) => parseCidr(text) ?? []).find((cidr) => cidr.family === family);
}

/**
 * Each node's part of the pod network: what kube-controller-manager takes by default, within its
 * bounds (at most 16 bits more than the network); 120 for the small IPv6 networks of kubespray.
 */
function nodePrefix(pods: Cidr | undefined): number | undefined {
  if (pods === undefined) return undefined;
  const usual = pods.family === 'IPv4' ? 24 : pods.prefixLength <= 64 ? 64 : 120;
  return Math.min(Math.max(usual, pods.prefixLength), pods.prefixLength + 16);
}

function kubeVip({ site }: ExportContext): YamlEntry[] {
  const drawn = site.endpoint.endpoint;
  const address = drawn?.kind === 'kube-vip' ? canonicalIp(drawn.address) : undefined;
  if (address === undefined) return [];
  const devices = new Set(site.controlPlanes.map(interfaceOf));
  const [device] = devices;
  return [
    { key: 'kube_vip_enabled', value: true },
    { key: 'kube_vip_controlplane_enabled', value: true },
    { key: 'kube_vip_arp_enabled', value: true },
    { key: 'kube_vip_address', value: address },
    { key: 'kube_vip_interface', value: devices.size === 1 ? device : undefined },
    { key: 'kube_vip_leaseduration', value: kubeVipLease.duration },
    { key: 'kube_vip_renewdeadline', value: kubeVipLease.renewDeadline },
    { key: 'kube_vip_retryperiod', value: kubeVipLease.retryPeriod },
    { key: 'kube_proxy_strict_arp', value: true, comment: 'kube-vip asks for it.' },
  ];
}
