import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../testing/arbitrary-design.ts';
import { topology } from '../../testing/topology-builder.ts';
import { computeVerdict } from '../analysis/compute-verdict.ts';
import { availabilityOf } from '../analysis/exact/availability.ts';
import { toleranceKinds } from '../analysis/verdict.ts';
import { applyCommand } from '../commands/apply.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { changeCommand, suggestChanges, type NextChange } from './next-changes.ts';

function changesOf(design: Topology, most?: number): readonly NextChange[] {
  const steps = suggestChanges(indexTopology(design), most === undefined ? {} : { most });
  let step = steps.next();
  for (let last = 0; !step.done; step = steps.next()) {
    expect(step.value).toBeGreaterThanOrEqual(last);
    expect(step.value).toBeLessThanOrEqual(1);
    last = step.value;
  }
  return step.value;
}

const labels = (changes: readonly NextChange[]): string[] =>
  changes.map(({ label }) => renderMessage(label, 'en'));

describe('the best next changes', () => {
  it('bring a load balancer out of the zone that holds both, without a new host', () => {
    const design = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(2, { in: ['zone-a'] })
      .vip('');
    const changes = changesOf(design.build());
    const move = changes.find(({ id }) => id.startsWith('move-host:host-lb'));
    expect(renderMessage(move!.label, 'en')).toBe('Move host lb-1 to zone-b');
    expect(move).toMatchObject({ hosts: 0, tolerates: { zone: 1, rack: null } });
    // rules.md 3: 265 against 2.9 minutes a year.
    expect(move!.minutesSaved).toBeGreaterThan(255);
    expect(labels(changes).filter((label) => label.startsWith('Move host lb'))).toHaveLength(1);
  });

  it('bring a voter of two zones into a third', () => {
    const design = topology().zones(2).stacked(3).loadBalancers(2).vip('').build();
    expect(labels(changesOf(design))[0]).toContain('into a third zone, zone-c');
  });

  it('take a voter away where their number is even', () => {
    const design = topology().zones(2).stacked(4).loadBalancers(2).vip('').build();
    const fewer = changesOf(design).find(({ hosts }) => hosts === -1);
    expect(fewer?.id).toBe('fewer-voters:etcd');
  });

  it('mend a design that is down as drawn', () => {
    const design = topology()
      .stacked(3)
      .loadBalancers(2)
      .vip('')
      .with((document) => {
        document.links = [];
      });
    const changes = changesOf(design.build());
    expect(labels(changes)).toContain('Forward to every master (2 places)');
    expect(changes[0]!.before).toBeCloseTo(1, 6);
  });

  it('are none for an empty design', () => {
    expect(changesOf(topology().build())).toEqual([]);
  });

  it('are as many as asked for, best first', () => {
    const design = topology().zones(2).stacked(3).loadBalancers(2).vip('').build();
    const all = changesOf(design);
    expect(changesOf(design, 1)).toEqual(all.slice(0, 1));
    expect(all.map(({ minutesSaved }) => minutesSaved)).toEqual(
      all.map(({ minutesSaved }) => minutesSaved).toSorted((a, b) => b - a),
    );
  });

  it('hold what they promise, on any design', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryDesign, arbitrarySoundDesign), (design) => {
        const before = computeVerdict(indexTopology(design));
        for (const change of changesOf(design)) {
          const result = applyCommand(design, changeCommand(change));
          if (!result.ok) throw new Error(`${change.id}: ${renderMessage(result.reason, 'en')}`);
          const index = indexTopology(result.topology);
          expect(change.after).toBe(availabilityOf(index)?.unavailability);
          expect(change.before).toBe(availabilityOf(indexTopology(design))?.unavailability);
          expect(change.after).toBeLessThan(change.before);
          expect(change.hosts).toBe(result.topology.hosts.length - design.hosts.length);
          const after = computeVerdict(index);
          for (const kind of toleranceKinds) {
            const then = after.tolerates[kind]?.tolerated ?? null;
            expect(change.tolerates[kind]).toBe(then);
            const now = before.tolerates[kind]?.tolerated ?? 0;
            expect(then ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(now);
          }
        }
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 100 },
    );
  });
});
