import {
  printAnsibleIni,
  type AnsibleHost,
  type AnsibleSection,
  type AnsibleVariable,
} from '../../format/ansible-ini.ts';
import { identifierSlug } from '../../format/slug.ts';
import { canonicalIp, parseCidr } from '../../model/ip.ts';
import { message, type Message } from '../../model/message.ts';
import type { VipEndpoint } from '../../model/topology.ts';
import type { ExportContext, Exporter, Note, Remarks } from '../exporter.ts';
import { dnsName } from '../site/api-endpoint.ts';
import { addressIn, type SiteHost } from '../site/site.ts';
import {
  hostFiles,
  nodeGroups,
  withoutGroups,
  type NodeGroups,
  type ToolNode,
} from './node-groups.ts';

const texts = {
  address: {
    en: 'kubeasz: host “{host}” is missing, as kubeasz knows hosts by their IPv4 address and it has none.',
    zh: 'kubeasz：缺少主机“{host}”，因为 kubeasz 以 IPv4 地址标识主机，而它没有。',
  },
  ipv6: {
    en: 'kubeasz: networks and addresses of IPv6 are not carried over.',
    zh: 'kubeasz：不会写入 IPv6 的网段与地址。',
  },
  stacked: {
    en: 'kubeasz: etcd is a service beside the masters and each kube-apiserver uses all members, while in the design each master uses its own alone.',
    zh: 'kubeasz：etcd 作为服务与 master 同机运行，每个 kube-apiserver 都使用全部成员；而设计中每个 master 只使用自己的成员。',
  },
  vrrp: {
    en: 'kubeasz: its keepalived has one master and backups with priorities, virtual router id, interval and check of its own; those of the design, and any further VIP, are not carried over.',
    zh: 'kubeasz：其 keepalived 为一主多备，优先级、虚拟路由 ID、间隔和检查均由它自定；设计中的相应设置以及其余 VIP 不会写入。',
  },
  endpoint: {
    en: 'kubeasz: the endpoint “{endpoint}” is not carried over: nodes reach the masters through a proxy of their own. Add its name or address to MASTER_CERT_HOSTS in config.yml.',
    zh: 'kubeasz：不会写入入口“{endpoint}”：节点通过各自的代理访问 master。请把其名称或地址加入 config.yml 的 MASTER_CERT_HOSTS。',
  },
  zones: {
    en: 'kubeasz: zones are not carried over; label the nodes with topology.kubernetes.io/zone yourself.',
    zh: 'kubeasz：不会写入可用区；请自行为节点添加 topology.kubernetes.io/zone 标签。',
  },
} as const;

/**
 * The hosts file of a kubeasz cluster: groups and variables of easzlab/kubeasz
 * example/hosts.multi-node and roles/ex-lb, which read `inventory_hostname` as an IPv4 address.
 * Ansible reads values as Jinja templates, so no text of the user is among them.
 */
export const kubeaszExporter: Exporter = {
  id: 'kubeasz',
  title: { en: 'kubeasz hosts', zh: 'kubeasz hosts 文件' },
  export: (context) => {
    const groups = nodeGroups(context);
    if (groups === undefined) return withoutGroups(context, hostFiles.kubeasz);
    const masters = hostsOf(groups.controlPlanes);
    if (masters.length === 0) return { files: [], ...remarks(context, groups) };
    const name = identifierSlug(context.index.topology.cluster.clusterName, 'kubernetes');
    const content = printAnsibleIni({
      heading: [
        context.header,
        `ezctl new ${name}`,
        `Put this at /etc/kubeasz/clusters/${name}/hosts, then:`,
        `ezctl setup ${name} all`,
        'The release of Kubernetes and further names of the API (MASTER_CERT_HOSTS) stand in config.yml beside it.',
      ],
      sections: [
        {
          group: 'etcd',
          hosts: hostsOf(
            groups.etcd.map(({ node }) => node),
            false,
          ),
        },
        { group: 'kube_master', hosts: masters },
        { group: 'kube_node', hosts: hostsOf(groups.workers) },
        { group: 'harbor', hosts: [] },
        loadBalancers(context),
        { group: 'chrony', hosts: [] },
        { group: 'all', variables: variables(context, name) },
      ],
    });
    return {
      files: [{ path: hostFiles.kubeasz, content, mode: 0o644, syntax: 'ini' }],
      ...remarks(context, groups),
    };
  },
};

function hostsOf(nodes: readonly ToolNode[], named = true): AnsibleHost[] {
  return nodes.flatMap(({ at, name }): AnsibleHost[] => {
    const address = addressIn(at, 'IPv4');
    if (address === undefined) return [];
    return [
      { name: address, ...(named ? { variables: [{ name: 'k8s_nodename', value: name }] } : {}) },
    ];
  });
}

