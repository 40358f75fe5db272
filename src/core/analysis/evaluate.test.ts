import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import type { VipEndpoint } from '../model/topology.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { evaluateScenario } from './evaluate.ts';
import type { SideState } from './verdict.ts';

function after(builder: TopologyBuilder, ...failed: string[]): SideState {
  const states = evaluateScenario(indexTopology(builder.build()), { failed });
  expect(states).toHaveLength(1);
  return states[0]!;
}

const stacked = (): TopologyBuilder =>
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100');
const external = (): TopologyBuilder =>
  topology().zones(3).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('10.0.0.100');

describe('a VIP on a host whose load balancer is dead', () => {
  const vip = (patch: Partial<VipEndpoint>): TopologyBuilder =>
    topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100', patch);

  it.each<[string, Partial<VipEndpoint>]>([
    ['the check of the bundle', {}],
    ['a weight above the gap', { preempt: true, checkWeight: -20 }],
    ['a check that asks for more', { check: 'backends' }],
  ])('moves with %s', (_, patch) => {
    expect(after(vip(patch), 'lb1:proxy')).toMatchObject({
      api: 'degraded',
      vipHolders: [{ holder: 'lb2' }],
    });
  });

  it.each<[string, Partial<VipEndpoint>]>([
    ['no check', { check: 'none' }],
    ['a check of something else', { check: 'api-server' }],
    ['a weight and nopreempt', { checkWeight: -20 }],
    ['a weight within the gap', { preempt: true, checkWeight: -10 }],
  ])('stays with %s, until keepalived or the host dies too', (_, patch) => {
    expect(after(vip(patch), 'lb1:proxy')).toMatchObject({
      api: 'unavailable',
      cause: 'no-endpoint',
      vipHolders: [{ holder: 'lb1' }],
    });
    expect(after(vip(patch), 'lb2:proxy').api).not.toBe('unavailable');
    for (const more of ['lb1:keepalived', 'host-lb1']) {
      expect(after(vip(patch), 'lb1:proxy', more).vipHolders).toEqual([
        { endpoint: 'vip', holder: 'lb2' },
      ]);
    }
  });
});

describe('what is up', () => {
  it('an intact design answers reads and writes', () => {
    expect(after(stacked())).toMatchObject({
      api: 'available',
      reads: 'current',
      cause: null,
      causes: [],
      failingShare: 0,
      lostSpares: [],
      etcd: [{ cluster: 'etcd', voters: 3, up: 3, quorumSize: 2, quorum: true }],
      usableControlPlanes: ['m1', 'm2', 'm3'],
      servingLoadBalancers: ['lb1', 'lb2'],
      servingEndpoints: ['vip'],
      vipHolders: [{ endpoint: 'vip', holder: 'lb1' }],
    });
  });

  it('a failed host takes its components down, workers too', () => {
    const state = after(stacked().workers(1), 'host-m2', 'host-w1');
    expect(state.up).not.toContain('m2');
    expect(state.up).not.toContain('e2');
    expect(state.up).not.toContain('w1');
    expect(state.up).toContain('m1');
    expect(state.usableControlPlanes).toEqual(['m1', 'm3']);
  });

  it('a failed domain takes everything below it down, however deep', () => {
    const nested = topology()
      .domain('region', 'region')
      .domain('zone', 'zone', 'region')
      .domain('rack', 'rack', 'zone')
      .stacked(1, { in: ['rack'] });
    expect(after(nested, 'region').up).toEqual([]);
    expect(after(nested, 'rack').up).toEqual([]);
    expect(after(nested).up).toEqual(['host-m1', 'm1', 'e1']);
  });

  it('ends on a circle of domains and on ids that do not exist', () => {
    const circle = topology().domain('zone', 'a', 'b').domain('zone', 'b', 'a');
    circle.stacked(1, { in: ['a'] });
    expect(after(circle, 'b', 'nobody').up).toEqual([]);
  });

  it('of an empty design nothing is up', () => {
    expect(after(topology())).toMatchObject({
      api: 'unavailable',
      reads: 'none',
      causes: ['no-endpoint', 'no-quorum'],
      hosts: [],
    });
  });
});

