import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { drawView, fencedMarkdown, views } from './registry.ts';
import { viewIds, type ViewId } from './view.ts';

function lines(design: Topology, view: ViewId, language: 'en' | 'zh' = 'en'): string[] {
  const { text } = drawView(indexTopology(design), view, { language });
  return text.split('\n').map((line) => line.trim());
}

function notes(design: Topology, view: ViewId): string[] {
  return drawView(indexTopology(design), view, { language: 'en' }).notes.map((note) =>
    renderMessage(note, 'en'),
  );
}

it('offers every view once, in the order of their ids', () => {
  expect(views.map(({ id }) => id)).toEqual([...viewIds]);
  expect(new Set(views.map(({ title }) => title.zh)).size).toBe(views.length);
});

it('draws in the direction asked for, else in its own', () => {
  const index = indexTopology(topology().stacked(1).build());
  expect(drawView(index, 'traffic', { language: 'en' }).text).toMatch(/^flowchart TD\n/);
  expect(drawView(index, 'traffic', { language: 'en', direction: 'LR' }).text).toMatch(
    /^flowchart LR\n/,
  );
});

it('fences a diagram for a Markdown page', () => {
  const diagram = drawView(indexTopology(topology().build()), 'etcd', { language: 'en' });
  expect(fencedMarkdown(diagram)).toBe('```mermaid\nflowchart TD\n```\n');
  expect(diagram.notes).toHaveLength(1);
});

describe('cluster', () => {
  it('shows the VIP before its load balancers, the holder solid', () => {
    const design = topology().loadBalancers(2).stacked(1).vip('10.0.0.100').build();
    expect(lines(design, 'cluster')).toEqual(
      expect.arrayContaining([
        'vip("vip<br/>10.0.0.100")',
        'vip ---> lb-1',
        'vip -..-> lb-2',
        'lb-1 & lb-2 ---> master-1-2',
      ]),
    );
  });

  it('has one box for a host whose only component has its name', () => {
    expect(lines(topology().controlPlanes(1).externalEtcd(1).build(), 'cluster')).toEqual([
      'flowchart LR',
      'subgraph master-1',
      'a1([api server])',
      'c1(controller-manager)',
      's1(scheduler)',
      'end',
      'subgraph etcd',
      'subgraph etcd-1',
      'd1[(etcd)]:::dbclass',
      'end',
      'end',
      'master-1 --- etcd',
      'classDef dbclass fill:#f96;',
      '',
    ]);
  });

  it('leads to single members where a master uses only some', () => {
    const design = topology()
      .controlPlanes(1)
      .externalEtcd(2)
      .with((document) => {
        document.links = [{ kind: 'stores-in', id: 'l', from: 'm1', to: 'e2' }];
      })
      .build();
    expect(lines(design, 'cluster')).toContain('master-1 --- etcd-2');
  });

  it('reaches external members on the machines of masters one by one', () => {
    const design = topology()
      .controlPlanes(2)
      .externalEtcd(2)
      .with((document) => {
        document.components = document.components.map((each) =>
          each.id === 'e1' ? { ...each, host: 'host-m1' } : each,
        );
      })
      .build();
    expect(lines(design, 'cluster')).toEqual(
      expect.arrayContaining(['subgraph etcd-2', 'master-1-2 & master-2 --- etcd & etcd-1']),
    );
  });

  it('puts a load balancer on the machine of its master', () => {
    const drawn = lines(topology().stacked(1).loadBalancersOnMasters().build(), 'cluster');
    expect(drawn.slice(1, 4)).toEqual([
      'subgraph master-1',
      'subgraph master-1-2[master-1]',
      'a1([api server])',
    ]);
    expect(drawn).toContain('lb-1 ---> master-1-2');
  });

  it('counts many workers instead of drawing each', () => {
    const design = topology().stacked(1).workers(30).build();
    expect(lines(design, 'cluster')).toContain('workers(30 workers)');
    expect(lines(design, 'cluster', 'zh')).toContain('workers(30 个工作节点)');
    expect(notes(design, 'cluster')[0]).toMatch('30 workers');
    expect(lines(topology().stacked(1).workers(2).build(), 'cluster')).toContain('w2(worker-2)');
  });
});

