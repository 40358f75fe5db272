import type { YamlValue } from '../../format/yaml.ts';
import { printYaml, YamlMapping } from '../../format/yaml.ts';
import { ipFamily, parseCidr } from '../../model/ip.ts';
import { message, type Message } from '../../model/message.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { absent, missingAddress } from '../notes.ts';
import { urlHost, type SiteHost } from '../site/site.ts';
import { clusterConfiguration } from './cluster-configuration.ts';
import { clusterEtcd, etcdAccessNotes } from './etcd-access.ts';
import { joinPlaceholders } from './join-values.ts';
import { optionNotes } from './program-options.ts';
import { featureGateNotes, kubernetesRelease, nodeTag } from './versions.ts';

export const kubeadmFolder = '/etc/kubernetes/kubeadm';
const apiVersion = 'kubeadm.k8s.io/v1beta4';

/** The kubeadm files: `init.yaml` on the first control plane, `join.yaml` and `join-worker.yaml`. */
export const kubeadmExporter: Exporter = {
  id: 'kubeadm',
  title: { en: 'kubeadm', zh: 'kubeadm' },
  export: (context) => {
    const { index, site } = context;
    if (site.controlPlanes.length === 0) return { files: [], notes: noMaster(context) };
    const notes: Note[] = [
      ...kubernetesRelease(index.topology.cluster).notes,
      ...settingNotes(context),
      ...featureGateNotes(index.topology.cluster),
      ...optionNotes(index.topology.cluster),
      ...versionNotes(context),
      ...etcdAccessNotes(context),
    ];
    const { host } = site.endpoint;
    if (host === undefined) {
      const said = message(texts.noEndpoint);
      const configs = [...site.controlPlanes, ...site.workers];
      notes.push(...configs.map((at) => absent(at, configPath(context, at), said)));
      return { files: [], notes };
    }
    const endpoint = `${urlHost(host)}:${site.endpoint.port}`;
    const files: BundleFile[] = [];
    site.controlPlanes.forEach((at, order) => {
      const path = configPath(context, at);
      if (at.address === undefined) {
        notes.push(absent(at, path, missingAddress(at, path)));
        return;
      }
      if (order > 0) {
        files.push(hostFile(at, path, 'yaml', joinYaml(context, at, at.address, endpoint)));
        return;
      }
      const etcd = clusterEtcd(context);
      if (etcd.placement === 'external' && etcd.endpoints.length === 0) {
        notes.push(absent(at, path, message(texts.noEtcdEndpoint)));
        return;
      }
      files.push(hostFile(at, path, 'yaml', initYaml(context, at, at.address, endpoint)));
    });
    for (const at of site.workers) {
      const path = configPath(context, at);
      if (at.address === undefined) notes.push(absent(at, path, missingAddress(at, path)));
      else files.push(hostFile(at, path, 'yaml', joinYaml(context, at, undefined, endpoint)));
    }
    return { files, notes };
  },
};

const texts = {
  noEndpoint: {
    en: 'No kubeadm files: the design names neither an API endpoint nor an address for one. Fill in the endpoint in the cluster settings.',
    zh: '未生成 kubeadm 文件：设计中既没有 API 端点名称，也没有其地址。请在集群设置中填写端点。',
  },
  noEtcdEndpoint: {
    en: 'init.yaml is left out: no member of the external etcd cluster has a valid IP address. Fill in the addresses of its hosts.',
    zh: '未生成 init.yaml：外部 etcd 集群没有任何成员具有有效的 IP 地址。请填写其主机的地址。',
  },
  noMaster: {
    en: 'The design holds no master, so nothing is written for kubeadm. Draw one to get its files.',
    zh: '设计中没有 master，因此未生成 kubeadm 文件。请画出 master。',
  },
  endpointText: {
    en: 'The API endpoint “{endpoint}” is neither a DNS name nor an IP address; {used} is written instead.',
    zh: 'API 端点“{endpoint}”既不是 DNS 名称也不是 IP 地址，改写为 {used}。',
  },
  endpointMissing: {
    en: 'The API endpoint has no DNS name; {used} is written. A name can be pointed elsewhere later, an address cannot.',
    zh: 'API 端点没有 DNS 名称，已写为 {used}。名称日后可以改指，地址则不能。',
  },
  otherVersion: {
    en: 'Host “{host}” is drawn with Kubernetes {own}; the kubeadm files are for {tag}. Its install.sh asks for packages of {own}.',
    zh: '设计中主机“{host}”运行 Kubernetes {own}，而 kubeadm 文件面向 {tag}。该主机的 install.sh 会要求 {own} 的软件包。',
  },
  cidr: {
    en: '{field} “{value}” is no network in CIDR notation and is left out.',
    zh: '{field}“{value}”不是 CIDR 格式的网段，已略去。',
  },
} as const;

/** What kubeadm reads on a host. */
function configPath({ site }: ExportContext, at: SiteHost): `/${string}` {
  const name =
    at.controlPlane === undefined ? 'join-worker' : at === site.controlPlanes[0] ? 'init' : 'join';
  return `${kubeadmFolder}/${name}.yaml`;
}

function noMaster(context: ExportContext): Note[] {
  const { hosts, workers } = context.site;
  const said = message(texts.noMaster);
  if (workers.length > 0) return workers.map((at) => absent(at, configPath(context, at), said));
  return hosts.length === 0 ? [] : [said];
}

