import { printNftables, type NftRule, type NftSet } from '../format/nftables.ts';
import { printSystemdUnit } from '../format/systemd-unit.ts';
import { vipMembers } from '../graph/topology-index.ts';
import { message } from '../model/message.ts';
import { cidrsOverlap, ipFamily, parseCidr, type IpFamily } from '../model/ip.ts';
import type { BundleFile, ExportContext, Exporter, Note, Remarks } from './exporter.ts';
import { hostFile, pathsOn } from './files.ts';
import { absentWith } from './notes.ts';
import { clusterEtcd } from './kubernetes/etcd-access.ts';
import type { ExternalCluster, SiteHost } from './site/site.ts';

const folder = '/etc/nftables.d';
export const firewallUnit = 'k8s-ha-firewall.service';

/**
 * One table a role, each with rules for its own ports only, so that several roles on one host and
 * tables of others stand side by side. The API port stays open: who its clients are is not drawn.
 */
export const firewallExporter: Exporter = {
  id: 'firewall',
  title: { en: 'Firewall', zh: '防火墙' },
  export: (context, written, remarks) => {
    if (context.index.topology.network.hostFirewall === false) return leftOut(context, written);
    const files = context.site.hosts.flatMap((at) => {
      const paths = pathsOn(at, written);
      const own = [
        ...(paths.has('/etc/keepalived/keepalived.conf') ? [loadBalancerFile(context, at)] : []),
        ...(paths.has('/etc/etcd/etcd.env') ? etcdFiles(context, at) : []),
        ...(at.controlPlane === undefined ? [] : masterFiles(context, at)),
      ];
      if (own.length === 0) return [];
      const rules = own.map(({ path }) => path.slice(at.folder.length));
      return [
        ...own,
        hostFile(at, `/etc/systemd/system/${firewallUnit}`, 'ini', unit(context, rules)),
      ];
    });
    return { files, notes: withoutRules(context, written, remarks) };
  },
};

/** Rules of a role whose own files are not written. */
function withoutRules(
  context: ExportContext,
  written: readonly BundleFile[],
  remarks: Remarks,
): Note[] {
  return context.site.hosts.flatMap((at) => {
    const paths = pathsOn(at, written);
    const isGuarded =
      ['/etc/keepalived/keepalived.conf', '/etc/etcd/etcd.env'].some((path) => paths.has(path)) ||
      (at.controlPlane !== undefined && masterFiles(context, at).length > 0);
    const service = isGuarded ? [] : [`/etc/systemd/system/${firewallUnit}` as const];
    return [
      ...absentWith(at, '/etc/keepalived/keepalived.conf', [rulesPath('lb'), ...service], remarks),
      ...absentWith(at, '/etc/etcd/etcd.env', [rulesPath('etcd'), ...service], remarks),
    ];
  });
}

/** Where the design says that hosts load none. */
function leftOut(
  { site }: ExportContext,
  written: readonly BundleFile[],
): ReturnType<Exporter['export']> {
  const isGuarded = (at: SiteHost): boolean =>
    at.controlPlane !== undefined || pathsOn(at, written).has('/etc/etcd/etcd.env');
  if (!site.hosts.some(isGuarded)) return { files: [], notes: [] };
  const note = message({
    en: 'The design says that hosts load no packet filters, so none are written. Something else has to keep others from etcd (2379, 2380).',
    zh: '设计声明主机不加载包过滤规则，因此未生成。须由其他手段阻止无关方访问 etcd（2379、2380）。',
  });
  return { files: [], notes: [note] };
}

/** Boots and reloads of the packaged firewall flush all tables; this service follows both. */
function unit({ header }: ExportContext, rules: readonly string[]): string {
  return printSystemdUnit({
    heading: [header],
    sections: [
      {
        name: 'Unit',
        entries: [
          { key: 'Description', value: 'Firewall rules for the Kubernetes control plane' },
          {
            key: 'After',
            value: 'nftables.service',
            comment: 'nftables.service flushes every table when it starts, restarts or reloads.',
          },
          { key: 'PartOf', value: 'nftables.service' },
          { key: 'ReloadPropagatedFrom', value: 'nftables.service' },
        ],
      },
      {
        name: 'Service',
        entries: [
          { key: 'Type', value: 'oneshot' },
          { key: 'RemainAfterExit', value: true },
          ...['ExecStart', 'ExecReload'].flatMap((key) =>
            rules.map((path) => ({
              key,
              value: { command: ['/usr/sbin/nft', '-f', path] as const },
            })),
          ),
        ],
      },
      { name: 'Install', entries: [{ key: 'WantedBy', value: 'multi-user.target' }] },
    ],
  });
}

function nftFile(
  { header }: ExportContext,
  at: SiteHost,
  role: 'lb' | 'etcd' | 'master',
  sets: readonly NftSet[],
  rules: readonly NftRule[],
): BundleFile {
  const content = printNftables({
    heading: [
      header,
      'Replaces its own table only. An accept here does not undo a drop in another table, such as ' +
        'those of firewalld or ufw.',
    ],
    table: {
      family: 'inet',
      name: `k8s_ha_${role}`,
      sets,
      chains: [
        {
          name: 'input',
          base: { hook: 'input', priority: -10, policy: 'accept' },
          rules: [
            { words: ['ct', 'state', 'established,related', 'accept'] },
            { words: ['iif', 'lo', 'accept'] },
            ...rules,
          ],
        },
      ],
    },
  });
  return hostFile(at, rulesPath(role), 'text', content);
}

