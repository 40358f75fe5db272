import { printHcl, type HclBlock } from '../../format/hcl.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { CloudLoadBalancer } from '../../model/topology.ts';
import type { BundleFile, ExportContext, Exporter, ExportResult, Note } from '../exporter.ts';
import { alibabaBlocks } from './alibaba.ts';
import { awsBlocks } from './aws.ts';
import { azureBlocks } from './azure.ts';
import { cloudReadme } from './cloud-readme.ts';
import { cloudSite, type CloudProvider, type CloudSite } from './cloud-site.ts';
import { gcpBlocks } from './gcp.ts';
import { tencentBlocks } from './tencent.ts';

interface Provider {
  readonly blocks: (site: CloudSite) => readonly HclBlock[];
  /** Whether it can only know targets as machines. */
  readonly onlyInstances?: boolean;
  /** Whether clients must ask for the port that the targets listen on. */
  readonly keepsPort?: boolean;
  /** Whether all targets must listen on one port. */
  readonly onePort?: boolean;
  /** Whether it can be told to keep clients in their zone. */
  readonly hasCrossZone?: boolean;
}

const providers: Readonly<Record<CloudProvider, Provider>> = {
  aws: { blocks: awsBlocks, hasCrossZone: true },
  gcp: { blocks: gcpBlocks, onlyInstances: true, keepsPort: true },
  azure: { blocks: azureBlocks, onePort: true },
  alibaba: { blocks: alibabaBlocks, hasCrossZone: true },
  tencent: { blocks: tencentBlocks },
};

const texts = {
  other: {
    en: 'Cloud load balancer “{endpoint}”: nothing is written, as the design does not name its provider. Make it forward TCP {port} to port {target} of every master, with health check HTTPS /readyz, and see that a master can reach itself through it.',
    zh: '云负载均衡器“{endpoint}”：设计未指明服务商，因此未生成资源。请将 TCP {port} 转发到各 master 的 {target} 端口，健康检查使用 HTTPS /readyz，并确认 master 能经由它访问自身。',
  },
  port: {
    en: '“{endpoint}”: this provider’s load balancer cannot change the port, so a target must listen on {port} itself. “{host}” listens on {target}.',
    zh: '“{endpoint}”：该服务商的负载均衡无法改变端口，后端须自行监听 {port}；“{host}”监听的是 {target}。',
  },
  onePort: {
    en: '“{endpoint}” forwards to one port on all targets; “{host}” listens on another one, {target}.',
    zh: '“{endpoint}”对所有后端使用同一端口；“{host}”监听的是另一个端口 {target}。',
  },
  crossZone: {
    en: '“{endpoint}” cannot keep clients in their zone: this provider’s load balancer always uses targets of every zone.',
    zh: '“{endpoint}”无法让客户端只使用本可用区的后端：该服务商的负载均衡始终使用所有可用区的后端。',
  },
  instances: {
    en: '“{endpoint}” is written with instances as targets: this provider’s load balancer does not take addresses.',
    zh: '“{endpoint}”以实例作为后端：该服务商的负载均衡不接受 IP 地址作为目标。',
  },
  twoZones: {
    en: '“{endpoint}”: a Network Load Balancer of Alibaba Cloud needs at least two zones; the design gives it one.',
    zh: '“{endpoint}”：阿里云 NLB 至少需要两个可用区；设计中只有一个。',
  },
} as const satisfies Record<string, Localized>;

/**
 * `cloud/<provider>/`: Terraform for each cloud load balancer, and how to use it. What the design cannot
 * know (networks, instances) is a variable without a default, credentials are none of its business.
 */
export const cloudExporter: Exporter = {
  id: 'cloud',
  title: { en: 'Cloud load balancers', zh: '云负载均衡' },
  export: (context) => {
    const files: BundleFile[] = [];
    const notes: Note[] = [];
    const made = new Map<CloudProvider, number>();
    for (const endpoint of context.index.endpoints.values()) {
      if (endpoint.kind !== 'cloud-lb') continue;
      const { provider } = endpoint;
      if (provider === 'other') {
        const target = context.index.topology.cluster.apiServerPort;
        notes.push(message(texts.other, { endpoint: endpoint.name, port: endpoint.port, target }));
        continue;
      }
      const count = (made.get(provider) ?? 0) + 1;
      made.set(provider, count);
      const folder = `cloud/${count === 1 ? provider : `${provider}-${count}`}`;
      const written = writeFolder(context, endpoint, provider, folder);
      files.push(...written.files);
      notes.push(...written.notes);
    }
    return { files, notes };
  },
};

function writeFolder(
  context: ExportContext,
  endpoint: CloudLoadBalancer,
  provider: CloudProvider,
  folder: string,
): ExportResult {
  const { blocks, onlyInstances = false } = providers[provider];
  const byInstance = onlyInstances || endpoint.targetType === 'instance';
  const site = cloudSite(context, endpoint, byInstance, `${folder}/main.tf`);
  const made = blocks(site);
  return {
    files: [
      {
        path: `${folder}/main.tf`,
        content: printHcl([context.header, endpoint.name], made),
        mode: 0o644,
        syntax: 'text',
      },
      {
        path: `${folder}/README.md`,
        content: cloudReadme(context, site, provider, folder, questions(made)),
        mode: 0o644,
        syntax: 'markdown',
      },
    ],
    notes: [...site.notes, ...limits(site, provider)].map((said) => ({
      ...said,
      path: `${folder}/main.tf`,
    })),
  };
}

/** Names of the variables that have no default. */
function questions(blocks: readonly HclBlock[]): string[] {
  return blocks.flatMap(({ type, labels, body }) =>
    type === 'variable' && !body.some((item) => 'name' in item && item.name === 'default')
      ? (labels ?? [])
      : [],
  );
}

/** What the design says and the provider's load balancer cannot do. */
function limits(site: CloudSite, provider: CloudProvider): Message[] {
  const { endpoint, targets, zones } = site;
  const { keepsPort, onePort, hasCrossZone, onlyInstances } = providers[provider];
  const about = { endpoint: endpoint.name };
  const portProblems = targets.flatMap(({ at, port }): Message[] => {
    const found = { ...about, host: at.host.name, target: port };
    if (keepsPort && port !== endpoint.port) {
      return [message(texts.port, { ...found, port: endpoint.port })];
    }
    return onePort && port !== targets[0]?.port ? [message(texts.onePort, found)] : [];
  });
  return [
    ...portProblems,
    ...(endpoint.crossZone === false && !hasCrossZone ? [message(texts.crossZone, about)] : []),
    ...(endpoint.targetType === 'ip' && onlyInstances ? [message(texts.instances, about)] : []),
    ...(provider === 'alibaba' && zones.size < 2 ? [message(texts.twoZones, about)] : []),
  ];
}
