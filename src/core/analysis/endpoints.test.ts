import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Endpoint, ForwardsLink, Topology } from '../model/topology.ts';
import { evaluateScenario } from './evaluate.ts';
import type { SideState } from './verdict.ts';

function after(builder: TopologyBuilder, ...failed: string[]): SideState {
  return evaluateScenario(indexTopology(builder.build()), { failed })[0]!;
}

function addEndpoint(kind: 'dns' | 'direct', ...targets: string[]) {
  return ({ endpoints, links }: Topology): void => {
    endpoints.push({ kind, id: 'ep', name: 'api.example.internal' } satisfies Endpoint);
    for (const to of targets) {
      const link = { kind: 'forwards', id: `ep-${to}`, from: 'ep', to, mode: 'active' } as const;
      links.push(link satisfies ForwardsLink);
    }
  };
}

describe('VIP', () => {
  const pair = (): TopologyBuilder => topology().stacked(3).loadBalancers(2).vip('');

  it('is judged as drawn while its address is open', () => {
    expect(after(pair()).api).toBe('available');
  });

  it('stays with a holder whose masters are all out of reach, though another could serve', () => {
    const state = after(pair(), 'lb1-m1', 'lb1-m2', 'lb1-m3');
    expect(state).toMatchObject({
      api: 'unavailable',
      cause: 'no-control-plane',
      servingLoadBalancers: ['lb2'],
      vipHolders: [{ endpoint: 'vip', holder: 'lb1' }],
    });
    expect(after(pair(), 'lb1-m1', 'lb1-m2', 'lb1-m3', 'lb1').api).toBe('degraded');
  });

  it('goes to the highest priority, then to the higher address, then by order', () => {
    const tie = (addresses: string[]): TopologyBuilder =>
      pair().with(({ components, hosts }) => {
        for (const component of components) {
          if (component.kind === 'load-balancer') component.priority = 100;
        }
        const own = hosts.filter(({ id }) => id.startsWith('host-lb'));
        own.forEach((host, i) => {
          host.addresses = addresses[i] === undefined ? [] : [addresses[i]];
        });
      });
    const holder = (builder: TopologyBuilder): string | null | undefined =>
      after(builder).vipHolders[0]?.holder;
    expect(holder(pair())).toBe('lb1');
    expect(holder(tie(['10.0.0.9', '10.0.0.10']))).toBe('lb2');
    expect(holder(tie(['10.0.0.10', '10.0.0.9']))).toBe('lb1');
    expect(holder(tie(['fd00::2', 'fd00::10']))).toBe('lb2');
    expect(holder(tie(['10.0.0.9']))).toBe('lb1');
    expect(holder(tie(['10.0.0.9', 'not an address']))).toBe('lb1');
  });

  it('counts as spare masters only those behind its holder', () => {
    const divided = topology()
      .controlPlanes(3)
      .externalEtcd(3)
      .loadBalancers(2)
      .vip('')
      .with((document) => {
        const left = ['lb1-m3', 'lb2-m1', 'lb2-m2'];
        document.links = document.links.filter(({ id }) => !left.includes(id));
      });
    expect(after(divided, 'm3').lostSpares).toEqual(['endpoint']);
    expect(after(divided, 'm1').lostSpares).toEqual(['control-plane']);
  });

  it('a member without keepalived serves only those who know it by another endpoint', () => {
    expect(after(pair(), 'lb1:keepalived').servingLoadBalancers).toEqual(['lb2']);
    const named = pair().with(addEndpoint('dns', 'lb1', 'lb2'));
    expect(after(named, 'lb1:keepalived').servingLoadBalancers).toEqual(['lb1', 'lb2']);
  });

  it('has no holder without members', () => {
    expect(after(topology().stacked(3).vip(''))).toMatchObject({
      causes: ['no-endpoint'],
      vipHolders: [{ endpoint: 'vip', holder: null }],
    });
  });
});

