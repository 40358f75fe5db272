import { describe, expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { templates } from '../core/model/templates/registry.ts';
import { emptyTopology } from '../core/model/topology.ts';
import { drawingOf } from './drawing.ts';

describe('the still picture', () => {
  it.each(templates.map(({ id, build }) => [id, build] as const))('of %s is whole', (_, build) => {
    const topology = build();
    const { boxes, lines, bounds } = drawingOf(indexTopology(topology));
    const drawn = new Set(boxes.map(({ id }) => id));
    const { failureDomains, hosts, components, endpoints, links } = topology;
    for (const { id } of [...failureDomains, ...hosts, ...components, ...endpoints]) {
      expect(drawn).toContain(id);
    }
    const paths = new Set(lines.map(({ id }) => id));
    for (const { id } of links) expect(paths).toContain(id);
    for (const { path } of lines) expect(path).toMatch(/^M[-\d.]+,[-\d.]+ C[-\d., ]+$/);
    expect(bounds.width).toBeGreaterThan(0);
  });

  it('of an empty design is empty', () => {
    expect(drawingOf(indexTopology(emptyTopology('x')))).toMatchObject({ boxes: [], lines: [] });
  });
});
