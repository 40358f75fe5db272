import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { printEnvFile, type EnvVariable } from '../../format/env-file.ts';
import { assignment, comments } from '../../format/shell.ts';
import { identifierSlug } from '../../format/slug.ts';
import { printSystemdUnit } from '../../format/systemd-unit.ts';
import { fileText } from '../../format/text.ts';
import { message, type Message } from '../../model/message.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { absent, missingAddress } from '../notes.ts';
import { urlHost, type ExternalCluster, type ExternalMember, type SiteHost } from '../site/site.ts';
import { etcdOptionNotes, withOptions } from './options.ts';
import { etcdDialect, etcdSettingNotes, etcdSettings, type EtcdDialect } from './settings.ts';

export const etcdPkiFolder = '/etc/etcd/pki';
export const etcdEnvPath = '/etc/etcd/etcd.env';
const unitPath = '/etc/systemd/system/etcd.service';
const profilePath = '/etc/profile.d/etcdctl.sh';

/** A member that files are written for. */
export interface AddressedMember extends ExternalMember {
  readonly address: string;
}

/** The members of a cluster if all have an address: an initial cluster cannot leave one out. */
export function addressedMembers({ members }: ExternalCluster): readonly AddressedMember[] {
  const found = members.flatMap((member) =>
    member.at.address === undefined ? [] : [{ ...member, address: member.at.address }],
  );
  return found.length === members.length ? found : [];
}

/** Configuration and unit of every member of an external cluster. */
export const etcdExporter: Exporter = {
  id: 'etcd',
  title: { en: 'External etcd', zh: '外部 etcd' },
  export: (context) => {
    const files: BundleFile[] = [];
    const notes: Note[] = [];
    for (const external of context.site.externalClusters) {
      const { cluster } = external;
      notes.push(
        ...etcdSettingNotes(cluster),
        ...etcdOptionNotes(cluster),
        ...versionNotes(external),
      );
      const members = addressedMembers(external);
      if (members.length === 0) {
        notes.push(...withoutFiles(external));
        continue;
      }
      const token = clusterToken(context, members);
      for (const member of members) {
        files.push(
          hostFile(
            member.at,
            etcdEnvPath,
            'ini',
            environmentFile(context, external, members, member, token),
            0o640,
          ),
          hostFile(member.at, unitPath, 'ini', unit(context)),
          hostFile(member.at, profilePath, 'shell', clientSettings(context, members)),
        );
      }
    }
    return { files, notes };
  },
};

/** A member without an address lacks its own files and keeps all others from being written. */
function withoutFiles({ cluster, members }: ExternalCluster): Note[] {
  const unknown = members.filter(({ at }) => at.address === undefined);
  const hosts = unknown.map(({ at }) => at.host.name).join(', ');
  const others = message(texts.wholeCluster, { cluster: cluster.name, hosts });
  return members.flatMap(({ at }) => {
    const said = at.address === undefined ? missingAddress(at, etcdEnvPath) : others;
    return ([etcdEnvPath, unitPath, profilePath] as const).map((path) => absent(at, path, said));
  });
}

const texts = {
  wholeCluster: {
    en: 'No files for etcd cluster “{cluster}”: every member must name all members, and not all of them have a valid IP address. Fill in the first address of: {hosts}.',
    zh: '未生成 etcd 集群“{cluster}”的文件：每个成员都必须列出全部成员，而部分成员没有有效的 IP 地址。请填写以下主机的第一个地址：{hosts}。',
  },
  version: {
    en: 'etcd cluster “{cluster}”: “{version}” is no release of etcd 3; the files use the options of 3.6.',
    zh: 'etcd 集群“{cluster}”：“{version}”不是 etcd 3 的版本号，文件按 3.6 的选项生成。',
  },
  tooOld: {
    en: 'etcd cluster “{cluster}”: kubeadm 1.31 and newer refuse etcd {version}. Choose 3.5.24 or newer.',
    zh: 'etcd 集群“{cluster}”：kubeadm 1.31 及以上拒绝 etcd {version}。请选择 3.5.24 或更高版本。',
  },
} as const;

function versionNotes({ cluster }: ExternalCluster): Message[] {
  const dialect = etcdDialect(cluster.version);
  const about = { cluster: cluster.name, version: cluster.version };
  if (dialect === undefined) return [message(texts.version, about)];
  return dialect === '3.4' ? [message(texts.tooOld, about)] : [];
}