describe('etcd', () => {
  it('quorum is counted against all voters, not against those left', () => {
    const state = after(external(), 'e1', 'e2');
    expect(state.etcd[0]).toEqual({
      cluster: 'etcd',
      voters: 3,
      up: 1,
      quorumSize: 2,
      quorum: false,
    });
    expect(state).toMatchObject({ api: 'unavailable', cause: 'no-quorum', causes: ['no-quorum'] });
  });

  it('four voters need three', () => {
    const four = topology().stacked(4).loadBalancers(1).vip('');
    expect(after(four, 'host-m1').etcd[0]?.quorum).toBe(true);
    expect(after(four, 'host-m1', 'host-m2').etcd[0]).toMatchObject({ up: 2, quorum: false });
  });

  it('a learner neither votes nor makes the master beside it usable', () => {
    const learner = stacked().with(({ etcdClusters }) => {
      etcdClusters[0]!.members[2]!.learner = true;
    });
    const state = after(learner);
    expect(state.etcd[0]).toMatchObject({ voters: 2, quorumSize: 2 });
    expect(state.usableControlPlanes).toEqual(['m1', 'm2']);
    expect(after(learner, 'e3').api).toBe('available');
    expect(after(learner, 'e1').cause).toBe('no-quorum');
  });

  it('a stacked master is as dead as its own member, an external one uses any', () => {
    expect(after(stacked(), 'e1').usableControlPlanes).toEqual(['m2', 'm3']);
    expect(after(external(), 'e1').usableControlPlanes).toEqual(['m1', 'm2', 'm3']);
  });

  it('an external master depends on the endpoints it is configured with', () => {
    const oneEndpoint = external().with((document) => {
      document.links = document.links.map((link) =>
        link.kind === 'stores-in' && link.from === 'm1' ? { ...link, to: 'e1' } : link,
      );
    });
    expect(after(oneEndpoint).usableControlPlanes).toEqual(['m1', 'm2', 'm3']);
    expect(after(oneEndpoint, 'e1').usableControlPlanes).toEqual(['m2', 'm3']);
    expect(after(oneEndpoint, 'm1-etcd').usableControlPlanes).toEqual(['m2', 'm3']);
  });

  it('each cluster is judged by itself', () => {
    const two = topology()
      .controlPlanes(2)
      .externalEtcd(1)
      .loadBalancers(1)
      .vip('')
      .with((document) => {
        document.components.push({ kind: 'etcd', id: 'own', host: 'host-m2', name: 'own' });
        document.etcdClusters.push({
          ...document.etcdClusters[0]!,
          id: 'second',
          placement: 'stacked',
          members: [{ component: 'own', learner: false }],
        });
      });
    const state = after(two, 'e1');
    expect(state.etcd.map(({ quorum }) => quorum)).toEqual([false, true]);
    expect(state.usableControlPlanes).toEqual(['m2']);
    expect(state.api).not.toBe('unavailable');
  });
});

describe('parts of a component', () => {
  it.each([
    ['lb1:keepalived', 'lb2'],
    ['lb1:proxy', 'lb2'],
    ['lb1', 'lb2'],
    ['lb2:keepalived', 'lb1'],
  ])('after %s the VIP is held by %s', (failed, holder) => {
    const state = after(stacked(), failed);
    expect(state.vipHolders).toEqual([{ endpoint: 'vip', holder }]);
    expect(state.servingLoadBalancers).toEqual([holder]);
    expect(state).toMatchObject({ api: 'degraded', lostSpares: ['endpoint'] });
  });

  it('only the kube-apiserver of a control plane carries the API', () => {
    expect(after(stacked(), 'm1:kube-apiserver').usableControlPlanes).toEqual(['m2', 'm3']);
    const state = after(stacked(), 'm1:kube-controller-manager', 'm1:kube-scheduler');
    expect(state.usableControlPlanes).toEqual(['m1', 'm2', 'm3']);
    expect(state.api).toBe('available');
  });
});

describe('an etcd out of space', () => {
  it('answers reads but no writes, and stops the controllers', () => {
    expect(after(external(), 'etcd:space')).toMatchObject({
      api: 'unavailable',
      reads: 'current',
      cause: 'no-space',
      causes: ['no-space'],
      failingShare: 0,
      lostSpares: [],
      outOfSpace: ['etcd'],
      controllers: { controllerManager: false, scheduler: false },
      servingEndpoints: ['vip'],
    });
  });

  it('matters only where a control plane uses it', () => {
    const unused = external().with((document) => {
      document.etcdClusters.push({ ...document.etcdClusters[0]!, id: 'other', members: [] });
    });
    expect(after(unused, 'other:space')).toMatchObject({ api: 'available', outOfSpace: [] });
  });

  it('takes the address from kube-vip, whose lease can be renewed no more', () => {
    expect(after(topology().stacked(3).kubeVip(''), 'etcd:space')).toMatchObject({
      reads: 'none',
      causes: ['no-endpoint', 'no-space'],
      vipHolders: [{ endpoint: 'kube-vip', holder: null }],
    });
  });
});

