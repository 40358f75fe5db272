import { describe, expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { topology } from '../testing/topology-builder.ts';
import { kindOf, resolveElement, resolveScenario } from './names.ts';

const index = indexTopology(
  topology()
    .zones(2)
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.9')
    .with(({ components, scenarios }) => {
      components[0]!.name = 'a/b';
      components[1]!.name = 'lb-2';
      scenarios.push({ id: 's1', name: 'first', steps: [] });
    })
    .build(),
);

describe('KIND:NAME', () => {
  it.each([
    ['zone:zone-a', 'zone-a'],
    ['host:lb-1', 'host-lb1'],
    ['load-balancer:lb-1/proxy', 'lb1:proxy'],
    ['component:a/b', 'm1'],
    ['master:a/b/kube-scheduler', 'm1:kube-scheduler'],
    ['etcd-cluster:etcd/space', 'etcd:space'],
    ['endpoint:vip', 'vip'],
    ['link:lb1-m1', 'lb1-m1'],
  ])('%s is %s', (argument, id) => {
    expect(resolveElement(index, argument)).toBe(id);
  });

  it.each([
    ['lb-1', 'KIND:NAME'],
    ['zone:', 'no zone ""'],
    ['host:nobody', 'no host "nobody". Known: master-1'],
    ['component:lb-2', 'names 2 elements; use an id: m2, lb2'],
    ['component:lb-1/etcd', 'lb-1/keepalived, lb-1/proxy'],
    ['etcd:etcd-1/disk', 'no part that fails apart'],
    ['etcd-cluster:etcd', 'what fails apart is etcd/space'],
    ['__proto__:x', 'KIND:NAME'],
  ])('%s is refused', (argument, reason) => {
    expect(() => resolveElement(index, argument)).toThrow(reason);
  });
});

it('scenarios have a name or an id', () => {
  expect(resolveScenario(index, 'first').id).toBe('s1');
  expect(resolveScenario(index, 's1').id).toBe('s1');
  expect(() => resolveScenario(index, 'second')).toThrow('Known: first');
});

it('what fails has a kind', () => {
  const kinds = ['zone-a', 'host-m1', 'm1', 'vip', 'lb1:proxy', 'etcd:space'].map((id) =>
    kindOf(index, id),
  );
  expect(kinds).toEqual(['zone', 'host', 'control-plane', 'vip', 'process', 'space']);
});
