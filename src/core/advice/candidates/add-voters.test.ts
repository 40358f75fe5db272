import { describe, expect, it } from 'vitest';
import { candidatesOf, heldBy } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { addMasters, addVoters } from './add-voters.ts';

describe('adding voters', () => {
  it('adds one to an even number, in one zone of each make', () => {
    const design = topology().zones(3).externalEtcd(4).build();
    const made = candidatesOf(addVoters, design);
    expect(made.map(({ label }) => label)).toEqual([
      'Add an etcd member in zone-b',
      'Add an etcd member in zone-a',
    ]);
    expect(new Set(made.map(({ choice }) => choice)).size).toBe(1);
    expect(heldBy(made[0]!.after, 'etcd')).toEqual({ 'zone-a': 2, 'zone-b': 2, 'zone-c': 1 });
  });

  it('adds two to an odd number, each with its master where etcd is stacked', () => {
    const design = topology().zones(3).stacked(3).build();
    const [first] = candidatesOf(addVoters, design);
    expect(first?.label).toBe('Add two masters with their etcd members, in zone-a and zone-b');
    expect(heldBy(first!.after, 'etcd')).toEqual({ 'zone-a': 2, 'zone-b': 2, 'zone-c': 1 });
    expect(first?.after.controlPlanes).toHaveLength(5);
  });

  it('puts hosts into racks where their peers stand in racks', () => {
    const design = topology()
      .zones(1)
      .domain('rack', 'rack-1', 'zone-a')
      .domain('rack', 'rack-2', 'zone-a')
      .stacked(2, { in: ['rack-1', 'rack-1'] })
      .build();
    expect(candidatesOf(addVoters, design).map(({ label }) => label)).toEqual([
      'Add a master with its etcd member in rack-2',
      'Add a master with its etcd member in rack-1',
    ]);
  });

  it('says nothing of places where none are drawn, and stops at seven', () => {
    expect(candidatesOf(addVoters, topology().stacked(3).build())).toMatchObject([
      { label: 'Add two masters with their etcd members' },
    ]);
    expect(candidatesOf(addVoters, topology().externalEtcd(7).build())).toEqual([]);
    expect(candidatesOf(addVoters, topology().controlPlanes(1).build())).toEqual([]);
  });
});

describe('adding masters', () => {
  it('is for external etcd only', () => {
    const design = topology().zones(2).controlPlanes(2).externalEtcd(3).build();
    const [first] = candidatesOf(addMasters, design);
    expect(first?.label).toBe('Add a master in zone-b');
    expect(first?.after.etcdMembers).toHaveLength(3);
    expect(candidatesOf(addMasters, topology().stacked(3).build())).toEqual([]);
  });
});
