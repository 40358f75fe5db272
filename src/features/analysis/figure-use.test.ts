import { describe, expect, it } from 'vitest';
import { computeVerdict } from '../../core/analysis/compute-verdict.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { templateById } from '../../core/model/templates/registry.ts';
import type { Topology } from '../../core/model/topology.ts';
import { figureUses, withFigure } from './figure-use.ts';

function usesOf(topology: Topology): ReturnType<typeof figureUses> {
  const index = indexTopology(topology);
  return figureUses(index, computeVerdict(index));
}

const design = templateById('stacked-3-zones')!.build();

describe('figureUses', () => {
  it('counts what matters to the API, and no workers', () => {
    const uses = usesOf(design);
    const counts = ['region', 'zone', 'host', 'load-balancer', 'control-plane', 'etcd'] as const;
    expect(counts.map((key) => uses.get(key)?.count)).toEqual([1, 3, 5, 2, 3, 3]);
    expect(uses.get('keepalived')?.count).toBe(2);
    expect(uses.get('kube-scheduler')?.count).toBe(3);
    expect(uses.get('etcd-space')?.count).toBe(1);
    expect(uses.has('cloud-lb')).toBe(false);
    expect(uses.has('rack')).toBe(false);
  });

  it('tells elements that have a figure of their own', () => {
    const [first, ...others] = design.failureDomains;
    const zone = others.find(({ kind }) => kind === 'zone')!;
    const uses = usesOf({
      ...design,
      failureDomains: design.failureDomains.map((domain) =>
        domain === zone ? { ...domain, availability: 0.9 } : domain,
      ),
    });
    expect(first?.kind).toBe('region');
    expect(uses.get('zone')).toEqual({ count: 2, own: [{ id: zone.id, availability: 0.9 }] });
  });

  it('counts everything while there is no verdict', () => {
    expect(figureUses(indexTopology(design), null).get('host')?.count).toBe(design.hosts.length);
  });
});

describe('withFigure', () => {
  const figures = { host: 0.99, zone: undefined, 'made-up': 0.5 };

  it('sets one and keeps the rest, known or not', () => {
    expect(withFigure(figures, 'rack', 0.9)).toEqual({ host: 0.99, 'made-up': 0.5, rack: 0.9 });
    expect(withFigure(figures, 'host', 0.9)).toEqual({ host: 0.9, 'made-up': 0.5 });
  });

  it('takes one away', () => {
    expect(withFigure(figures, 'host', undefined)).toEqual({ 'made-up': 0.5 });
  });
});
