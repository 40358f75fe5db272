import { describe, expect, it } from 'vitest';
import { computeVerdict } from '../../core/analysis/compute-verdict.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { renderMessage } from '../../core/model/message.ts';
import { templateById } from '../../core/model/templates/registry.ts';
import type { Topology } from '../../core/model/topology.ts';
import { chipsOf, nameOf, type Chip } from './chips.ts';

function starter(id: string): Topology {
  const template = templateById(id);
  if (template === undefined) throw new Error(`no starter ${id}`);
  return template.build();
}

function chips(topology: Topology): Partial<Record<Chip['kind'], Chip>> {
  const index = indexTopology(topology);
  return Object.fromEntries(chipsOf(index, computeVerdict(index)).map((chip) => [chip.kind, chip]));
}

describe('chipsOf', () => {
  it('has a chip for the kinds that the design has, all well in a sound one', () => {
    const found = chips(starter('stacked-3-zones'));
    expect(Object.keys(found)).toEqual(['component', 'host', 'zone', 'region']);
    expect([found.component?.severity, found.host?.severity, found.zone?.severity]).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('names the zone that takes the quorum along, with what happens', () => {
    const topology = starter('bad-two-zones-2-1');
    const { zone } = chips(topology);
    const index = indexTopology(topology);
    expect(zone?.severity).toBe('error');
    expect(zone?.ids.map((id) => nameOf(index, id))).toEqual(['zone-a']);
    expect(zone?.others).toEqual([]);
    expect(zone?.weakest && renderMessage(zone.weakest, 'en')).toContain('zone-a');
    expect(zone?.consequence && renderMessage(zone.consequence, 'en')).toContain('quorum');
  });

  it('is less strict where the profile does not ask for the kind', () => {
    const topology = starter('bad-two-zones-2-1');
    const production: Topology = {
      ...topology,
      checks: { ...topology.checks, profile: 'production' },
    };
    expect(chips(production).zone?.severity).toBe('warning');
    expect(chips(production).host?.severity).toBe('ok');
  });

  it('lists what else is fatal alone', () => {
    const topology = starter('single-master');
    const index = indexTopology(topology);
    const { component } = chips(topology);
    const all = [...(component?.ids ?? []), ...(component?.others ?? [])];
    expect(all.toSorted()).toEqual(
      topology.components.flatMap(({ id, kind }) => (kind === 'worker' ? [] : [id])).toSorted(),
    );
    expect(all.every((id) => nameOf(index, id) !== '')).toBe(true);
  });

  it('says nothing of kinds while the design is down as drawn', () => {
    const topology = starter('stacked-3-zones');
    expect(chips({ ...topology, endpoints: [], links: [] })).toEqual({});
  });

  it('drops from a counter-example what the design no longer has', () => {
    const topology = starter('bad-two-zones-2-1');
    const verdict = computeVerdict(indexTopology(topology));
    const later = indexTopology({ ...topology, failureDomains: [] });
    const zone = chipsOf(later, verdict).find(({ kind }) => kind === 'zone');
    expect(zone?.ids).toEqual([]);
    expect(zone?.severity).toBe('error');
  });
});
