import { describe, expect, it } from 'vitest';
import { oracleTopology } from '../../../testing/oracle-models.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { emptyTopology, type Topology } from '../../model/topology.ts';
import { analyse, runToEnd, type AnalysisOptions } from './analyse.ts';
import { availabilityOf } from './availability.ts';

function analysis(document: Topology, options: AnalysisOptions = {}) {
  return runToEnd(analyse(indexTopology(document), options));
}

const sound = (): Topology => topology().zones(3).stacked(3).loadBalancers(2).vip('').build();

describe('analyse', () => {
  it('orders by importance and names what was set at an element', () => {
    const document = sound();
    document.failureDomains[0]!.availability = 0.9;
    const { events, importance } = analysis(document);
    expect(importance?.[0]?.id).toBe('zone-a');
    expect(events.find(({ id }) => id === 'zone-a')).toEqual({
      id: 'zone-a',
      kind: 'zone',
      unavailability: 0.1,
      overridden: true,
    });
  });

  it('follows the assumptions of the document', () => {
    const document = sound();
    const before = availabilityOf(indexTopology(document))!.unavailability;
    document.assumptions.availability.host = 1;
    document.assumptions.availability['etcd-space'] = 0.99;
    const [writable, readable, controllers] = analysis(document).availability;
    expect(readable!.unavailability).toBeLessThan(before);
    expect(writable!.unavailability).toBeGreaterThan(0.01);
    expect(controllers!.unavailability).toBeGreaterThan(0.01);
  });

  it('has an answer for nothing, for no etcd, no endpoint and a design that is down as drawn', () => {
    const empty = analysis(emptyTopology('empty'));
    expect(empty).toMatchObject({ available: false, events: [], importance: [], groups: [] });
    expect(empty.availability.map((each) => each?.unavailability)).toEqual([1, 1, 1]);
    expect(empty.cutSets).toEqual({ countByOrder: [], completeUpTo: null });

    const noEtcd = analysis(topology().controlPlanes(3).loadBalancers(2).vip('').build());
    expect(noEtcd.available).toBe(false);
    expect(noEtcd.availability[0]?.unavailability).toBe(1);

    const direct = analysis(topology().stacked(1).build());
    expect(direct.available).toBe(true);
    expect(direct.cutSets.countByOrder).toEqual([3n]);
  });

  it('has an answer where domains stand in a circle', () => {
    const document = sound();
    document.failureDomains[0]!.parent = 'zone-b';
    document.failureDomains[1]!.parent = 'zone-a';
    const { availability, limits } = analysis(document);
    expect(limits).toEqual([]);
    expect(availability[0]?.method).toBe('bdd');
    expect(availability[0]?.unavailability).toBeGreaterThan(0);
  });

  it('counts the first orders and says so where all would be too much', () => {
    const document = oracleTopology('medium-ext');
    const bounded = analysis(document, { mostNodes: 60 });
    expect(bounded.limits).toContain('bdd-budget');
    expect(bounded.importance).toBeNull();
    const whole = analysis(document);
    const { completeUpTo, countByOrder } = bounded.cutSets;
    expect(completeUpTo).toBeGreaterThanOrEqual(2);
    expect(countByOrder).toEqual(whole.cutSets.countByOrder.slice(0, completeUpTo!));
    // The availability does not hang on the diagram.
    expect(bounded.availability).toEqual(whole.availability);
  });

  it('ends, with what it can know, on a design of 10,000 elements', () => {
    const document = topology()
      .zones(5)
      .controlPlanes(2500)
      .externalEtcd(2499)
      .unlinked()
      .loadBalancers(1)
      .vip('')
      .build();
    document.links = document.components.flatMap(({ id, kind }) =>
      kind === 'control-plane'
        ? [
            {
              id: `lb1-${id}`,
              kind: 'forwards' as const,
              from: 'lb1',
              to: id,
              mode: 'active' as const,
            },
            { id: `${id}-etcd`, kind: 'stores-in' as const, from: id, to: 'etcd' },
          ]
        : [],
    );
    const { limits, cutSets, availability } = analysis(document);
    expect(limits).toEqual(['bdd-budget']);
    expect(availability[0]?.method).toBe('convolution');
    expect(availability[0]?.unavailability).toBeGreaterThan(0.0001);
    expect(cutSets.completeUpTo).toBeGreaterThanOrEqual(1);
  });

  it('knows all orders where a search could try everything', () => {
    const document = topology().stacked(2).loadBalancers(1).vip('').build();
    const { cutSets, limits } = analysis(document, { mostNodes: 4 });
    expect(limits).toContain('bdd-budget');
    expect(cutSets).toEqual(analysis(document).cutSets);
    expect(cutSets.completeUpTo).toBeNull();
  });

  it.each([undefined, 60])('reports its progress, with %s nodes', (mostNodes) => {
    const options = mostNodes === undefined ? {} : { mostNodes };
    const shares = [...analyse(indexTopology(oracleTopology('medium-ext')), options)];
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});
