import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import type { EtcdCluster, Topology } from '../../model/topology.ts';
import { buildBundle } from '../bundle.ts';

function fileOf(document: Topology, path: string): string | undefined {
  return buildBundle(document, { language: 'en' }).files.find((file) => file.path === path)
    ?.content;
}

function environment(document: Topology, host: string): Record<string, string> {
  const lines = (fileOf(document, `hosts/${host}/etc/etcd/etcd.env`) ?? '').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => (/^[A-Z]/.test(line) ? [line.split(/=(.*)/s).slice(0, 2)] : [])),
  ) as Record<string, string>;
}

const external = (patch: Partial<EtcdCluster> = {}) =>
  topology()
    .controlPlanes(1)
    .externalEtcd(3)
    .with(({ etcdClusters }) => {
      for (const cluster of etcdClusters) Object.assign(cluster, patch);
    });

describe('etcd.env', () => {
  it('tells each member the same cluster and its own addresses', () => {
    const document = external().build();
    const members = ['etcd-1', 'etcd-2', 'etcd-3'].map((name) => environment(document, name));
    expect(new Set(members.map((each) => each['ETCD_INITIAL_CLUSTER']))).toEqual(
      new Set([
        'etcd-1=https://10.0.0.12:2380,etcd-2=https://10.0.0.13:2380,etcd-3=https://10.0.0.14:2380',
      ]),
    );
    expect(new Set(members.map((each) => each['ETCD_INITIAL_CLUSTER_TOKEN'])).size).toBe(1);
    expect(members[1]).toMatchObject({
      ETCD_NAME: 'etcd-2',
      ETCD_LISTEN_CLIENT_URLS: 'https://10.0.0.13:2379,https://127.0.0.1:2379',
      ETCD_INITIAL_CLUSTER_STATE: 'new',
      ETCD_CLIENT_CERT_AUTH: 'true',
      ETCD_PEER_CLIENT_CERT_AUTH: 'true',
    });
  });

  it('keeps its cluster token when the design changes elsewhere, and not at another site', () => {
    const token = (document: Topology) =>
      environment(document, 'etcd-1')['ETCD_INITIAL_CLUSTER_TOKEN'];
    const document = external().build();
    const renamed = external().build();
    renamed.metadata.name = 'another';
    const moved = external().build();
    for (const host of moved.hosts)
      host.addresses = host.addresses.map((each) => each.replace('10.', '11.'));
    expect(token(renamed)).toBe(token(document));
    expect(token(moved)).not.toBe(token(document));
  });

  it.each([
    ['3.4.33', 'ETCD_PRE_VOTE', 'true'],
    ['3.5.33', 'ETCD_EXPERIMENTAL_INITIAL_CORRUPT_CHECK', 'true'],
    ['v3.6.14', 'ETCD_FEATURE_GATES', 'InitialCorruptCheck=true'],
    ['3.7.1', 'ETCD_WATCH_PROGRESS_NOTIFY_INTERVAL', '5s'],
    ['newest', 'ETCD_FEATURE_GATES', 'InitialCorruptCheck=true'],
  ])('speaks the dialect of %s', (version, name, value) => {
    expect(environment(external({ version }).build(), 'etcd-1')[name]).toBe(value);
  });

  it('writes the usual timers in place of those that etcd refuses, and says so', () => {
    const document = external({ heartbeatInterval: 500, electionTimeout: 1000 }).build();
    expect(environment(document, 'etcd-1')).toMatchObject({
      ETCD_HEARTBEAT_INTERVAL: '100',
      ETCD_ELECTION_TIMEOUT: '1000',
    });
    const { notes } = buildBundle(document, { language: 'en' });
    expect(notes.some(({ message }) => message.text.en.includes('refuses heartbeat'))).toBe(true);
  });

  it('takes the options of the design in place of ours, and adds the others', () => {
    const document = external({
      options: [
        { name: 'snapshot-count', value: '5000' },
        { name: 'max-request-bytes', value: '1048576' },
        { name: 'log-outputs', value: 'stdout' },
        { name: 'log-outputs', value: '/var/log/etcd "x"' },
      ],
    }).build();
    expect(environment(document, 'etcd-2')).toMatchObject({
      ETCD_SNAPSHOT_COUNT: '5000',
      ETCD_MAX_REQUEST_BYTES: '1048576',
      ETCD_LOG_OUTPUTS: '"/var/log/etcd \\"x\\""',
    });
    const text = fileOf(document, 'hosts/etcd-2/etc/etcd/etcd.env') ?? '';
    expect(text.match(/^ETCD_LOG_OUTPUTS=/gm)).toHaveLength(1);
  });

  it.each([
    ['heartbeat-interval', '7'],
    ['election-timeout', '7'],
    ['quota-backend-bytes', '7'],
    ['name', '7'],
    ['log-level', '7\nETCD_NAME=7'],
  ])('leaves out the option %s, and says why', (name, value) => {
    const document = external({ options: [{ name, value }] }).build();
    expect(Object.values(environment(document, 'etcd-1'))).not.toContain('7');
    const { notes } = buildBundle(document, { language: 'en' });
    expect(notes.map(({ message }) => message.data)).toContainEqual({
      cluster: 'etcd',
      option: name,
    });
  });

  it('sets no quota where the design leaves it to etcd', () => {
    const document = external({ quotaBackendBytes: 0 }).build();
    expect(environment(document, 'etcd-1')).not.toHaveProperty('ETCD_QUOTA_BACKEND_BYTES');
  });

  it('lets a learner join what exists, unknown to the founding members', () => {
    const document = external({
      members: [
        { component: 'e1', learner: false },
        { component: 'e2', learner: false },
        { component: 'e3', learner: true },
      ],
    }).build();
    expect(environment(document, 'etcd-3')['ETCD_INITIAL_CLUSTER_STATE']).toBe('existing');
    expect(environment(document, 'etcd-1')['ETCD_INITIAL_CLUSTER']).not.toContain('etcd-3');
  });

  it('is left out for all members when one has no address: the list cannot leave one out', () => {
    const document = external()
      .with(({ hosts }) => {
        const host = hosts.find(({ name }) => name === 'etcd-2');
        if (host) host.addresses = [];
      })
      .build();
    const { files, notes } = buildBundle(document, { language: 'en' });
    expect(files.some(({ path }) => path.endsWith('etcd.env'))).toBe(false);
    expect(files.some(({ path }) => path === 'pki/gen-certs.sh')).toBe(false);
    expect(notes.map(({ message }) => message.data)).toContainEqual({
      host: 'etcd-2',
      file: '/etc/etcd/etcd.env',
    });
  });

  it('is readable for root and etcd only', () => {
    const { files } = buildBundle(external().build(), { language: 'en' });
    expect(files.find(({ path }) => path.endsWith('etcd-1/etc/etcd/etcd.env'))?.mode).toBe(0o640);
  });
});