function peerUrl(member: AddressedMember): string {
  return `https://${urlHost(member.address)}:2380`;
}

function clientUrl(member: AddressedMember): string {
  return `https://${urlHost(member.address)}:2379`;
}

/**
 * Keeps members of different clusters apart. Made from who the members are, so that bundles of two
 * sites differ and a second export of one site does not.
 */
function clusterToken({ index }: ExportContext, members: readonly AddressedMember[]): string {
  const name = identifierSlug(index.topology.cluster.clusterName, 'kubernetes');
  const who = members.map((member) => `${member.name}=${peerUrl(member)}`).join(',');
  return `${name}-${bytesToHex(sha256(utf8ToBytes(who))).slice(0, 12)}`;
}

function environmentFile(
  { header }: ExportContext,
  { cluster }: ExternalCluster,
  members: readonly AddressedMember[],
  self: AddressedMember,
  token: string,
): string {
  const timers = etcdSettings(cluster);
  const initial = members.filter((member) => !member.learner || member === self);
  const files = (role: 'server' | 'peer') => ({
    certificate: `${etcdPkiFolder}/${role}.crt`,
    key: `${etcdPkiFolder}/${role}.key`,
  });
  return printEnvFile({
    heading: [header, 'Read by etcd.service. The unit sets nothing that stands here.'],
    variables: withOptions(
      [
        { name: 'ETCD_NAME', value: self.name },
        { name: 'ETCD_DATA_DIR', value: '/var/lib/etcd' },
        {
          name: 'ETCD_LISTEN_PEER_URLS',
          value: peerUrl(self),
          comment: 'etcd binds addresses only, never names.',
        },
        { name: 'ETCD_LISTEN_CLIENT_URLS', value: `${clientUrl(self)},https://127.0.0.1:2379` },
        { name: 'ETCD_INITIAL_ADVERTISE_PEER_URLS', value: peerUrl(self) },
        { name: 'ETCD_ADVERTISE_CLIENT_URLS', value: clientUrl(self) },
        {
          name: 'ETCD_INITIAL_CLUSTER',
          value: initial.map((member) => `${member.name}=${peerUrl(member)}`).join(','),
          comment: 'The next three count at the first start only.',
        },
        { name: 'ETCD_INITIAL_CLUSTER_STATE', value: self.learner ? 'existing' : 'new' },
        { name: 'ETCD_INITIAL_CLUSTER_TOKEN', value: token },
        {
          name: 'ETCD_CERT_FILE',
          value: files('server').certificate,
          comment: 'Clients and members show certificates of the etcd CA, both ways.',
        },
        { name: 'ETCD_KEY_FILE', value: files('server').key },
        { name: 'ETCD_TRUSTED_CA_FILE', value: `${etcdPkiFolder}/ca.crt` },
        { name: 'ETCD_CLIENT_CERT_AUTH', value: true },
        { name: 'ETCD_PEER_CERT_FILE', value: files('peer').certificate },
        { name: 'ETCD_PEER_KEY_FILE', value: files('peer').key },
        { name: 'ETCD_PEER_TRUSTED_CA_FILE', value: `${etcdPkiFolder}/ca.crt` },
        { name: 'ETCD_PEER_CLIENT_CERT_AUTH', value: true },
        {
          name: 'ETCD_LISTEN_METRICS_URLS',
          value: 'http://127.0.0.1:2381',
          comment: 'Health and metrics for this host, without a certificate.',
        },
        {
          name: 'ETCD_HEARTBEAT_INTERVAL',
          value: timers.heartbeatInterval,
          comment: 'Milliseconds, the same on all members. Election: ten heartbeats or more.',
        },
        { name: 'ETCD_ELECTION_TIMEOUT', value: timers.electionTimeout },
        ...(timers.quotaBackendBytes === 0
          ? []
          : [
              {
                name: 'ETCD_QUOTA_BACKEND_BYTES',
                value: timers.quotaBackendBytes,
                comment:
                  'Database size at which etcd takes no more writes. The host needs that much memory.',
              },
            ]),
        {
          name: 'ETCD_SNAPSHOT_COUNT',
          value: 10_000,
          comment: 'As from 3.6 on; the 100000 of older releases costs memory.',
        },
        ...releaseSettings(etcdDialect(cluster.version) ?? '3.6'),
        { name: 'ETCD_LOGGER', value: 'zap' },
        { name: 'ETCD_LOG_OUTPUTS', value: 'stderr' },
      ],
      cluster,
    ),
  });
}

