import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDiagnostics } from '../../src/core/diagnostics/run.ts';
import { indexTopology } from '../../src/core/graph/topology-index.ts';
import type { EtcdCluster, Topology } from '../../src/core/model/topology.ts';
import { options } from '../../src/testing/etcd-designs.ts';
import { topology } from '../../src/testing/topology-builder.ts';
import { interfacesOf, unpackBundle, type Unpacked } from './bundles.ts';
import { describeWith, inNetns, program, run } from './tools.ts';

/** One member, `etcd-1` at 10.0.0.12, of the release whose options etcd of Debian knows. */
function design(patch: Partial<EtcdCluster>): Topology {
  return topology()
    .controlPlanes(1)
    .externalEtcd(1)
    .with(({ etcdClusters: [cluster] }) => {
      Object.assign(cluster!, { version: '3.4.45', ...patch });
    })
    .build();
}

/** Starts etcd as the unit does, until it has ended or answers; prints what it said. */
const START = `
mount -t tmpfs tmpfs /var/lib
set -a; . /etc/etcd/etcd.env; set +a
/usr/local/bin/etcd >/run/log 2>&1 &
pid=$!
left=100
while kill -0 "$pid" 2>/dev/null; do
  if curl -fsS http://127.0.0.1:2381/health 2>/dev/null | grep -q true; then echo HEALTHY; break; fi
  left=$((left - 1))
  [ "$left" -gt 0 ] || break
  sleep 0.2
done
cat /run/log
`;

describeWith(['namespaces', 'etcd', 'openssl', 'curl'], 'etcd with options of the design', () => {
  let certified: Unpacked;
  beforeAll(async () => {
    certified = unpackBundle(design({ certificateDays: 730 }));
    const made = await run(path.join(certified.folder, 'pki/gen-certs.sh'), []);
    if (made.status !== 0) throw new Error(made.stderr);
  });
  afterAll(() => {
    certified.remove();
  });

  /** What etcd says when it starts from the bundle of a design. */
  async function start(document: Topology): Promise<string> {
    const unpacked = unpackBundle(document);
    try {
      const at = unpacked.hosts.find(({ name }) => name === 'etcd-1');
      if (at === undefined) throw new Error('no etcd-1');
      const overlay = unpacked.root(at);
      const pki = path.join(certified.folder, at.folder, 'etc/etcd/pki');
      cpSync(pki, path.join(overlay, 'etc/etcd/pki'), { recursive: true });
      const { stdout } = await inNetns(START, { overlay, interfaces: interfacesOf(at) });
      return stdout;
    } finally {
      unpacked.remove();
    }
  }

  it('runs with them, and without a quota of ours', async () => {
    const said = await start(
      design({
        quotaBackendBytes: 0,
        options: options({
          'snapshot-count': '5000',
          'listen-client-urls': 'https://0.0.0.0:2379',
          'listen-metrics-urls': 'http://localhost:2381',
        }),
      }),
    );
    expect(said).toMatch(/^HEALTHY$/m);
    expect(said).not.toContain('unrecognized environment variable');
    expect(said).toMatch(/"snapshot-count":5000\b/);
    expect(said).toContain('"listen-client-urls":["https://0.0.0.0:2379"]');
    expect(said).toMatch(/"quota-size-bytes":(?:0|2147483648)\b/);
  });

  it.each([
    [
      'etcd/listen-dns',
      { 'listen-client-urls': 'https://etcd.example.internal:2379' },
      'expected IP in URL for binding',
    ],
    ['etcd/listen-dns', { 'listen-peer-urls': 'https://:2380' }, 'expected IP in URL for binding'],
    [
      'etcd/initial-cluster',
      { 'initial-cluster': 'node-1=https://10.0.0.12:2380' },
      "couldn't find local name",
    ],
    [
      'etcd/initial-cluster',
      { 'initial-cluster': 'etcd-1=https://10.0.0.12:2379' },
      'missing from --initial-advertise-peer-urls',
    ],
    [
      'etcd/state-flag',
      { 'initial-cluster-state': 'existing' },
      'could not retrieve cluster information',
    ],
  ])('does not start where %s says so of %j', async (rule, values, reason) => {
    const document = design({ options: options(values) });
    expect(
      runDiagnostics(indexTopology(document)).find((finding) => finding.rule === rule)?.severity,
    ).toBe('error');
    const said = await start(document);
    expect(said).toContain(reason);
    expect(said).not.toMatch(/^HEALTHY$/m);
  });

  it('warns of a variable it does not know, as etcd/removed-flag counts on, and exits on a flag', async () => {
    const said = await start(design({ options: options({ 'removed-long-ago': 'true' }) }));
    expect(said).toContain('unrecognized environment variable');
    expect(said).toMatch(/^HEALTHY$/m);
    const flag = await run(program('etcd'), ['--removed-long-ago=true']);
    expect(flag.status).not.toBe(0);
    expect(flag.stderr).toContain('flag provided but not defined');
  });
});

describeWith(['openssl'], 'the life of certificates', () => {
  it.each([730, 20, 5000])('is %i days, and the script leaves new ones alone', async (days) => {
    const unpacked = unpackBundle(design({ certificateDays: days }));
    try {
      const script = path.join(unpacked.folder, 'pki/gen-certs.sh');
      expect(await run(script, [])).toMatchObject({ status: 0, stderr: '' });
      expect(await run(script, [])).toEqual({ status: 0, stdout: '', stderr: '' });
      const file = path.join(unpacked.folder, 'hosts/etcd-1/etc/etcd/pki/server.crt');
      const ends = async (seconds: number): Promise<number | null> => {
        const args = ['x509', '-in', file, '-noout', '-checkend', String(seconds)];
        return (await run(program('openssl'), args)).status;
      };
      const day = 86_400;
      expect([await ends((days - 1) * day), await ends((days + 1) * day)]).toEqual([0, 1]);
    } finally {
      unpacked.remove();
    }
  });
});