/** The VIP that clients are told, or else the first one, with the hosts that may hold it. */
function vipOf({ index, site }: ExportContext): VipEndpoint | undefined {
  const { endpoint } = site.endpoint;
  if (endpoint?.kind === 'vip') return endpoint;
  return index.topology.endpoints.find((each) => each.kind === 'vip');
}

function vipHolders({ site }: ExportContext, vip: VipEndpoint): SiteHost[] {
  const holders = site.loadBalancers.filter(
    (at) => at.loadBalancer !== undefined && vip.members.includes(at.loadBalancer.id),
  );
  return holders.toSorted(
    (a, b) => (b.loadBalancer?.priority ?? 0) - (a.loadBalancer?.priority ?? 0),
  );
}

function loadBalancers(context: ExportContext): AnsibleSection {
  const vip = vipOf(context);
  const address = vip && canonicalIp(vip.address);
  const hosts: AnsibleHost[] = [];
  if (vip !== undefined && address !== undefined && !address.includes(':')) {
    for (const at of vipHolders(context, vip)) {
      const name = addressIn(at, 'IPv4');
      if (name === undefined || at.loadBalancer === undefined) continue;
      hosts.push({
        name,
        variables: [
          { name: 'LB_ROLE', value: hosts.length === 0 ? 'master' : 'backup' },
          { name: 'EX_APISERVER_VIP', value: address },
          { name: 'EX_APISERVER_PORT', value: at.loadBalancer.port },
        ],
      });
    }
  }
  return { group: 'ex_lb', comment: 'Set up by: ezctl setup NAME ex-lb', hosts };
}

function variables({ index }: ExportContext, name: string): AnsibleVariable[] {
  const { cluster } = index.topology;
  const network = (key: string, texts: readonly string[]): AnsibleVariable[] => {
    const cidr = texts.map(parseCidr).find((each) => each?.family === 'IPv4');
    return cidr === undefined ? [] : [{ name: key, value: cidr.text }];
  };
  return [
    { name: 'SECURE_PORT', value: String(cluster.apiServerPort) },
    { name: 'CONTAINER_RUNTIME', value: 'containerd' },
    { name: 'CLUSTER_NETWORK', value: 'calico' },
    { name: 'PROXY_MODE', value: 'ipvs' },
    ...network('SERVICE_CIDR', cluster.serviceSubnets),
    ...network('CLUSTER_CIDR', cluster.podSubnets),
    { name: 'NODE_PORT_RANGE', value: '30000-32767' },
    { name: 'CLUSTER_DNS_DOMAIN', value: dnsName(cluster.dnsDomain) ?? 'cluster.local' },
    { name: 'bin_dir', value: '/opt/kube/bin', comment: 'From here on as kubeasz has it.' },
    { name: 'base_dir', value: '/etc/kubeasz' },
    { name: 'cluster_dir', value: `/etc/kubeasz/clusters/${name}` },
    { name: 'ca_dir', value: '/etc/kubernetes/ssl' },
    { name: 'k8s_nodename', value: '' },
  ];
}

function remarks(context: ExportContext, groups: NodeGroups): Remarks {
  const { index, site } = context;
  const { cluster, endpoints } = index.topology;
  const vip = vipOf(context);
  const holders = vip === undefined ? [] : vipHolders(context, vip);
  const unknown = [...groups.nodes.map(({ at }) => at), ...holders].filter(
    (at) => addressIn(at, 'IPv4') === undefined,
  );
  const hasIpv6 =
    groups.nodes.some(({ at }) => addressIn(at, 'IPv6') !== undefined) ||
    [...cluster.podSubnets, ...cluster.serviceSubnets].some((text) => text.includes(':')) ||
    (vip !== undefined && vip.address.includes(':'));
  const others = endpoints.filter(({ kind }) => kind !== 'vip' && kind !== 'direct');
  const isAbsent = hostsOf(groups.controlPlanes).length === 0;
  const notes = unknown.map(({ host }): Note => ({
    ...message(texts.address, { host: host.name }),
    host: host.id,
    path: hostFiles.kubeasz,
    ...(isAbsent ? { absent: true } : {}),
  }));
  const limits: Message[] = [
    ...(hasIpv6 ? [message(texts.ipv6)] : []),
    ...(groups.placement === 'stacked' ? [message(texts.stacked)] : []),
    ...(vip === undefined || site.loadBalancers.length === 0 ? [] : [message(texts.vrrp)]),
    ...others.map(({ name }) => message(texts.endpoint, { endpoint: name })),
    ...(groups.nodes.some(({ labels }) => Object.keys(labels).length > 0)
      ? [message(texts.zones)]
      : []),
  ];
  return { notes, limits: limits.map((said) => ({ ...said, path: hostFiles.kubeasz })) };
}