function releaseSettings(dialect: EtcdDialect): EnvVariable[] {
  switch (dialect) {
    case '3.4':
      return [
        {
          name: 'ETCD_PRE_VOTE',
          value: true,
          comment: 'A member that comes back does not disturb the leader; the default from 3.5 on.',
        },
      ];
    case '3.5':
      return [
        {
          name: 'ETCD_EXPERIMENTAL_INITIAL_CORRUPT_CHECK',
          value: true,
          comment: 'Compares with the other members before serving, as kubeadm sets it.',
        },
        { name: 'ETCD_EXPERIMENTAL_WATCH_PROGRESS_NOTIFY_INTERVAL', value: '5s' },
      ];
    default:
      return [
        {
          name: 'ETCD_FEATURE_GATES',
          value: 'InitialCorruptCheck=true',
          comment: 'Compares with the other members before serving, as kubeadm sets it.',
        },
        { name: 'ETCD_WATCH_PROGRESS_NOTIFY_INTERVAL', value: '5s' },
      ];
  }
}

function unit({ header }: ExportContext): string {
  return printSystemdUnit({
    heading: [header],
    sections: [
      {
        name: 'Unit',
        entries: [
          { key: 'Description', value: 'etcd key-value store for Kubernetes' },
          { key: 'Documentation', value: 'https://etcd.io/docs/' },
          { key: 'Wants', value: 'network-online.target' },
          { key: 'After', value: 'network-online.target time-sync.target' },
          { key: 'StartLimitIntervalSec', value: 0 },
        ],
      },
      {
        name: 'Service',
        entries: [
          { key: 'Type', value: 'notify' },
          { key: 'User', value: 'etcd' },
          { key: 'Group', value: 'etcd' },
          { key: 'EnvironmentFile', value: '/etc/etcd/etcd.env' },
          {
            key: 'ExecStart',
            value: { command: ['/usr/local/bin/etcd'] },
            comment: 'No options: an unknown option stops etcd, an unknown variable is a warning.',
          },
          { key: 'Restart', value: 'always' },
          { key: 'RestartSec', value: '5s' },
          {
            key: 'TimeoutStartSec',
            value: '10min',
            comment: 'The first start ends when a majority of the members is there.',
          },
          { key: 'LimitNOFILE', value: 65_536 },
          {
            key: 'Nice',
            value: -5,
            comment:
              'Late heartbeats are lost leaders: processor, disk and memory come first here.',
          },
          { key: 'IOSchedulingClass', value: 'best-effort' },
          { key: 'IOSchedulingPriority', value: 0 },
          { key: 'OOMScoreAdjust', value: -999 },
          { key: 'StateDirectory', value: 'etcd' },
          { key: 'StateDirectoryMode', value: '0700' },
          { key: 'NoNewPrivileges', value: true },
          { key: 'ProtectSystem', value: 'full' },
          { key: 'ProtectHome', value: true },
        ],
      },
      { name: 'Install', entries: [{ key: 'WantedBy', value: 'multi-user.target' }] },
    ],
  });
}

/** What etcdctl needs to speak to all members with the client certificate of this host. */
export function clientVariables(endpoints: readonly string[]): string[] {
  const client = `${etcdPkiFolder}/healthcheck-client`;
  return [
    `export ${assignment('ETCDCTL_ENDPOINTS', endpoints.join(','))}`,
    `export ${assignment('ETCDCTL_CACERT', `${etcdPkiFolder}/ca.crt`)}`,
    `export ${assignment('ETCDCTL_CERT', `${client}.crt`)}`,
    `export ${assignment('ETCDCTL_KEY', `${client}.key`)}`,
  ];
}

function clientSettings({ header }: ExportContext, members: readonly AddressedMember[]): string {
  return fileText([
    '# shellcheck shell=sh',
    ...comments(header, 'etcdctl reaches every member. The key is readable for root and etcd.'),
    ...clientVariables(members.filter(({ learner }) => !learner).map(clientUrl)),
  ]);
}

/** The addresses and names of a host that its certificates hold. */
export function certificateNames(at: SiteHost): string[] {
  const dot = at.name.indexOf('.');
  const names = [at.name, ...(dot < 0 ? [] : [at.name.slice(0, dot)]), 'localhost'];
  const addresses = [...at.addresses, '127.0.0.1', '::1'];
  return [
    ...[...new Set(names)].map((name) => `DNS:${name}`),
    ...[...new Set(addresses)].map((address) => `IP:${address}`),
  ];
}
