import { describe, expect, it } from 'vitest';
import { candidatesOf, heldBy } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { etcdAccessOf } from '../../graph/topology-index.ts';
import { separateEtcd } from './separate-etcd.ts';

describe('separating stacked etcd', () => {
  it('gives each member a host in the same zone, and every master the whole cluster', () => {
    const [made, ...others] = candidatesOf(separateEtcd, topology().zones(3).stacked(3).build());
    expect(others).toEqual([]);
    const { after } = made!;
    expect(after.topology.hosts).toHaveLength(6);
    expect(heldBy(after, 'etcd')).toEqual({ 'zone-a': 1, 'zone-b': 1, 'zone-c': 1 });
    for (const master of after.controlPlanes) {
      const access = etcdAccessOf(after, master);
      expect([access?.placement, access?.members.length]).toEqual(['external', 3]);
    }
  });

  it('is not for external etcd nor for fewer than three members', () => {
    expect(candidatesOf(separateEtcd, topology().externalEtcd(3).build())).toEqual([]);
    expect(candidatesOf(separateEtcd, topology().stacked(2).build())).toEqual([]);
  });
});
