import { expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import type { Topology } from '../model/topology.ts';
import { buildBundle } from './bundle.ts';

function linesOf(document: Topology): string[] {
  const { files } = buildBundle(document, { language: 'en' });
  const content = files.find(({ path }) => path === 'inventory.txt')?.content ?? '';
  return content.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

const design = topology().stacked(1).loadBalancers(1);

it('lists hosts without columns that nobody filled in', () => {
  expect(linesOf(design.build())).toEqual([
    'name      address    interface  zone  roles',
    'master-1  10.0.0.11  eth0       -     master,etcd',
    'lb-1      10.0.0.12  eth0       -     haproxy',
  ]);
});

it('lists what is known of machines', () => {
  const document = design
    .with(({ hosts: [first] }) => {
      if (first) Object.assign(first, { cpus: 4, memoryGiB: 7.5, etcdDisk: 'dedicated' });
    })
    .build();
  expect(linesOf(document).map((line) => line.split(/ +/).slice(4))).toEqual([
    ['roles', 'cpus', 'memory-gib', 'etcd-disk'],
    ['master,etcd', '4', '7.5', 'dedicated'],
    ['haproxy', '-', '-', '-'],
  ]);
});
