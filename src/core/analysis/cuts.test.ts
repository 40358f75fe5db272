import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { evaluateScenario } from './evaluate.ts';
import { reachOf } from './structure/reach.ts';
import type { SideState } from './verdict.ts';

const sides = (builder: TopologyBuilder, ...cuts: string[][]): readonly SideState[] =>
  evaluateScenario(indexTopology(builder.build()), { failed: [], cuts });

/** zone-a: m1, lb1 · zone-b: m2, lb2 · zone-c: m3. */
const stacked = (): TopologyBuilder =>
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100');

describe('a place cut off from everything else', () => {
  it('is told from inside and from outside', () => {
    const [inside, outside] = sides(stacked(), ['zone-a']);
    expect(inside).toMatchObject({
      hosts: ['host-m1', 'host-lb1'],
      api: 'unavailable',
      causes: ['no-quorum'],
      vipHolders: [{ holder: 'lb1' }],
    });
    expect(outside).toMatchObject({ api: 'degraded', vipHolders: [{ holder: 'lb2' }] });
  });

  it('changes nothing where there is nothing else, or no such place', () => {
    const one = topology().zones(1).stacked(3).loadBalancers(2).vip('');
    expect(sides(one, ['zone-a'])).toHaveLength(1);
    expect(sides(stacked(), ['nowhere'])).toHaveLength(1);
    expect(sides(stacked(), ['zone-a', 'nowhere'])).toHaveLength(1);
    expect(sides(stacked(), ['zone-a', 'zone-a'])).toHaveLength(1);
    expect(sides(topology(), ['zone-a'])).toMatchObject([{ hosts: [] }]);
  });

  it('in its own domain is cut from the rest of it', () => {
    const states = sides(stacked(), ['zone-a', 'host-m1']);
    expect(states.map(({ hosts }) => hosts)).toEqual([
      ['host-lb1'],
      ['host-m1'],
      ['host-m2', 'host-m3', 'host-lb2'],
    ]);
  });
});

