import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { renderMessage } from '../model/message.ts';
import type { CloudLoadBalancer, Topology } from '../model/topology.ts';
import { buildBundle } from './bundle.ts';

const bundleOf = (document: Topology) => buildBundle(document, { language: 'en' });

function fileOf(document: Topology, path: string): string {
  return bundleOf(document).files.find((file) => file.path === path)?.content ?? '';
}

function cloud(patch: Partial<CloudLoadBalancer>): Topology {
  return topology()
    .zones(2)
    .stacked(2)
    .workers(1)
    .cloudLoadBalancer('azure')
    .with(({ endpoints }) => Object.assign(endpoints[0] ?? {}, patch))
    .build();
}

const names = (document: Topology, host: string, file = 'quorate-hosts'): string[] =>
  fileOf(document, `hosts/${host}/etc/kubernetes/${file}`)
    .split('\n')
    .filter((line) => line.includes('api.example.internal'));

describe('masters that find the endpoint at their own address', () => {
  const document = cloud({ selfAccess: 'hosts-file', address: '10.0.0.99' });

  it('do so from the start on the first, and after the join on the others', () => {
    expect(names(document, 'master-1')).toEqual(['10.0.0.11 api.example.internal']);
    expect(names(document, 'master-1', 'quorate-hosts-joined')).toEqual([]);
    expect(names(document, 'master-2')).toEqual(['10.0.0.99 api.example.internal']);
    expect(names(document, 'master-2', 'quorate-hosts-joined')).toEqual([
      '10.0.0.12 api.example.internal',
    ]);
    expect(names(document, 'worker-1')).toEqual(['10.0.0.99 api.example.internal']);
  });

  it('are led there by install.sh, which the runbook runs again after the join', () => {
    expect(fileOf(document, 'hosts/master-2/install.sh')).toContain(
      'if [ -e /etc/kubernetes/manifests/kube-apiserver.yaml ]; then names=/etc/kubernetes/quorate-hosts-joined; fi',
    );
    expect(fileOf(document, 'hosts/master-1/install.sh')).not.toContain('quorate-hosts-joined');
    const lines = fileOf(document, 'RUNBOOK.md').split('\n');
    const join = lines.findIndex((line) => line.includes('join.sh'));
    expect(lines[join + 1]).toBe('ssh root@10.0.0.12 ./master-2/install.sh');
  });

  it('are not where /etc/hosts cannot help, and the runbook says why', () => {
    const other = cloud({ selfAccess: 'hosts-file', address: '10.0.0.99', port: 443 });
    expect(names(other, 'master-1')).toEqual(['10.0.0.99 api.example.internal']);
    expect(fileOf(other, 'RUNBOOK.md')).toContain('listens on another port than they do');
    const address = cloud({ selfAccess: 'hosts-file', address: '10.0.0.99' });
    address.cluster.endpoint = '10.0.0.99';
    expect(fileOf(address, 'RUNBOOK.md')).toContain('clients are told an address and no name');
  });
});

describe('the runbook', () => {
  it('says how a cloud load balancer is to be made', () => {
    const document = cloud({
      provider: 'other',
      zones: ['zone-a'],
      crossZone: false,
      targetType: 'ip',
    });
    const runbook = fileOf(document, 'RUNBOOK.md');
    expect(runbook).toContain('from `tcp/6443` to `tcp/6443` of each master');
    expect(runbook).toContain('a node in each of these zones: zone-a');
    expect(runbook).toContain('`target_type=ip`');
    expect(runbook).toContain('masters of that zone only');
    expect(fileOf(cloud({ provider: 'gcp' }), 'RUNBOOK.md')).toContain(
      'After each join, add that master to `joined`',
    );
  });

  it('names what others have to set up: firewalls, the DHCP server, name servers', () => {
    const document = topology()
      .zones(2)
      .stacked(2)
      .loadBalancers(2)
      .vip('10.0.0.100')
      .with(({ network }) => {
        network.firewalls.push({ failureDomain: 'zone-a', allow: [] });
        network.dhcpRanges.push('10.0.0.50-10.0.0.150');
        network.dnsServers.push('10.0.0.53', 'nonsense');
      })
      .build();
    const runbook = fileOf(document, 'RUNBOOK.md');
    expect(runbook).toContain(
      'around “zone-a” has to let `tcp/6443`, `tcp/10250`, `tcp/2379`, `tcp/2380`, `vrrp` through',
    );
    expect(runbook).toContain('Take `10.0.0.100` out of the range `10.0.0.50-10.0.0.150`');
    expect(runbook).toContain('nslookup api.example.internal 10.0.0.53');
    expect(runbook).not.toContain('nonsense');
  });
});

describe('hosts that load no packet filters', () => {
  const document = topology()
    .stacked(1)
    .with(({ network }) => {
      network.hostFirewall = false;
    })
    .build();

  it('get none, and a note and the README say so', () => {
    const { files, notes } = bundleOf(document);
    expect(files.filter(({ path }) => /nft|firewall/.test(path))).toEqual([]);
    expect(notes.map((note) => renderMessage(note.message, 'en'))).toContainEqual(
      expect.stringContaining('hosts load no packet filters'),
    );
    expect(fileOf(document, 'README.md')).toContain('No packet filters are written');
    expect(fileOf(document, 'hosts/master-1/install.sh')).not.toContain('firewall');
  });
});