function rulesPath(role: 'lb' | 'etcd' | 'master'): `/${string}` {
  return `${folder}/k8s-ha-${role}.nft`;
}

function loadBalancerFile(context: ExportContext, at: SiteHost): BundleFile {
  const { index, site } = context;
  const vips = at.loadBalancer === undefined ? [] : (index.vipsOf.get(at.loadBalancer.id) ?? []);
  const peers = vips.flatMap((vip) =>
    vipMembers(index, vip).flatMap(({ host }) => site.hostById.get(host)?.addresses ?? []),
  );
  const multicastIpv6 = vips.some(
    ({ unicast, address }) => !unicast && ipFamily(address) === 'IPv6',
  );
  return nftFile(context, at, 'lb', addressSets('lb_peers', peers), [
    ...fromSet('lb_peers', ['meta', 'l4proto', 'vrrp']),
    ...(multicastIpv6
      ? [{ words: ['meta', 'l4proto', 'vrrp', 'ip6', 'saddr', 'fe80::/10', 'accept'] }]
      : []),
    {
      words: ['meta', 'l4proto', 'vrrp', 'drop'],
      comment: 'Whoever speaks VRRP could take the VIP',
    },
  ]);
}

function etcdFiles(context: ExportContext, at: SiteHost): BundleFile[] {
  const cluster = context.site.externalClusters.find(({ members }) =>
    members.some((member) => member.at === at),
  );
  return cluster === undefined ? [] : [etcdFile(context, at, cluster)];
}

function etcdFile(context: ExportContext, at: SiteHost, external: ExternalCluster): BundleFile {
  const members = external.members.flatMap((member) => member.at.addresses);
  const chosen = clusterEtcd(context);
  const masters =
    chosen.cluster === external.cluster
      ? context.site.controlPlanes.flatMap(({ addresses }) => addresses)
      : [];
  return nftFile(
    context,
    at,
    'etcd',
    [...addressSets('etcd_members', members), ...addressSets('masters', masters)],
    [
      ...fromSet('etcd_members', ['tcp', 'dport', [2379, 2380]]),
      ...fromSet('masters', ['tcp', 'dport', 2379]),
      {
        words: ['tcp', 'dport', [2379, 2380], 'drop'],
        comment: 'Who reads etcd reads every secret of the cluster',
      },
    ],
  );
}

function masterFiles(context: ExportContext, at: SiteHost): BundleFile[] {
  const { index, site } = context;
  const stacked = clusterEtcd(context).placement === 'stacked';
  const masters = site.controlPlanes.flatMap(({ addresses }) => addresses);
  const subnets = index.topology.network.hostSubnets.map(({ cidr }) => cidr);
  const inside = [
    ...subnets,
    ...index.topology.cluster.podSubnets,
    ...site.hosts.flatMap(({ addresses }) => addresses.map((address) => ownNetwork(address))),
  ];
  // Without a subnet drawn, nodes that are not drawn would be cut off from the kubelet.
  const guardKubelet = subnets.some((subnet) => parseCidr(subnet) !== undefined);
  if (!stacked && !guardKubelet) return [];
  return [
    nftFile(
      context,
      at,
      'master',
      [
        ...(stacked ? addressSets('masters', masters) : []),
        ...(guardKubelet ? networkSets('cluster_networks', inside) : []),
      ],
      [
        ...(stacked
          ? [
              ...fromSet('masters', ['tcp', 'dport', [2379, 2380]]),
              {
                words: ['tcp', 'dport', [2379, 2380], 'drop'],
                comment: 'Who reads etcd reads every secret of the cluster',
              },
            ]
          : []),
        ...(guardKubelet
          ? [
              ...fromSet('cluster_networks', ['tcp', 'dport', 10250]),
              { words: ['tcp', 'dport', 10250, 'drop'], comment: 'kubelet' },
            ]
          : []),
      ],
    ),
  ];
}

function ownNetwork(address: string): string {
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

const families: readonly { family: IpFamily; type: NftSet['type']; suffix: string; key: string }[] =
  [
    { family: 'IPv4', type: 'ipv4_addr', suffix: '4', key: 'ip' },
    { family: 'IPv6', type: 'ipv6_addr', suffix: '6', key: 'ip6' },
  ];

function addressSets(name: string, addresses: readonly string[]): NftSet[] {
  return families.map(({ family, type, suffix }) => ({
    name: `${name}${suffix}`,
    type,
    elements: [...new Set(addresses.filter((address) => ipFamily(address) === family))],
  }));
}

function networkSets(name: string, networks: readonly string[]): NftSet[] {
  const parsed = networks.flatMap((network) => parseCidr(network) ?? []);
  return families.map(({ family, type, suffix }) => ({
    name: `${name}${suffix}`,
    type,
    interval: true,
    elements: outermost(parsed.filter((network) => network.family === family)),
  }));
}

/** An interval set refuses elements that overlap, so networks inside others are left out. */
function outermost(networks: readonly { text: string; prefixLength: number }[]): string[] {
  const kept: { text: string; prefixLength: number }[] = [];
  for (const network of networks.toSorted((a, b) => a.prefixLength - b.prefixLength)) {
    if (!kept.some(({ text }) => cidrsOverlap(text, network.text))) kept.push(network);
  }
  return kept.map(({ text }) => text);
}

function fromSet(name: string, words: NftRule['words']): NftRule[] {
  return families.map(({ key, suffix }) => ({
    words: [...words, key, 'saddr', `@${name}${suffix}`, 'accept'],
  }));
}