describe('two places that cannot reach each other', () => {
  it('leaves both with the API as long as each reaches the rest', () => {
    const states = sides(stacked(), ['zone-a', 'zone-b']);
    // e3 leads, and reaches e1 and e2.
    expect(states.map(({ hosts, api, cause }) => [hosts[0], api, cause])).toEqual([
      ['host-m1', 'degraded', null],
      ['host-m2', 'degraded', null],
      ['host-m3', 'available', null],
    ]);
    expect(states.map(({ usableControlPlanes }) => usableControlPlanes)).toEqual([
      ['m1', 'm2', 'm3'],
      ['m1', 'm2', 'm3'],
      ['m1', 'm2', 'm3'],
    ]);
  });

  it('keeps the quorum of a leader that everybody reaches', () => {
    const external = topology().zones(3).controlPlanes(3).externalEtcd(3).loadBalancers(1).vip('');
    const [state] = sides(external, ['host-e1', 'host-e2']);
    expect(state).toMatchObject({
      api: 'available',
      etcd: [{ up: 3, quorum: true }],
      usableControlPlanes: ['m1', 'm2', 'm3'],
    });
  });

  it('shrinks the quorum to those that reach the leader', () => {
    const four = topology().zones(4).stacked(4).loadBalancers(1).vip('');
    // e1 and e2 reach two others each, and not each other; e3 and e4 reach all.
    expect(sides(four, ['zone-a', 'zone-b'])[0]?.etcd).toMatchObject([{ up: 4, quorum: true }]);
    // Two pairs that hang together only over a host without a member: nobody reaches three of four.
    const pairs = [
      ['zone-a', 'zone-c'],
      ['zone-b', 'zone-d'],
      ['zone-a', 'zone-b'],
      ['zone-c', 'zone-d'],
    ];
    for (const { etcd, causes } of sides(four.host('between'), ...pairs)) {
      expect(etcd).toMatchObject([{ up: 4, quorum: false }]);
      expect(causes).toContain('no-quorum');
    }
  });

  it('gives the address two holders where load balancers do not hear each other', () => {
    const states = sides(stacked(), ['host-lb1', 'host-lb2']);
    expect(states.map(({ hosts, vipHolders }) => [hosts, vipHolders[0]?.holder])).toEqual([
      [['host-lb1'], 'lb1'],
      [['host-lb2'], 'lb2'],
      [['host-m1', 'host-m2', 'host-m3'], 'lb1'],
    ]);
    expect(states.map(({ api }) => api)).toEqual(['degraded', 'degraded', 'available']);
  });

  it('takes the address from clients that do not reach its holder', () => {
    const states = sides(stacked(), ['host-lb1', 'zone-c']);
    const ofZoneC = states.find(({ hosts }) => hosts.includes('host-m3'));
    // lb2 hears lb1 and leaves the address to it.
    expect(ofZoneC).toMatchObject({
      api: 'unavailable',
      causes: ['no-endpoint'],
      vipHolders: [{ holder: null }],
    });
  });

  it('lets a load balancer use only the masters it reaches', () => {
    const states = sides(stacked(), ['host-lb1', 'host-m1'], ['host-lb1', 'host-m2']);
    expect(states.at(-1)).toMatchObject({ api: 'degraded', lostSpares: ['control-plane'] });
    const none = sides(
      stacked(),
      ['host-lb1', 'host-m1'],
      ['host-lb1', 'host-m2'],
      ['host-lb1', 'host-m3'],
    );
    // keepalived checks only the proxy beside it: the address stays where it leads nowhere.
    expect(none.find(({ hosts }) => hosts.includes('host-lb2'))).toMatchObject({
      api: 'unavailable',
      causes: ['no-control-plane'],
      vipHolders: [{ holder: 'lb1' }],
    });
  });

  it('moves the address where keepalived asks for the masters and its host reaches none', () => {
    const checked = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(2)
      .vip('10.0.0.100', { check: 'backends' });
    const cuts = ['host-m1', 'host-m2', 'host-m3'].map((master) => ['host-lb1', master]);
    const seen = (states: ReturnType<typeof sides>) =>
      states
        .filter(({ hosts }) => !hosts.includes('host-lb1'))
        .map(({ api, vipHolders }) => [api, vipHolders[0]?.holder]);
    expect(seen(sides(checked, ...cuts))).toEqual([
      ['degraded', 'lb2'],
      ['degraded', 'lb2'],
    ]);
  });

  it('leaves a kube-vip address with its one holder', () => {
    const kubeVip = topology().zones(3).stacked(3).kubeVip('');
    const states = sides(kubeVip, ['zone-a', 'zone-b']);
    expect(states.map(({ api, vipHolders }) => [api, vipHolders[0]?.holder])).toEqual([
      ['available', 'm1'],
      ['unavailable', null],
      ['available', 'm1'],
    ]);
  });
});

describe('reachOf', () => {
  it('puts hosts that reach the same into one side, as the cuts name them', () => {
    const index = indexTopology(stacked().build());
    const cuts = [
      ['zone-b', 'zone-c'],
      ['zone-a', 'zone-b'],
    ];
    const reach = reachOf(index, { failed: [], cuts });
    expect(reach.sides).toEqual([
      ['host-m2', 'host-lb2'],
      ['host-m1', 'host-m3', 'host-lb1'],
    ]);
    expect(reach.reaches(reach.sideOf('host-m1'), reach.sideOf('host-m2'))).toBe(false);
    expect(reach.connected(0, 1)).toBe(false);
    expect(reach.reaches(0, reach.sideOf(undefined))).toBe(true);
  });

  it('knows what hangs together over a third', () => {
    const index = indexTopology(stacked().build());
    const reach = reachOf(index, { failed: [], cuts: [['zone-a', 'zone-b']] });
    expect(reach.sides).toHaveLength(3);
    expect(reach.reaches(0, 1)).toBe(false);
    expect(reach.connected(0, 1)).toBe(true);
  });

  it('is bounded, however many cuts there are', () => {
    const hosts = topology();
    for (let i = 0; i < 1000; i += 1) hosts.host(`h${i}`);
    const index = indexTopology(hosts.build());
    const cuts = index.topology.hosts.map(({ id }) => [id]);
    expect(reachOf(index, { failed: [], cuts }).sides).toHaveLength(257);
    expect(evaluateScenario(index, { failed: [], cuts })).toHaveLength(257);
  });
});