describe('load-balancing', () => {
  it('draws the VIP once there is something behind its load balancers', () => {
    const pair = topology().loadBalancers(2).vip('10.0.0.100');
    const bare = pair.build();
    expect(lines(bare, 'load-balancing')).toEqual([
      'flowchart LR',
      'subgraph lb-1',
      'k1(keepalived1)',
      'f1(haproxy)',
      'k1 --> f1',
      'end',
      'subgraph lb-2',
      'k2(keepalived2)',
      'f2(haproxy)',
      'k2 --> f2',
      'end',
      'lb-1 <-->|vrrp| lb-2',
      '',
    ]);
    expect(notes(bare, 'load-balancing')[0]).toMatch('10.0.0.100');
    const served = topology().loadBalancers(2).stacked(1).vip('10.0.0.100').build();
    expect(lines(served, 'load-balancing')).toEqual(
      expect.arrayContaining(['vip --> lb-1', 'vip -.-> lb-2', 'lb-1 <-->|vrrp| lb-2']),
    );
  });

  it('has no keepalived where no VIP is held', () => {
    const design = topology().loadBalancers(1, { software: 'nginx' }).stacked(1).build();
    expect(lines(design, 'load-balancing').slice(1, 4)).toEqual([
      'subgraph lb-1',
      'f1(nginx)',
      'end',
    ]);
  });

  it('shows the masters that an endpoint reaches by itself', () => {
    const design = topology().stacked(2).kubeVip('10.0.0.5').build();
    expect(lines(design, 'load-balancing')).toEqual(
      expect.arrayContaining(['m1(master-1)', 'm2(master-2)', 'kube-vip --> m1 & m2']),
    );
  });

  it('draws VRRP once between the holder and each other, whatever they share', () => {
    const design = topology().loadBalancers(3).vip('10.0.0.100').vip('10.0.0.101').build();
    const vrrp = lines(design, 'load-balancing').filter((line) => line.includes('vrrp'));
    expect(vrrp).toEqual(['lb-1 <-->|vrrp| lb-2 & lb-3']);
  });
});

describe('traffic', () => {
  it('draws the VIP where no dotted line tells who stands by', () => {
    const design = topology().loadBalancers(2).stacked(2).vip('10.0.0.100').build();
    expect(lines(design, 'traffic')).toEqual(
      expect.arrayContaining(['vip --> lb-1', 'vip -.-> lb-2', 'lb-1 & lb-2 --> m1 & m2']),
    );
    const standby = topology()
      .loadBalancers(2)
      .stacked(2)
      .vip('10.0.0.100')
      .with((document) => {
        document.links = document.links.map((link) =>
          link.kind === 'forwards' && link.from === 'lb2' ? { ...link, mode: 'standby' } : link,
        );
      })
      .build();
    expect(lines(standby, 'traffic').filter((line) => line.includes('->'))).toEqual([
      'lb-1 --> m1 & m2',
      'lb-2 -.-> m1 & m2',
    ]);
    expect(notes(standby, 'traffic')[0]).toMatch('10.0.0.100');
  });
});

describe('failure-domains', () => {
  it('nests regions, zones and racks around hosts around components', () => {
    const design = topology()
      .domain('region', 'eu')
      .zones(1, 'eu')
      .domain('rack', 'r1', 'zone-a')
      .stacked(1, { in: ['r1'] })
      .host('spare')
      .domain('zone', 'empty')
      .build();
    expect(lines(design, 'failure-domains')).toEqual([
      'flowchart TD',
      'subgraph eu',
      'subgraph zone-a',
      'subgraph r1',
      'subgraph master-1',
      'm1([master])',
      'd1[(etcd-1)]:::dbclass',
      'end',
      'end',
      'end',
      'end',
      'empty',
      'spare',
      'classDef dbclass fill:#f96;',
      '',
    ]);
  });

  it('collapses racks when the design is too large to draw', () => {
    const builder = topology().zones(2);
    for (let n = 0; n < 200; n += 1)
      builder.domain('rack', `rack-${n}`, n % 2 ? 'zone-a' : 'zone-b');
    const racks = Array.from({ length: 200 }, (_, n) => `rack-${n}`);
    const design = builder.stacked(1200, { in: racks }).build();
    const drawn = lines(design, 'failure-domains');
    expect(drawn).toContain('rack-7["rack-7<br/>6 masters<br/>6 etcd members"]');
    expect(drawn).toContain('subgraph zone-a');
    expect(notes(design, 'failure-domains')[0]).toMatch('each innermost failure domain');
  });
});

describe('etcd', () => {
  it('shows members, peers, quorum, learners and who stores where', () => {
    const design = topology()
      .stacked(3)
      .with((document) => {
        const member = document.etcdClusters[0]?.members[2];
        if (member !== undefined) member.learner = true;
      })
      .build();
    expect(lines(design, 'etcd')).toEqual(
      expect.arrayContaining([
        'a1([master-1])',
        'subgraph etcd["etcd (2 voters, quorum 2)"]',
        'd1[(etcd-1)]:::dbclass',
        'd3[("etcd-3<br/>learner")]:::dbclass',
        'd1 <--> d2 & d3',
        'd2 <--> d3',
        'a1 --- d1',
        'a3 --- d3',
      ]),
    );
    expect(lines(design, 'etcd', 'zh').join('\n')).toMatch('法定人数 2');
  });
});