describe('controllers', () => {
  it('work through the apiserver beside them, without any endpoint', () => {
    const state = after(stacked(), 'lb1', 'lb2');
    expect(state).toMatchObject({
      api: 'unavailable',
      controllers: { controllerManager: true, scheduler: true },
    });
  });

  it('need one usable master that runs them', () => {
    const others = ['m2:kube-scheduler', 'm3:kube-scheduler'];
    expect(after(stacked(), ...others).controllers.scheduler).toBe(true);
    expect(after(stacked(), ...others, 'm1:kube-apiserver')).toMatchObject({
      api: 'available',
      controllers: { controllerManager: true, scheduler: false },
    });
  });
});

describe('degraded', () => {
  it.each([
    ['host-lb2', ['endpoint']],
    ['host-m1', ['etcd']],
    ['e1', ['etcd']],
  ])('after %s the spare is gone in %j', (failed, lostSpares) => {
    expect(after(stacked(), failed)).toMatchObject({ api: 'degraded', lostSpares });
  });

  it('counts masters apart from etcd', () => {
    expect(after(external(), 'm1').api).toBe('available');
    expect(after(external(), 'm1', 'm2')).toMatchObject({ lostSpares: ['control-plane'] });
  });

  it('five members lose one without being degraded', () => {
    expect(after(topology().stacked(5).loadBalancers(3).vip(''), 'host-m1').api).toBe('available');
  });

  it('a layer that never had a spare does not degrade', () => {
    const single = topology().stacked(1).loadBalancers(2).vip('');
    expect(after(single).api).toBe('available');
    expect(after(single, 'lb1').lostSpares).toEqual(['endpoint']);
  });
});

describe('causes', () => {
  it('names the first that holds and lists all', () => {
    expect(after(stacked(), 'host-lb1', 'host-lb2').causes).toEqual(['no-endpoint']);
    expect(after(external(), 'm1', 'm2', 'm3').causes).toEqual(['no-control-plane']);
    expect(after(external(), 'lb1', 'lb2', 'e1', 'e2')).toMatchObject({
      cause: 'no-endpoint',
      causes: ['no-endpoint', 'no-quorum'],
    });
    expect(after(external(), 'lb1', 'lb2', 'm1', 'm2', 'm3').causes).toEqual([
      'no-endpoint',
      'no-control-plane',
    ]);
  });
});

describe('partition', () => {
  const sides = (builder: TopologyBuilder, ...partition: string[][]): readonly SideState[] =>
    evaluateScenario(indexTopology(builder.build()), { failed: [], partition });

  it('judges each side against all voters; the VIP is held on both', () => {
    // zone-a: m1, lb1 · zone-b: m2, lb2 · zone-c: m3
    const [cut, rest] = sides(stacked(), ['zone-a']);
    expect(cut).toMatchObject({
      api: 'unavailable',
      reads: 'none',
      causes: ['no-quorum'],
      hosts: ['host-m1', 'host-lb1'],
      up: ['host-m1', 'host-lb1', 'm1', 'e1', 'lb1'],
      vipHolders: [{ endpoint: 'vip', holder: 'lb1' }],
    });
    expect(rest).toMatchObject({
      api: 'degraded',
      usableControlPlanes: ['m2', 'm3'],
      vipHolders: [{ endpoint: 'vip', holder: 'lb2' }],
    });
  });

  it('a side without a load balancer has no endpoint', () => {
    expect(sides(stacked(), ['zone-c'])[0]?.causes).toEqual(['no-endpoint', 'no-quorum']);
  });

  it('halves of an even cluster both lose it', () => {
    const four = topology().zones(2).stacked(4).loadBalancers(2).vip('');
    expect(sides(four, ['zone-a'], ['zone-b']).map(({ api }) => api)).toEqual([
      'unavailable',
      'unavailable',
    ]);
  });

  it('leaves out groups without hosts; a host belongs to the first group that names it', () => {
    const states = sides(stacked(), ['nobody'], ['host-m1'], ['zone-a', 'zone-b', 'zone-c']);
    expect(states.map(({ hosts }) => hosts)).toEqual([
      ['host-m1'],
      ['host-m2', 'host-m3', 'host-lb1', 'host-lb2'],
    ]);
  });

  it('failures come on top', () => {
    const states = evaluateScenario(indexTopology(stacked().build()), {
      failed: ['m3'],
      partition: [['zone-a']],
    });
    expect(states[1]).toMatchObject({ api: 'degraded', usableControlPlanes: ['m2'] });
  });
});