describe('health checks', () => {
  const stacked = (patch: Parameters<TopologyBuilder['loadBalancers']>[1]): TopologyBuilder =>
    topology().stacked(3).loadBalancers(2, patch).vip('');

  it('readyz takes out a master that lost etcd', () => {
    expect(after(stacked({ healthCheck: 'readyz' }), 'e1')).toMatchObject({
      api: 'degraded',
      failingShare: 0,
    });
    expect(after(stacked({ healthCheck: 'readyz' }), 'e1', 'e2')).toMatchObject({
      api: 'unavailable',
      reads: 'none',
    });
  });

  it.each([
    ['a TCP check', { healthCheck: 'tcp' } as const],
    ['NGINX, whatever its check says,', { software: 'nginx', healthCheck: 'readyz' } as const],
  ])('%s keeps it in', (_, patch) => {
    expect(after(stacked(patch), 'e1')).toMatchObject({ api: 'partial', failingShare: 1 / 3 });
    expect(after(stacked(patch), 'e1', 'm2').failingShare).toBe(1 / 2);
    expect(after(stacked(patch), 'host-m1')).toMatchObject({ api: 'degraded', failingShare: 0 });
    expect(after(stacked(patch), 'e1', 'e2')).toMatchObject({
      api: 'unavailable',
      reads: 'stale',
      cause: 'no-quorum',
    });
  });

  it('without any apiserver nothing answers, not even stale reads', () => {
    expect(after(stacked({ healthCheck: 'tcp' }), 'm1', 'm2', 'm3').reads).toBe('none');
  });
});

describe('standby links', () => {
  const withStandby = (healthCheck: 'readyz' | 'tcp', standby: string[]): TopologyBuilder =>
    topology()
      .stacked(3)
      .loadBalancers(1, { healthCheck })
      .vip('')
      .with(({ links }) => {
        for (const link of links) {
          if (link.kind === 'forwards' && standby.includes(link.to)) link.mode = 'standby';
        }
      });

  it('take over when the health check finds no active one up', () => {
    expect(after(withStandby('readyz', ['m2', 'm3']), 'm1').api).not.toBe('unavailable');
    expect(after(withStandby('tcp', ['m2', 'm3']), 'm1').api).not.toBe('unavailable');
  });

  it('do not take over while a TCP check still finds an active one up', () => {
    expect(after(withStandby('readyz', ['m2', 'm3']), 'e1').api).toBe('degraded');
    expect(after(withStandby('tcp', ['m2', 'm3']), 'e1')).toMatchObject({
      api: 'unavailable',
      cause: 'no-control-plane',
      reads: 'stale',
    });
  });

  it('count as ordinary where all of a load balancer are standby', () => {
    expect(after(withStandby('tcp', ['m1', 'm2', 'm3']), 'e1').failingShare).toBe(1 / 3);
  });
});

describe('kube-vip', () => {
  const design = (): TopologyBuilder => topology().stacked(3).kubeVip('');

  it('stands on the first usable member', () => {
    expect(after(design()).vipHolders).toEqual([{ endpoint: 'kube-vip', holder: 'm1' }]);
    expect(after(design(), 'e1').vipHolders).toEqual([{ endpoint: 'kube-vip', holder: 'm2' }]);
    const moved = after(design(), 'm1:kube-vip');
    expect(moved.vipHolders).toEqual([{ endpoint: 'kube-vip', holder: 'm2' }]);
    expect(moved.usableControlPlanes).toContain('m1');
  });

  it('has no address without quorum', () => {
    expect(after(design(), 'host-m1', 'host-m2')).toMatchObject({
      reads: 'none',
      causes: ['no-endpoint', 'no-quorum'],
      vipHolders: [{ endpoint: 'kube-vip', holder: null }],
    });
  });
});

