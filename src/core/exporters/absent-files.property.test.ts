import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { canonicalIp, ipFamily } from '../model/ip.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { buildBundle } from './bundle.ts';

/** The design with everything filled in that a file can need, and nothing else changed. */
function completed(document: Topology): Topology {
  const full = structuredClone(document);
  full.hosts.forEach((host, at) => {
    const first = host.addresses.find((address) => address !== '');
    if (first === undefined || canonicalIp(first) === undefined) {
      host.addresses = [`10.9.1.${at + 1}`, ...host.addresses];
    }
    const known = host.addresses.map(ipFamily);
    if (!known.includes('IPv4')) host.addresses.push(`10.9.2.${at + 1}`);
    if (!known.includes('IPv6')) host.addresses.push(`fd09::${at + 1}`);
    host.interface = 'eth0';
  });
  full.endpoints.forEach((endpoint, at) => {
    if (endpoint.kind !== 'vip' && endpoint.kind !== 'kube-vip') return;
    if (canonicalIp(endpoint.address) === undefined) endpoint.address = `10.9.3.${at + 1}`;
    if (endpoint.kind === 'vip') endpoint.virtualRouterId = 51;
  });
  const master = full.components.find(({ kind }) => kind === 'control-plane');
  for (const component of full.components) {
    if (component.kind !== 'load-balancer') continue;
    component.priority = 100;
    const isLinked = full.links.some(
      (link) => link.from === component.id && link.to === master?.id,
    );
    if (master === undefined || isLinked) continue;
    const ends = { from: component.id, to: master.id };
    full.links.push({ id: `to-${component.id}`, kind: 'forwards', mode: 'active', ...ends });
  }
  return full;
}

function hostPaths(document: Topology): string[] {
  return buildBundle(document, { language: 'en' }).files.flatMap(({ path }) =>
    path.startsWith('hosts/') ? [path] : [],
  );
}

describe('files that a design says too little for', () => {
  it('are listed by path, each with a reason, in the bundle and in its README', () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryTopology(), (document) => {
        const { files, absent } = buildBundle(document, { language: 'en' });
        const there = new Set(files.map(({ path }) => path));
        const listed = new Set(absent.map(({ path }) => path));
        const lacking = hostPaths(completed(document)).filter((path) => !there.has(path));
        seen += lacking.length;
        expect(lacking.filter((path) => !listed.has(path))).toEqual([]);
        const readme = files.find(({ path }) => path === 'README.md')?.content ?? '';
        for (const { path, reasons } of absent) {
          expect(there).not.toContain(path);
          expect(reasons).not.toEqual([]);
          expect(readme).toContain(`\`${path}\``);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('go with the file that they are for: unit, rules, backup and install.sh', () => {
    const document = topology()
      .controlPlanes(1)
      .externalEtcd(3)
      .with(({ hosts }) => {
        const host = hosts.find(({ name }) => name === 'etcd-2');
        if (host !== undefined) host.addresses = [];
      })
      .build();
    const { absent, notes } = buildBundle(document, { language: 'en' });
    const reason = (path: string): string[] =>
      (absent.find((file) => file.path === path)?.reasons ?? []).map((each) =>
        renderMessage(each, 'en'),
      );
    for (const file of ['etc/etcd/etcd.env', 'usr/local/sbin/etcd-backup.sh', 'install.sh']) {
      expect(reason(`hosts/etcd-2/${file}`)).toEqual([
        expect.stringContaining('has no valid IP address. Fill in its first address'),
      ]);
      expect(reason(`hosts/etcd-1/${file}`)).toEqual([
        expect.stringContaining('Fill in the first address of: etcd-2'),
      ]);
    }
    expect(reason('pki/gen-certs.sh')).toHaveLength(2);
    // One reason, however many files it is about.
    const whole = notes.filter(({ message }) => message.text.en.includes('every member must name'));
    expect(whole).toHaveLength(1);
    expect(whole[0]?.paths).toContain('hosts/etcd-3/install.sh');
  });

  it('are none in a design that says enough', () => {
    const document = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build();
    expect(buildBundle(document, { language: 'en' }).absent).toEqual([]);
  });
});
