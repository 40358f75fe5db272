import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import type { SavedViewOptions, Topology } from '../model/topology.ts';
import { drawView } from './registry.ts';
import type { AskedOptions } from './view-options.ts';
import type { ViewId } from './view.ts';

function lines(design: Topology, view: ViewId, asked: AskedOptions = {}): string[] {
  const { text } = drawView(indexTopology(design), view, asked);
  return text.split('\n').map((line) => line.trim());
}

function keeping(design: Topology, view: ViewId, saved: SavedViewOptions): Topology {
  return { ...design, views: { ...design.views, [view]: saved } };
}

const external = topology()
  .zones(2)
  .loadBalancers(2)
  .controlPlanes(2)
  .externalEtcd(2)
  .vip('10.0.0.100')
  .build();

describe('the options of a view', () => {
  it('are those asked for, else those of the design, else the view’s own', () => {
    const kept = keeping(external, 'traffic', { direction: 'LR', language: 'zh' });
    expect(lines(external, 'traffic')[0]).toBe('flowchart TD');
    expect(lines(kept, 'traffic')[0]).toBe('flowchart LR');
    expect(lines(kept, 'traffic', { direction: 'TD' })[0]).toBe('flowchart TD');
    expect(lines(kept, 'cluster')[0]).toBe('flowchart LR');

    const workers = topology().stacked(1).workers(30).build();
    const chinese = keeping(workers, 'cluster', { language: 'zh' });
    expect(lines(chinese, 'cluster', { reader: 'en' })).toContain('workers(30 个工作节点)');
    expect(lines(chinese, 'cluster', { language: 'en' })).toContain('workers(30 workers)');
    expect(lines(workers, 'cluster', { reader: 'zh' })).toContain('workers(30 个工作节点)');
  });

  it('that a view cannot follow are passed over', () => {
    expect(lines(external, 'etcd', { grouping: 'zone', detail: 'roles' })).toEqual(
      lines(external, 'etcd'),
    );
  });

  it('draw each component of a cluster as one shape', () => {
    const drawn = lines(external, 'cluster', { detail: 'roles' });
    expect(drawn).toContain('master-1([master-1])');
    expect(drawn).toContain('etcd-1[(etcd-1)]:::dbclass');
    expect(drawn.join('\n')).not.toContain('scheduler');
    expect(drawn).toContain('master-1 & master-2 --- etcd');
  });

  it('name the addresses of hosts', () => {
    const address = external.hosts.find(({ name }) => name === 'master-1')?.addresses[0] ?? '';
    expect(address).not.toBe('');
    expect(lines(external, 'cluster', { detail: 'addresses' })).toContain(
      `subgraph master-1["master-1 (${address})"]`,
    );
    expect(lines(external, 'traffic', { detail: 'addresses' })).toContain(
      `m1("master-1<br/>${address}")`,
    );
    for (const view of ['load-balancing', 'failure-domains', 'etcd'] as const) {
      const text = lines(external, view, { detail: 'addresses' }).join('\n');
      const shown = external.hosts.flatMap(({ addresses }) => addresses);
      expect(shown.filter((each) => text.includes(each)).length).toBeGreaterThan(0);
    }
  });

  it('draw a box around the hosts of each zone', () => {
    const drawn = lines(external, 'cluster', { grouping: 'zone', detail: 'roles' });
    const zone = drawn.indexOf('subgraph zone-a');
    expect(zone).toBeGreaterThan(0);
    expect(drawn.slice(zone, drawn.indexOf('end', zone))).toEqual([
      'subgraph zone-a',
      'lb-1',
      'master-1([master-1])',
      'etcd-1[(etcd-1)]:::dbclass',
    ]);
    expect(drawn).toContain('master-1 & master-2 --- etcd-1 & etcd-2');
  });

  it('leave the colour out', () => {
    for (const view of ['cluster', 'etcd', 'failure-domains'] as const) {
      expect(lines(external, view).join('\n')).toContain('dbclass');
      expect(lines(external, view, { colours: false }).join('\n')).not.toContain('dbclass');
    }
  });
});

it('a cluster too large for its parts is drawn by roles before it is only counted', () => {
  const design = topology()
    .stacked(200)
    .with(({ hosts }) => {
      for (const host of hosts) host.name = `a-machine-with-a-long-name-${host.name}`;
    })
    .build();
  const { text, notes } = drawView(indexTopology(design), 'cluster', {});
  expect(text).toContain('master-120');
  expect(text).not.toContain('scheduler');
  expect(renderMessage(notes[0]!, 'en')).toContain('too large');
});