describe('gen-certs.sh', () => {
  it('orders certificates with every name and address of a member', () => {
    const lines = (fileOf(external().build(), 'pki/gen-certs.sh') ?? '').split('\n');
    expect(lines).toContain(
      'member etcd hosts/etcd-1 etcd-1 DNS:etcd-1,DNS:localhost,IP:10.0.0.12,IP:127.0.0.1,IP:::1',
    );
    expect(lines).toContain('master etcd hosts/master-1');
  });

  it('lets them live as long as the design says', () => {
    const authority = (patch: Partial<EtcdCluster>) =>
      (fileOf(external(patch).build(), 'pki/gen-certs.sh') ?? '')
        .split('\n')
        .find((line) => line.startsWith('authority etcd'));
    expect(authority({ certificateDays: undefined })).toBe('authority etcd 365');
    expect(authority({ certificateDays: 730 })).toBe('authority etcd 730');
    const document = external({ certificateDays: 730, certificateRenewal: true }).build();
    const readme = fileOf(document, 'pki/README.md');
    expect(readme).toContain('live for 730 days');
    expect(readme).toContain('without being asked');
    expect(fileOf(external().build(), 'pki/README.md')).not.toContain('without being asked');
  });

  it('is not there for stacked etcd, whose certificates kubeadm makes', () => {
    expect(fileOf(topology().stacked(3).build(), 'pki/gen-certs.sh')).toBeUndefined();
  });
});

describe('backups', () => {
  it('name the place the copies go to, where the design says one', () => {
    const document = external({ backupTarget: 's3://backups/etcd' }).build();
    expect(fileOf(document, 'hosts/etcd-1/usr/local/sbin/etcd-backup.sh')).toContain(
      '# The design keeps the copies at: s3://backups/etcd',
    );
    expect(fileOf(document, 'RUNBOOK.md')).toContain('go to `s3://backups/etcd`.');
    const stacked = topology().stacked(3).build();
    expect(fileOf(stacked, 'RUNBOOK.md')).toContain('go to `backup.example.internal`.');
    const silent = external({ backupTarget: ' ' }).build();
    expect(fileOf(silent, 'hosts/etcd-1/usr/local/sbin/etcd-backup.sh')).not.toContain('keeps');
    expect(fileOf(silent, 'RUNBOOK.md')).not.toContain('Copies of');
  });
});

describe('the runbook', () => {
  it('says how a cluster that runs gets to another release', () => {
    const runbook = fileOf(external({ runningVersion: '3.5.33' }).build(), 'RUNBOOK.md');
    expect(runbook).toContain('runs `3.5.33` and goes to `3.6.14`');
    expect(fileOf(external().build(), 'RUNBOOK.md')).not.toContain('goes to `3.6.14`');
  });
});
