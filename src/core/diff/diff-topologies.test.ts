import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { applyCommand } from '../commands/apply.ts';
import type { Command } from '../commands/command.ts';
import { renderMessage } from '../model/message.ts';
import { parseTopology } from '../model/parse-topology.ts';
import { elementCollections, type Topology } from '../model/topology.ts';
import { diffSummary, tellDiff } from './describe-diff.ts';
import { changeLine, diffReport } from './diff-report.ts';
import { diffTopologies, isEmptyDiff, type TopologyDiff } from './diff-topologies.ts';
import { sameValue } from './same-value.ts';
import { unionOf } from './union.ts';

const design = (): Topology =>
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build();

function edited(document: Topology, ...commands: Command[]): Topology {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command);
    if (!result.ok) throw new Error(renderMessage(result.reason, 'en'));
    return result.topology;
  }, document);
}

const lines = (before: Topology, after: Topology, language: 'en' | 'zh' = 'en'): string[] =>
  tellDiff(diffTopologies(before, after), before, after).map(
    (told) => `${told.change} ${changeLine(told, language)}`,
  );

/** The second document, made of the first one and what the difference tells. */
function patched(before: Topology, diff: TopologyDiff): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const collection of elementCollections) {
    for (const element of before[collection]) found.set(`${collection} ${element.id}`, element);
  }
  for (const { collection, id, change, after, place, fields } of diff.elements) {
    const key = `${collection} ${id}`;
    if (change === 'removed') found.delete(key);
    else if (change === 'added') found.set(key, after);
    else {
      const element = { ...(found.get(key) as Record<string, unknown>) };
      for (const field of fields) element[field.field] = field.after;
      const placeField = { failureDomains: 'parent', hosts: 'failureDomain', components: 'host' };
      if (place !== null) {
        element[placeField[collection as keyof typeof placeField]] = place.to ?? undefined;
      }
      found.set(key, element);
    }
  }
  return found;
}

describe('diffTopologies', () => {
  it('tells what was added, removed, moved, changed, and what was only drawn elsewhere', () => {
    const before = design();
    const after = edited(
      before,
      { type: 'add-failure-domain', kind: 'zone', name: 'zone-d' },
      { type: 'move-host', host: 'host-m1', failureDomain: 'zone-b' },
      { type: 'remove', ids: ['lb2', 'host-lb2'] },
      { type: 'rename', id: 'm2', name: 'queen' },
      { type: 'update-element', collection: 'components', id: 'lb1', patch: { priority: 90 } },
      { type: 'update-settings', part: 'cluster', patch: { kubernetesVersion: '1.33' } },
      { type: 'add-scenario', name: 'One', steps: [] },
      { type: 'set-layout', placements: { 'host-m3': { x: 5, y: 6 } } },
    );
    expect(lines(before, after)).toEqual([
      'added zone zone-d',
      'moved host master-1: from zone zone-a to zone zone-b',
      'removed host lb-2',
      'changed master queen: name: master-2 → queen',
      'changed load balancer lb-1: VRRP priority: 110 → 90',
      'removed load balancer lb-2',
      'changed VIP vip: members: lb-1, lb-2 → lb-1',
      'removed link lb-2 → master-1',
      'removed link lb-2 → master-2',
      'removed link lb-2 → master-3',
      expect.stringMatching(/^changed the cluster: Kubernetes version: .* → 1\.33$/),
      'added scenario One',
    ]);
    const diff = diffTopologies(before, after);
    expect(diff.drawnElsewhere).toContain('host-m3');
    const told = tellDiff(diff, before, after);
    expect(renderMessage(diffSummary(told, 1), 'en')).toBe(
      '2 added, 5 removed, 1 moved, 4 changed, 1 drawn elsewhere',
    );
    expect(lines(before, after, 'zh')[1]).toBe(
      'moved 主机 master-1：由 可用区 zone-a 移到 可用区 zone-b',
    );
    expect(diffReport(before, after, { a: 'old', b: 'new' }, 'en')).toContain(
      '## Moved\n\n- host master-1: from zone zone-a to zone zone-b',
    );
  });

  it('takes an id in another list for another element, and another kind for a change', () => {
    const before = topology().host('a').build();
    const after = structuredClone(before);
    after.components.push({ kind: 'worker', id: 'host-a', host: 'x', name: 'a' });
    after.hosts = [];
    expect(diffTopologies(before, after).elements.map(({ change }) => change)).toEqual([
      'removed',
      'added',
    ]);
  });

  it('finds nothing between equal documents, whatever the order of keys and lists', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (document) => {
        expect(isEmptyDiff(diffTopologies(document, structuredClone(document)))).toBe(true);
        const turned = structuredClone(document);
        for (const collection of elementCollections) turned[collection].reverse();
        turned.hosts = turned.hosts.map(
          (host) => Object.fromEntries(Object.entries(host).toReversed()) as typeof host,
        );
        expect(diffTopologies(document, turned).elements).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is turned around with its documents, and makes the one out of the other', () => {
    const opposite = { added: 'removed', removed: 'added', moved: 'moved', changed: 'changed' };
    fc.assert(
      fc.property(arbitraryTopology(), arbitraryTopology(), (a, b) => {
        const [there, back] = [diffTopologies(a, b), diffTopologies(b, a)];
        const key = ({ collection, id }: TopologyDiff['elements'][number]): string =>
          `${collection} ${id}`;
        const returned = new Map(back.elements.map((each) => [key(each), each]));
        expect(returned.size).toBe(there.elements.length);
        for (const each of there.elements) {
          const other = returned.get(key(each));
          expect(other?.change).toBe(opposite[each.change]);
          expect([other?.before, other?.after]).toEqual([each.after, each.before]);
          expect([other?.place?.from, other?.place?.to]).toEqual([
            each.place?.to,
            each.place?.from,
          ]);
        }
        const made = patched(a, there);
        const wanted = patched(b, diffTopologies(b, b));
        expect([...made.keys()].toSorted()).toEqual([...wanted.keys()].toSorted());
        for (const [id, element] of wanted) expect(sameValue(made.get(id), element)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('unionOf', () => {
  it('holds what only the first document has, and former members of a VIP', () => {
    const before = design();
    const after = edited(before, { type: 'remove', ids: ['lb2', 'host-lb2'] });
    const union = unionOf(before, after, diffTopologies(before, after));
    expect(union.hosts.map(({ id }) => id)).toContain('host-lb2');
    expect(union.endpoints).toMatchObject([{ id: 'vip', members: ['lb1', 'lb2'] }]);
    expect(union.links).toHaveLength(before.links.length);
    expect(unionOf(after, after, diffTopologies(after, after))).toBe(after);
  });

  it('is always a sound document with all of the second one', () => {
    let ghosts = 0;
    fc.assert(
      fc.property(arbitraryTopology(), arbitraryTopology(), (a, b) => {
        const union = unionOf(a, b, diffTopologies(a, b));
        expect(parseTopology(JSON.parse(JSON.stringify(union))).ok).toBe(true);
        for (const collection of elementCollections) {
          const ids = union[collection].map(({ id }) => id);
          expect(ids.slice(0, b[collection].length)).toEqual(b[collection].map(({ id }) => id));
          ghosts += ids.length - b[collection].length;
        }
      }),
      { numRuns: 60 },
    );
    expect(ghosts).toBeGreaterThan(60);
  });
});