function settingNotes({ index, site }: ExportContext): Message[] {
  const { endpoint, podSubnets, serviceSubnets } = index.topology.cluster;
  const notes: Message[] = [];
  const used = site.endpoint.host;
  if (used !== undefined && endpoint.trim() === '') {
    notes.push(message(texts.endpointMissing, { used }));
  } else if (used !== undefined && used !== endpoint.trim().toLowerCase()) {
    if (ipFamily(endpoint.trim()) === undefined) {
      notes.push(message(texts.endpointText, { endpoint, used }));
    }
  }
  for (const [field, values] of Object.entries({ podSubnets, serviceSubnets })) {
    for (const value of values) {
      if (parseCidr(value) === undefined) notes.push(message(texts.cidr, { field, value }));
    }
  }
  return notes;
}

/** kubeadm puts the release of the cluster on every master; a node's own is for its packages. */
function versionNotes({ index, site }: ExportContext): Note[] {
  const { cluster } = index.topology;
  const { tag } = kubernetesRelease(cluster);
  return [...site.controlPlanes, ...site.workers].flatMap((at) => {
    const { version } = at.controlPlane ?? at.worker ?? {};
    const own = nodeTag(cluster, version);
    if (own === tag) return [];
    const said = message(texts.otherVersion, { host: at.host.name, own, tag });
    return [{ ...said, host: at.host.id }];
  });
}

function initYaml(context: ExportContext, at: SiteHost, address: string, endpoint: string): string {
  return printYaml([
    {
      heading: [
        context.header,
        `First master only: kubeadm init --config ${kubeadmFolder}/init.yaml --upload-certs`,
        'No secrets here: kubeadm makes the token and the certificate key itself.',
      ],
      value: new YamlMapping([
        { key: 'apiVersion', value: apiVersion },
        { key: 'kind', value: 'InitConfiguration' },
        {
          key: 'bootstrapTokens',
          value: [
            {
              ttl: '2h0m0s',
              usages: ['signing', 'authentication'],
              groups: ['system:bootstrappers:kubeadm:default-node-token'],
            },
          ],
          comment:
            'Without a token of ours kubeadm draws a random one; it lives as long as needed.',
        },
        { key: 'localAPIEndpoint', value: localEndpoint(context, address) },
        { key: 'nodeRegistration', value: nodeRegistration(context, at) },
        { key: 'timeouts', value: { controlPlaneComponentHealthCheck: '4m0s' } },
      ]),
    },
    { value: clusterConfiguration(context, endpoint) },
    {
      value: new YamlMapping([
        { key: 'apiVersion', value: 'kubelet.config.k8s.io/v1beta1' },
        { key: 'kind', value: 'KubeletConfiguration' },
        {
          key: 'cgroupDriver',
          value: 'systemd',
          comment: 'Must be what the container runtime uses.',
        },
        { key: 'rotateCertificates', value: true },
        {
          key: 'shutdownGracePeriod',
          value: '60s',
          comment: 'Pods, kube-apiserver among them, end in order when a host shuts down.',
        },
        { key: 'shutdownGracePeriodCriticalPods', value: '20s' },
      ]),
    },
    {
      value: {
        apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
        kind: 'KubeProxyConfiguration',
        mode: 'iptables',
      },
    },
  ]);
}

/** @param address of a control plane; undefined for a worker */
function joinYaml(
  context: ExportContext,
  at: SiteHost,
  address: string | undefined,
  endpoint: string,
): string {
  return printYaml([
    {
      heading: [
        context.header,
        `Filled in and used by ${kubeadmFolder}/join.sh; the zeros and the token are placeholders.`,
      ],
      value: new YamlMapping([
        { key: 'apiVersion', value: apiVersion },
        { key: 'kind', value: 'JoinConfiguration' },
        {
          key: 'discovery',
          value: {
            bootstrapToken: {
              apiServerEndpoint: endpoint,
              token: joinPlaceholders.token,
              caCertHashes: [joinPlaceholders.caCertHash],
            },
          },
        },
        {
          key: 'controlPlane',
          value:
            address === undefined
              ? undefined
              : {
                  localAPIEndpoint: localEndpoint(context, address),
                  certificateKey: joinPlaceholders.certificateKey,
                },
        },
        { key: 'nodeRegistration', value: nodeRegistration(context, at) },
        { key: 'timeouts', value: { discovery: '5m0s' } },
      ]),
    },
  ]);
}

function localEndpoint({ index }: ExportContext, address: string): YamlValue {
  return { advertiseAddress: address, bindPort: index.topology.cluster.apiServerPort };
}

function nodeRegistration({ index }: ExportContext, at: SiteHost): YamlValue {
  const families = new Set(
    index.topology.cluster.podSubnets.map((subnet) => parseCidr(subnet)?.family),
  );
  // Of a dual-stack cluster a kubelet names one address of each family, its own first.
  const first = at.address === undefined ? undefined : ipFamily(at.address);
  const second = at.addresses.find((address) => ipFamily(address) !== first);
  const dual = families.has('IPv4') && families.has('IPv6') && second !== undefined;
  const nodeIp = [at.address, ...(dual ? [second] : [])].join(',');
  const control = at.controlPlane !== undefined;
  return new YamlMapping([
    { key: 'name', value: at.name },
    { key: 'criSocket', value: 'unix:///run/containerd/containerd.sock' },
    { key: 'imagePullPolicy', value: 'IfNotPresent' },
    {
      key: 'kubeletExtraArgs',
      value: [{ name: 'node-ip', value: nodeIp }],
      comment:
        'Otherwise the kubelet takes the address of the default route, which may be another.',
    },
    {
      key: 'taints',
      value: !control
        ? undefined
        : at.worker === undefined
          ? [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }]
          : [],
      ...(at.worker === undefined ? {} : { comment: 'None: the host is a worker too.' }),
    },
  ]);
}
