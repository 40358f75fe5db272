import { hostnameSlug } from '../../../format/slug.ts';
import { nodeAddress, type TopologyIndex } from '../../../graph/topology-index.ts';
import { canonicalIp, ipFamily } from '../../../model/ip.ts';
import type { EtcdCluster } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { memberHosts } from '../../support/etcd-hosts.ts';
import { dropOptions, isOwnHost, optionOf, parseUrl, urlsOf } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

const LIST = 'initial-cluster';
const ADVERTISED = 'initial-advertise-peer-urls';
const PEER_PORT = 2380;

/** That a URL is plain HTTP is etcd/plain-http's to say, that it is loopback etcd/advertise-loopback's. */
export const rule = defineRule({
  meta: {
    id: 'etcd/initial-cluster',
    severity: 'error',
    title: { en: 'initial-cluster differs from the drawing', zh: 'initial-cluster 与设计不符' },
    messages: {
      missing: {
        en: 'The option initial-cluster of “{cluster}” does not name {members}; a member that is not in its own list does not start.',
        zh: '“{cluster}”的选项 initial-cluster 未包含 {members}；不在列表中的成员无法启动。',
      },
      unknown: {
        en: 'The option initial-cluster of “{cluster}” names {members}, which the design does not have; the quorum counts them all the same.',
        zh: '“{cluster}”的选项 initial-cluster 包含设计中没有的 {members}；它们仍会计入法定人数。',
      },
      address: {
        en: 'The option initial-cluster of “{cluster}” says {given} for {member}, which advertises {own}; it does not start.',
        zh: '“{cluster}”的选项 initial-cluster 为 {member} 指定 {given}，而其通告的是 {own}；该成员无法启动。',
      },
      same: {
        en: 'The option initial-advertise-peer-urls gives every member of “{cluster}” the same URL {given}; each needs its own.',
        zh: '选项 initial-advertise-peer-urls 让“{cluster}”的所有成员使用同一 URL {given}；每个成员都需要自己的 URL。',
      },
    },
    docs: {
      rationale: {
        en: 'At the first start a member looks for its own name and peer URL in initial-cluster, and all members must have the same list.',
        zh: '首次启动时，成员会在 initial-cluster 中查找自己的名称和对等 URL，且所有成员的列表必须一致。',
      },
      remediation: {
        en: 'Leave the option to the bundle, which writes it from the drawing.',
        zh: '将该选项留给配置包根据设计生成。',
      },
      references: [
        references.etcdClustering,
        'Measured: "couldn\'t find local name in the initial cluster configuration" and "--initial-cluster has … but missing from --initial-advertise-peer-urls"',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster) =>
      [...listFindings(index, cluster), ...sameForAll(index, cluster)].map((finding) => ({
        ...finding,
        targets: [onEtcdCluster(cluster)] as const,
      })),
    ),
  fix: ({ index }, { messageId, targets: [target] }) =>
    dropOptions(index, target.id, [messageId === 'same' ? ADVERTISED : LIST]),
});

type Found = Omit<Finding<'missing' | 'unknown' | 'address' | 'same'>, 'targets'>;

function listFindings(index: TopologyIndex, cluster: EtcdCluster): Found[] {
  const option = optionOf(cluster, LIST);
  if (option === undefined) return [];
  const given = new Map(
    option.split(',').flatMap((entry): [string, string][] => {
      const at = entry.indexOf('=');
      return at < 0 ? [] : [[entry.slice(0, at).trim(), entry.slice(at + 1).trim()]];
    }),
  );
  // kubeadm names members after their nodes.
  const drawn = memberHosts(index, cluster).map(({ host, member, learner }) => ({
    name:
      cluster.placement === 'stacked'
        ? hostnameSlug(host.name, 'host')
        : hostnameSlug(member.name, 'etcd'),
    learner,
    address: canonicalIp(nodeAddress(host) ?? ''),
  }));
  const names = new Set(drawn.map(({ name }) => name));
  const missing = drawn.flatMap(({ name, learner }) => (given.has(name) || learner ? [] : [name]));
  const unknown = [...given.keys()].filter((name) => !names.has(name));
  const wrong = optionOf(cluster, ADVERTISED) === undefined ? drawn.flatMap(addressIn(given)) : [];
  const list = (members: string[]) => ({ cluster: cluster.name, members: members.join(', ') });
  return [
    ...(missing.length > 0 ? [{ messageId: 'missing' as const, data: list(missing) }] : []),
    ...(unknown.length > 0 ? [{ messageId: 'unknown' as const, data: list(unknown) }] : []),
    ...wrong.slice(0, 1).map((data) => ({
      messageId: 'address' as const,
      data: { cluster: cluster.name, ...data },
    })),
  ];
}

/** What the list says in place of a member's own peer URL. A name may lead to the right address. */
function addressIn(given: ReadonlyMap<string, string>) {
  return ({ name, address }: { name: string; address: string | undefined }) => {
    const url = parseUrl(given.get(name) ?? '');
    if (url === undefined || address === undefined || ipFamily(url.host) === undefined) return [];
    if (url.host === address && url.port === PEER_PORT) return [];
    const host = ipFamily(address) === 'IPv6' ? `[${address}]` : address;
    return [{ given: url.text, member: name, own: `https://${host}:${PEER_PORT}` }];
  };
}

function sameForAll(index: TopologyIndex, cluster: EtcdCluster): Found[] {
  const [url] = urlsOf(cluster, ADVERTISED);
  if (url === undefined || isOwnHost(url) || memberHosts(index, cluster).length < 2) return [];
  return [{ messageId: 'same', data: { cluster: cluster.name, given: url.text } }];
}
