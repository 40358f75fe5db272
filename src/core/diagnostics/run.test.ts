import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { computeVerdict } from '../analysis/compute-verdict.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { languages } from '../model/message.ts';
import { emptyTopology } from '../model/topology.ts';
import { templates } from '../model/templates/registry.ts';
import { findingKey, severities } from './diagnostic.ts';
import { rules } from './registry.ts';
import { renderDiagnostic } from './render.ts';
import { runDiagnostics } from './run.ts';

const starters = templates.map((template) => [template.id, template] as const);

describe('runDiagnostics', () => {
  it('has nothing to say about an empty canvas', () => {
    expect(runDiagnostics(indexTopology(emptyTopology('new')))).toEqual([]);
  });

  it('lists by severity, then by rule, then by place in the document', () => {
    const design = topology().controlPlanes(3).loadBalancers(2, { priority: 255 }).vip('').build();
    const found = runDiagnostics(indexTopology(design));
    const order = rules.map(({ meta }) => meta.id as string);
    const ranks = found.map(
      ({ severity, rule }) => severities.indexOf(severity) * 1000 + order.indexOf(rule),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const priorities = found.filter(({ rule }) => rule === 'lb/priority-255');
    expect(priorities.map(({ targets }) => targets[0].id)).toEqual(['lb1', 'lb2']);
  });

  it('gives the same list whether the verdict is handed over or computed', () => {
    const index = indexTopology(topology().zones(2).stacked(3).loadBalancers(1).vip('x').build());
    const verdict = computeVerdict(index);
    expect(runDiagnostics(index, { verdict })).toEqual(runDiagnostics(index));
  });

  it.each(starters.filter(([, { good }]) => good))(
    'has no error and no warning for the starter %s',
    (_, { build }) => {
      const found = runDiagnostics(indexTopology(build()));
      expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
    },
  );

  it.each(starters.filter(([, { teaches }]) => teaches !== undefined))(
    'finds an error in the bad example %s',
    (_, { build }) => {
      const found = runDiagnostics(indexTopology(build()));
      expect(found.some(({ severity }) => severity === 'error')).toBe(true);
    },
  );

  it.each(starters)('says each thing about %s once, in both languages', (_, { build }) => {
    const found = runDiagnostics(indexTopology(build()));
    const keys = found.map(findingKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const language of languages) {
      const messages = found.map((diagnostic) => renderDiagnostic(diagnostic, language).message);
      expect(new Set(messages).size).toBe(messages.length);
      expect(messages.join('\n')).not.toMatch(/\{\w+\}/);
    }
  });
});

describe('one problem, one rule', () => {
  const rulesAbout = (design: ReturnType<typeof topology>, ...elements: string[]): string[] =>
    runDiagnostics(indexTopology(design.build()))
      .filter(({ targets, severity }) => severity !== 'info' && elements.includes(targets[0].id))
      .map(({ rule }) => rule);

  it('tells two stacked masters of the masters in production, of etcd in a lab', () => {
    const two = () => topology().stacked(2).loadBalancers(2).vip('10.0.0.100');
    expect(rulesAbout(two(), 'm1', 'm2', 'etcd')).toEqual(['control-plane/two-masters-stacked']);
    expect(rulesAbout(two().profile('learning'), 'm1', 'etcd')).toEqual(['etcd/two-members']);
  });

  it('names a zone once for a lost quorum, and the cluster once for the number of zones', () => {
    const design = () => topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.100');
    expect(rulesAbout(design(), 'zone-a')).toEqual(['failure-domain/zone-not-survived']);
    expect(rulesAbout(design(), 'etcd')).toEqual(['etcd/two-zones']);
  });

  it('names the only zone once', () => {
    const design = () => topology().zones(1).stacked(3).loadBalancers(2).vip('10.0.0.100');
    expect(rulesAbout(design(), 'zone-a', 'etcd', 'vip', 'm1')).toEqual([
      'failure-domain/one-zone',
    ]);
    expect(rulesAbout(design().profile('multi-zone'), 'zone-a')).toEqual([
      'failure-domain/one-zone',
    ]);
  });

  it('names a hypervisor once for etcd and masters', () => {
    const design = topology()
      .domain('hypervisor', 'vmhost-1')
      .stacked(3, { in: ['vmhost-1'] })
      .loadBalancers(2)
      .vip('10.0.0.100');
    expect(rulesAbout(design, 'vmhost-1')).toEqual(['failure-domain/hypervisor']);
  });

  it('names a host with two voters once', () => {
    const design = topology()
      .controlPlanes(3)
      .externalEtcd(3)
      .loadBalancers(2)
      .vip('10.0.0.100')
      .with((document) => {
        const member = document.components.find(({ id }) => id === 'e2');
        if (member) member.host = 'host-e1';
      });
    expect(rulesAbout(design, 'host-e1')).toEqual(['etcd/shared-host']);
  });

  it('names a hostile host name once', () => {
    const design = topology()
      .stacked(3)
      .loadBalancers(2)
      .vip('10.0.0.100')
      .with((document) => {
        const [host] = document.hosts;
        if (host) host.name = '../Etc';
      });
    expect(rulesAbout(design, 'host-m1')).toEqual(['naming/path-unsafe']);
  });
});
