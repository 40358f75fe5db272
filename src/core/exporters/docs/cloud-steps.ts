import { markdownCode, markdownText } from '../../format/markdown.ts';
import { command } from '../../format/shell.ts';
import { controlPlaneBackendsOf } from '../../graph/topology-index.ts';
import { reachesItself, selfAccessProblem } from '../../model/self-access.ts';
import type { CloudLoadBalancer, Cluster } from '../../model/topology.ts';
import type { ExportContext } from '../exporter.ts';
import { commands, text, type MakeStep, type RunbookItem } from './step.ts';

/** Where the design does not name the provider, the load balancer is made by hand. */
export const cloudLoadBalancerStep: MakeStep = (context) => {
  const { endpoints } = context.index.topology;
  const items = endpoints.flatMap((endpoint) =>
    endpoint.kind === 'cloud-lb' && endpoint.provider === 'other'
      ? describe(context, endpoint)
      : [],
  );
  if (items.length === 0) return undefined;
  const { host, port } = context.site.endpoint;
  return {
    title: { en: 'Cloud load balancer', zh: '云负载均衡' },
    run: items,
    check: [
      text(
        'From a host: the name is found. The port answers only once the first master runs.',
        '在任一主机上：名称可以解析。第一个 master 运行之后端口才会应答。',
      ),
      ...(host === undefined
        ? []
        : [commands(command('getent', 'hosts', host), command('nc', '-v', '-w', 3, host, port))]),
    ],
    undo: [
      text(
        'Only while no cluster uses it: delete it at the provider, and its DNS record.',
        '仅在没有集群使用它时：在服务商处删除它及其 DNS 记录。',
      ),
    ],
  };
};

/** How masters behind the design's cloud load balancers reach themselves. */
export function selfAccessItems({ index }: ExportContext): RunbookItem[] {
  const { cluster, endpoints } = index.topology;
  return endpoints.flatMap((endpoint) =>
    endpoint.kind === 'cloud-lb' ? selfAccess(cluster, endpoint) : [],
  );
}

const readyz = markdownCode('HTTPS /readyz');

function describe({ index }: ExportContext, endpoint: CloudLoadBalancer): RunbookItem[] {
  const { cluster } = index.topology;
  const behind = controlPlaneBackendsOf(index, endpoint.id);
  const name = markdownText(endpoint.name);
  const [listener, target] = [`tcp/${endpoint.port}`, `tcp/${cluster.apiServerPort}`].map((each) =>
    markdownCode(each),
  );
  const zones = endpoint.zones.flatMap((id) => index.domains.get(id)?.name ?? []);
  const where = zones.map((each) => markdownText(each)).join(', ');
  return [
    ...(behind.length === 0
      ? [
          text(
            `Make “${name}” at the provider, on ${listener ?? ''}.`,
            `在服务商处创建“${name}”，监听 ${listener ?? ''}。`,
          ),
        ]
      : [
          text(
            `Make “${name}” at the provider: from ${listener ?? ''} to ${target ?? ''} of each master, health check ${readyz}.`,
            `在服务商处创建“${name}”：从 ${listener ?? ''} 转发到每个 master 的 ${target ?? ''}，健康检查为 ${readyz}。`,
          ),
        ]),
    ...(where === ''
      ? []
      : [
          text(
            `It has a node in each of these zones: ${where}.`,
            `它在以下每个可用区都有节点：${where}。`,
          ),
        ]),
    ...targets(endpoint),
    ...balancing(endpoint),
    ...selfAccess(cluster, endpoint),
  ];
}

function targets({ targetType }: CloudLoadBalancer): RunbookItem[] {
  if (targetType === undefined) return [];
  return targetType === 'ip'
    ? [
        text(
          'Targets are the addresses of the masters (`target_type=ip`), without the client’s address (`preserve_client_ip.enabled=false`).',
          '目标为 master 的地址（`target_type=ip`），不保留客户端地址（`preserve_client_ip.enabled=false`）。',
        ),
      ]
    : [
        text(
          'Targets are the machines of the masters (`target_type=instance`).',
          '目标为 master 所在的机器（`target_type=instance`）。',
        ),
      ];
}

function balancing({ crossZone }: CloudLoadBalancer): RunbookItem[] {
  if (crossZone === undefined) return [];
  return crossZone
    ? [
        text(
          'A node of one zone also uses masters of others.',
          '各可用区的节点也使用其他可用区的 master。',
        ),
      ]
    : [
        text(
          'A node of one zone uses masters of that zone only.',
          '各可用区的节点只使用本可用区的 master。',
        ),
      ];
}

function selfAccess(cluster: Cluster, endpoint: CloudLoadBalancer): RunbookItem[] {
  if (reachesItself(cluster, endpoint)) {
    return [
      text(
        'Masters find the name of the API at their own address (`/etc/hosts`): the first one from the start, each other one once it has joined.',
        'master 通过 `/etc/hosts` 把 API 名称解析到自己的地址：第一个从一开始生效，其余的在加入之后生效。',
      ),
    ];
  }
  switch (selfAccessProblem(cluster, endpoint)) {
    case 'no-name':
      return [
        text(
          'Masters cannot be led to themselves by `/etc/hosts`, because clients are told an address and no name.',
          '由于客户端使用的是地址而非名称，无法通过 `/etc/hosts` 让 master 访问自身。',
        ),
      ];
    case 'other-port':
      return [
        text(
          'Masters cannot be led to themselves by `/etc/hosts`, because the load balancer listens on another port than they do.',
          '由于负载均衡的监听端口与 master 不同，无法通过 `/etc/hosts` 让 master 访问自身。',
        ),
      ];
    case undefined:
      return [];
  }
}
