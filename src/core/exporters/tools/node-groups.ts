import { identifierSlug, uniqueNames } from '../../format/slug.ts';
import { domainOfKind } from '../../graph/topology-index.ts';
import { message, type Message } from '../../model/message.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import type { ExportContext, ExportResult, Note, Remarks } from '../exporter.ts';
import { clusterEtcd } from '../kubernetes/etcd-access.ts';
import type { SiteHost } from '../site/site.ts';

/** The file of each tool that holds its hosts. */
export const hostFiles = {
  kubespray: 'tools/kubespray/inventory/hosts.yaml',
  kubekey: 'tools/kubekey/config.yaml',
  kubeasz: 'tools/kubeasz/hosts',
} as const;

/** A host that an installer sets up. */
export interface ToolNode {
  readonly at: SiteHost;
  /** As `SiteHost.name`, but none that Ansible takes for a group. */
  readonly name: string;
  readonly address: string;
  /** `topology.kubernetes.io/…`, of the zone and region that are drawn; may be empty. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface ToolMember {
  readonly node: ToolNode;
  readonly name: string;
}

/** The hosts of the one cluster that kubespray, kubekey and kubeasz install, in document order. */
export interface NodeGroups {
  /** Every host of the other lists once. */
  readonly nodes: readonly ToolNode[];
  readonly controlPlanes: readonly ToolNode[];
  /** A master is among them if it is a worker as well. */
  readonly workers: readonly ToolNode[];
  /** Voters of the etcd that the masters use. */
  readonly etcd: readonly ToolMember[];
  readonly placement: EtcdCluster['placement'];
  /** Undefined where masters are drawn without etcd. */
  readonly cluster: EtcdCluster | undefined;
}

/** Groups and special names of Ansible and kubespray: a host called so would be taken for them. */
const reserved = new Set(['all', 'ungrouped', 'localhost', 'etcd', 'bastion', 'harbor', 'chrony']);

/** Undefined where no master with an address is drawn: there is nothing to install then. */
export function nodeGroups(context: ExportContext): NodeGroups | undefined {
  const { site } = context;
  const names = uniqueNames(
    site.hosts.map(({ name }) => name),
    (name) => (reserved.has(name) ? `host-${name}` : name),
  );
  const labelsOf = placeLabels(context);
  const nodeByHost = new Map(
    site.hosts.flatMap((at, i): [SiteHost, ToolNode][] =>
      at.address === undefined
        ? []
        : [[at, { at, name: names[i] ?? at.name, address: at.address, labels: labelsOf(at) }]],
    ),
  );
  const nodesOf = (hosts: readonly SiteHost[]): ToolNode[] =>
    hosts.flatMap((at) => nodeByHost.get(at) ?? []);
  const controlPlanes = nodesOf(site.controlPlanes);
  if (controlPlanes.length === 0) return undefined;
  const workers = nodesOf(site.hosts.filter(({ worker }) => worker !== undefined));
  const { placement, cluster } = clusterEtcd(context);
  const etcd =
    cluster === undefined
      ? controlPlanes.map((node) => ({ node, name: node.name }))
      : votersOf(context, cluster, nodeByHost);
  const used = new Set([...controlPlanes, ...workers, ...etcd.map(({ node }) => node)]);
  const nodes = nodesOf(site.hosts).filter((node) => used.has(node));
  return { nodes, controlPlanes, workers, etcd, placement, cluster };
}

function votersOf(
  { index, site }: ExportContext,
  cluster: EtcdCluster,
  nodeByHost: ReadonlyMap<SiteHost, ToolNode>,
): ToolMember[] {
  return index.etcdMembers.flatMap((member): ToolMember[] => {
    const at = site.hostById.get(member.host);
    const node = at && nodeByHost.get(at);
    if (index.clusterOfMember.get(member.id) !== cluster || index.learners.has(member.id))
      return [];
    if (node === undefined || at?.etcd !== member) return [];
    return [{ node, name: site.memberNames.get(member.id) ?? node.name }];
  });
}

/** Well-known labels of a node, from the failure domains; no two zones share a value. */
function placeLabels({ index }: ExportContext): (at: SiteHost) => Record<string, string> {
  const valuesOf = (kind: 'zone' | 'region'): ReadonlyMap<string, string> => {
    const domains = [...index.domains.values()].filter((domain) => domain.kind === kind);
    const values = uniqueNames(
      domains.map(({ name }) => name),
      (name) => identifierSlug(name, kind),
    );
    return new Map(domains.map(({ id }, i) => [id, values[i] ?? kind]));
  };
  const values = { region: valuesOf('region'), zone: valuesOf('zone') };
  return ({ host }) => {
    const labels: Record<string, string> = {};
    for (const kind of ['region', 'zone'] as const) {
      const domain = domainOfKind(index, host, kind);
      const value = domain && values[kind].get(domain.id);
      if (value !== undefined) labels[`topology.kubernetes.io/${kind}`] = value;
    }
    return labels;
  };
}

/** Without a master that has an address there is nothing for a tool to install. */
export function withoutGroups({ site }: ExportContext, path: string): ExportResult {
  const notes = site.controlPlanes.map(({ host }): Note => ({
    ...message(texts.address, { host: host.name }),
    host: host.id,
    path,
    absent: true,
  }));
  return { files: [], notes };
}

const texts = {
  address: {
    en: 'Host “{host}” is missing from kubespray, kubekey and kubeasz: it has no valid IP address. Fill in its first address.',
    zh: '主机“{host}”未写入 kubespray、kubekey 和 kubeasz：它没有有效的 IP 地址。请填写该主机的第一个地址。',
  },
  learner: {
    en: 'Learner “{member}” is missing from kubespray, kubekey and kubeasz: none of them installs learners. Add it once the cluster runs.',
    zh: 'learner“{member}”未写入 kubespray、kubekey 和 kubeasz：它们都不安装 learner。请在集群运行后再添加。',
  },
  otherCluster: {
    en: 'etcd cluster “{cluster}” is missing from kubespray, kubekey and kubeasz: each of them installs one etcd cluster, and that of the first master is written.',
    zh: 'etcd 集群“{cluster}”未写入 kubespray、kubekey 和 kubeasz：它们各自只安装一套 etcd，写入的是第一个 master 所用的集群。',
  },
  options: {
    en: 'Feature gates, options of the control plane and of etcd, and releases of single nodes are not carried over to kubespray, kubekey and kubeasz: set them in the words of the tool.',
    zh: '特性门控、控制平面与 etcd 的选项以及单个节点的版本不会写入 kubespray、kubekey 和 kubeasz：请按各工具的方式设置。',
  },
  loadBalancers: {
    en: 'kubespray and kubekey install neither keepalived nor the load balancers before the masters. Set them up from hosts/ first.',
    zh: 'kubespray 和 kubekey 不会安装 master 前面的 keepalived 与负载均衡器。请先用 hosts/ 部署它们。',
  },
} as const;

const everyTool = Object.values(hostFiles);

/** What the drawing holds and no installer can be told. Given once, for all of them. */
export function nodeGroupRemarks(context: ExportContext, groups: NodeGroups): Remarks {
  const { index, site } = context;
  const { cluster } = index.topology;
  const options = [
    cluster.apiServerOptions,
    cluster.controllerManagerOptions,
    cluster.schedulerOptions,
    groups.cluster?.options ?? [],
    Object.keys(cluster.featureGates ?? {}),
    [...index.controlPlanes, ...index.workers].filter(({ version }) => version !== undefined),
  ];
  const unaddressed = site.hosts.filter(
    ({ address, controlPlane, worker, etcd }) =>
      address === undefined && (controlPlane ?? worker ?? etcd) !== undefined,
  );
  const notes = unaddressed.flatMap(({ host }): Note[] =>
    everyTool.map((path) => ({
      ...message(texts.address, { host: host.name }),
      host: host.id,
      path,
    })),
  );
  const limits: Message[] = [
    ...index.etcdMembers
      .filter(
        ({ id }) =>
          index.learners.has(id) && index.clusterOfMember.get(id)?.id === groups.cluster?.id,
      )
      .map(({ name }) => message(texts.learner, { member: name })),
    ...index.topology.etcdClusters
      .filter(({ id }) => groups.cluster !== undefined && id !== groups.cluster.id)
      .map(({ name }) => message(texts.otherCluster, { cluster: name })),
    ...(options.some((list) => list.length > 0) ? [message(texts.options)] : []),
  ];
  const before = site.loadBalancers.length > 0 ? [message(texts.loadBalancers)] : [];
  return {
    notes,
    limits: [
      ...limits.flatMap((said) => everyTool.map((path): Note => ({ ...said, path }))),
      ...before.flatMap((said) =>
        [hostFiles.kubespray, hostFiles.kubekey].map((path): Note => ({ ...said, path })),
      ),
    ],
  };
}
