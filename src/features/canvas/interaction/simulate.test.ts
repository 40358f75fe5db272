import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../../core/graph/topology-index.ts';
import { membershipId } from '../../../store/membership.ts';
import { beginSimulation, chooseCutFrom } from '../../../store/simulation.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { failureOf, linksAt, partsOf, placeOf, pressed } from './simulate.ts';

const index = indexTopology(
  topology()
    .zones(3)
    .controlPlanes(2)
    .externalEtcd(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .kubeVip('10.0.0.101')
    .cloudLoadBalancer()
    .build(),
);

describe('what a press fails', () => {
  it('is the shape or link itself', () => {
    const link = index.topology.links[0]?.id ?? '';
    for (const id of ['zone-a', 'host-m1', 'm1', 'cloud', link]) {
      expect(failureOf(index, id)).toBe(id);
    }
  });

  it('is what an address or a cluster hangs on, where they do not fail themselves', () => {
    expect(failureOf(index, membershipId('vip', 'lb1'))).toBe('lb1:keepalived');
    expect(failureOf(index, membershipId('kube-vip', 'm1'))).toBe('m1:kube-vip');
    expect(failureOf(index, 'etcd')).toBe('etcd:space');
    expect(failureOf(index, 'vip')).toBeUndefined();
  });
});

describe('the parts of a shape', () => {
  it('are its processes, and of a member the space of its cluster', () => {
    expect(partsOf(index, 'lb1')).toEqual(['lb1:keepalived', 'lb1:proxy']);
    expect(partsOf(index, 'm1')).toContain('m1:kube-scheduler');
    expect(partsOf(index, 'm1')).toContain('m1:kube-vip');
    expect(partsOf(index, 'e1')).toEqual(['etcd:space']);
    expect(partsOf(index, 'host-m1')).toEqual([]);
  });

  it('leave out keepalived where there is no VIP', () => {
    const bare = indexTopology(topology().loadBalancers(1).controlPlanes(1).build());
    expect(partsOf(bare, 'lb1')).toEqual(['lb1:proxy']);
  });

  it('are joined by the links at it', () => {
    expect(linksAt(index, 'lb1')).toHaveLength(2);
    expect(linksAt(index, 'host-m1')).toEqual([]);
  });
});

describe('a press while a place to cut from is chosen', () => {
  const choosing = chooseCutFrom(beginSimulation(), 'zone-a');

  it('cuts from the place that was pressed, or that it stands on', () => {
    expect(pressed(index, choosing, 'zone-b')?.steps).toEqual([
      { action: 'cut', targets: ['zone-a', 'zone-b'] },
    ]);
    expect(placeOf(index, 'm2')).toBe('host-m2');
    expect(pressed(index, choosing, 'm2')?.steps.at(-1)?.targets).toEqual(['zone-a', 'host-m2']);
  });

  it('gives up where nothing stands', () => {
    const given = pressed(index, choosing, 'vip');
    expect(given).toEqual({ ...choosing, cutFrom: null });
  });
});
