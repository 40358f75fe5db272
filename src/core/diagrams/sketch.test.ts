import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { drawSketch, type SketchOptions } from './sketch.ts';
import { focusOn } from './sketch-focus.ts';

function sketch(
  design: TopologyBuilder,
  marked: readonly string[],
  facts: Readonly<Record<string, readonly string[]>> = {},
  tone: SketchOptions['tone'] = 'bad',
): string[] {
  const index = indexTopology(design.build());
  const text = drawSketch(index, {
    focus: focusOn([index], new Set(marked)),
    marked: new Set(marked),
    tone,
    facts: new Map(Object.entries(facts)),
  });
  return text.split('\n').map((line) => line.trim());
}

const whole = (): TopologyBuilder =>
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').workers(2);

describe('a sketch', () => {
  it('marks a VIP, with its facts and the way behind it, and leaves etcd and workers out', () => {
    const lines = sketch(whole(), ['vip'], { vip: ['virtualRouterId: 300'] });
    expect(lines).toEqual(
      expect.arrayContaining([
        'vip("vip<br/>10.0.0.100<br/>virtualRouterId: 300")',
        'vip --> lb-1',
        'vip -.-> lb-2',
        'lb-1 & lb-2 --> master-1 & master-2 & master-3',
        'classDef bad stroke:#d1242f,stroke-width:4px;',
        'class vip bad',
      ]),
    );
    expect(lines.join('\n')).not.toMatch(/etcd|worker/);
  });

  it('draws etcd without the way to the masters where a member is at fault', () => {
    const lines = sketch(topology().controlPlanes(2).externalEtcd(1).loadBalancers(1), ['e1']);
    expect(lines).toEqual(
      expect.arrayContaining(['etcd-1[(etcd-1)]:::dbclass', 'master-1 & master-2 --- etcd-1']),
    );
    expect(lines.join('\n')).not.toContain('lb-1');
  });

  it('marks the members of a cluster, or the cluster where facts are written on it', () => {
    const design = topology().controlPlanes(1).externalEtcd(2);
    expect(sketch(design, ['etcd'])).toContain('class etcd-1,etcd-2 bad');
    expect(sketch(design, ['etcd'], { etcd: ['electionTimeout: 5'] }, 'good')).toEqual(
      expect.arrayContaining(['class etcd good', 'etcd -.- etcd-1 & etcd-2']),
    );
  });

  it('shows settings as a shape, and not beside the elements they are about', () => {
    const design = topology().controlPlanes(1);
    expect(sketch(design, ['network'])).toContain('network{{network}}');
    expect(sketch(design, ['cluster', 'm1'])).not.toContain('cluster{{cluster}}');
  });

  it('draws everything around a failure domain', () => {
    const lines = sketch(whole(), ['zone-a']);
    expect(lines).toEqual(
      expect.arrayContaining(['subgraph zone-a', 'lb-1', 'worker-1(worker-1)', 'class zone-a bad']),
    );
  });

  it('counts the hosts that would be too many, and keeps the faulty one', () => {
    const lines = sketch(topology().controlPlanes(12), ['m12']);
    expect(lines).toContain('more("#43;3")');
    expect(lines).toContain('master-12([master-12])');
    expect(lines).not.toContain('master-9([master-9])');
  });

  it('shortens long facts, and tells a learner', () => {
    const design = topology()
      .controlPlanes(1)
      .externalEtcd(1)
      .with(({ etcdClusters }) => {
        const [member] = etcdClusters[0]?.members ?? [];
        if (member) member.learner = true;
      });
    const lines = sketch(design, ['e1'], { e1: [`name: ${'x'.repeat(80)}`] });
    expect(lines.find((line) => line.startsWith('etcd-1['))).toMatch(/learner<br\/>name: x{53}…/);
  });

  it('draws a marked link thick', () => {
    expect(sketch(topology().controlPlanes(1).loadBalancers(1), ['lb1-m1'])).toContain(
      'lb-1 ==> master-1',
    );
  });
});