describe('cloud load balancer', () => {
  const design = (zones: string[] = []): TopologyBuilder =>
    topology()
      .domain('region', 'region')
      .zones(3, 'region')
      .stacked(3)
      .cloudLoadBalancer()
      .with(({ endpoints }) => {
        for (const endpoint of endpoints) if (endpoint.kind === 'cloud-lb') endpoint.zones = zones;
      });

  it('outlives a zone, fails by itself and with its region', () => {
    expect(after(design(), 'zone-a').api).toBe('degraded');
    expect(after(design(), 'cloud').causes).toEqual(['no-endpoint']);
    expect(after(design(), 'region').causes).toEqual(['no-endpoint', 'no-quorum']);
    expect(after(design(), 'zone-a', 'zone-b').causes).toEqual(['no-quorum']);
    expect(after(design(), 'zone-a', 'zone-b', 'zone-c').causes).toEqual([
      'no-endpoint',
      'no-quorum',
    ]);
  });

  it('in one zone fails with it and sends to no other', () => {
    expect(after(design(['zone-a']), 'zone-a').causes).toEqual(['no-endpoint']);
    expect(after(design(['zone-a']), 'm1').causes).toEqual(['no-control-plane']);
  });

  it('stands as long as one of its zones does', () => {
    const two = design(['zone-a', 'zone-b']);
    expect(after(two, 'zone-a').api).not.toBe('unavailable');
    expect(after(two, 'zone-a', 'zone-b').causes).toEqual(['no-endpoint', 'no-quorum']);
  });

  it('takes masters without quorum out', () => {
    expect(after(design(), 'e1', 'e2')).toMatchObject({ reads: 'none', cause: 'no-quorum' });
  });

  it('leads to load balancers as well, which then need no keepalived', () => {
    const before = topology()
      .stacked(3)
      .loadBalancers(2)
      .with(({ endpoints, links }) => {
        endpoints.push({
          kind: 'cloud-lb',
          id: 'cloud',
          name: 'cloud',
          provider: 'aws',
          scheme: 'internal',
          address: '',
          port: 6443,
          zones: [],
        });
        for (const to of ['lb1', 'lb2']) {
          links.push({ kind: 'forwards', id: `cloud-${to}`, from: 'cloud', to, mode: 'active' });
        }
      });
    const failed = ['lb1:keepalived', 'lb2'];
    expect(after(before, ...failed)).toMatchObject({ servingLoadBalancers: ['lb1'] });
    expect(after(before, ...failed).api).not.toBe('unavailable');
    expect(after(before, 'lb1', 'lb2').causes).toEqual(['no-control-plane']);
  });
});

describe('DNS, direct and no endpoint', () => {
  it('DNS keeps sending to dead addresses', () => {
    const dns = topology()
      .stacked(3)
      .with(addEndpoint('dns', 'm1', 'm2', 'm3'));
    expect(after(dns).api).toBe('available');
    expect(after(dns, 'host-m1')).toMatchObject({ api: 'partial', failingShare: 1 / 3 });
    expect(after(dns, 'ep-m2').failingShare).toBe(1 / 3);
    expect(after(dns, 'e1', 'e2')).toMatchObject({ api: 'unavailable', reads: 'stale' });
  });

  it('DNS before load balancers has no endpoint once they are dead', () => {
    const dns = topology()
      .stacked(3)
      .loadBalancers(2)
      .with(addEndpoint('dns', 'lb1', 'lb2'));
    expect(after(dns, 'lb1').failingShare).toBe(1 / 2);
    expect(after(dns, 'lb1:proxy', 'lb2:proxy').causes).toEqual(['no-endpoint']);
  });

  it('a direct endpoint is its one master', () => {
    const direct = topology().stacked(3).with(addEndpoint('direct', 'm2'));
    expect(after(direct, 'host-m1').api).not.toBe('unavailable');
    expect(after(direct, 'host-m2').causes).toEqual(['no-control-plane']);
    expect(after(direct, 'e1', 'e3')).toMatchObject({ cause: 'no-quorum', reads: 'stale' });
  });

  it('without an endpoint clients know the first load balancer only', () => {
    const none = topology().stacked(3).loadBalancers(2);
    expect(after(none).servingEndpoints).toEqual(['lb1']);
    expect(after(none, 'lb2').api).toBe('available');
    expect(after(none, 'lb1').causes).toEqual(['no-endpoint']);
  });

  it('without a load balancer either they know the first master only', () => {
    const none = topology().stacked(3);
    expect(after(none).servingEndpoints).toEqual(['m1']);
    expect(after(none, 'host-m2').api).not.toBe('unavailable');
    expect(after(none, 'host-m1').causes).toEqual(['no-control-plane']);
  });

  it('of several endpoints one that serves is enough', () => {
    const two = topology().stacked(3).loadBalancers(1).vip('').with(addEndpoint('direct', 'm1'));
    expect(after(two, 'lb1')).toMatchObject({ api: 'degraded', servingEndpoints: ['ep'] });
    expect(after(two, 'm1')).toMatchObject({ servingEndpoints: ['vip'] });
    expect(after(two, 'm1', 'lb1').api).toBe('unavailable');
  });
});
