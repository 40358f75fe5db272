import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTopology } from '../graph/topology-index.ts';
import { emptyTopology, topologySchema, type Topology } from '../model/topology.ts';
import { hitDomain, hitHost, toRelative } from './hit.ts';
import { layoutTopology, type Layout } from './layout-topology.ts';
import { domainHeaderHeight, domainPadding, hostHeight, hostWidth, shapeGap } from './metrics.ts';
import type { Rect } from './rect.ts';

const layoutOf = (topology: Topology): Layout => layoutTopology(indexTopology(topology));
const parsed = (parts: object): Topology =>
  topologySchema.parse({ ...emptyTopology('t'), ...parts });

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const someTopology = (withPlacements: boolean): fc.Arbitrary<Topology> =>
  fc
    .record({
      parents: fc.array(fc.nat(30), { maxLength: 12 }),
      hosts: fc.array(fc.nat(30), { maxLength: 25 }),
      components: fc.array(
        fc.tuple(fc.constantFrom('load-balancer', 'control-plane', 'etcd', 'worker'), fc.nat(30)),
        { maxLength: 40 },
      ),
      endpoints: fc.nat(3),
      placed: fc.array(
        fc.record({
          n: fc.nat(40),
          x: fc.integer({ min: -500, max: 2000 }),
          y: fc.integer({ min: -500, max: 2000 }),
          width: fc.integer({ min: 0, max: 600 }),
          height: fc.integer({ min: 0, max: 600 }),
        }),
        { maxLength: withPlacements ? 12 : 0 },
      ),
    })
    .map(({ parents, hosts, components, endpoints, placed }) => {
      const domains = parents.map((parent, n) => ({
        id: `d${n}`,
        kind: 'switch',
        name: `d${n}`,
        ...(parent < n ? { parent: `d${parent}` } : {}),
      }));
      const drawnHosts = hosts.map((domain, n) => ({
        id: `h${n}`,
        name: `h${n}`,
        ...(domain < domains.length ? { failureDomain: `d${domain}` } : {}),
      }));
      const ways = Array.from({ length: endpoints }, (_, n) => ({
        id: `e${n}`,
        kind: 'dns',
        name: `e${n}`,
      }));
      const placeable = [...domains, ...drawnHosts, ...ways].map(({ id }) => id);
      return parsed({
        failureDomains: domains,
        hosts: drawnHosts,
        components:
          drawnHosts.length === 0
            ? []
            : components.map(([kind, host], n) => ({
                id: `c${n}`,
                kind,
                name: `c${n}`,
                host: `h${host % drawnHosts.length}`,
              })),
        endpoints: ways,
        layout: Object.fromEntries(
          placed.flatMap(({ n, ...placement }) => {
            const id = placeable[n];
            return id === undefined ? [] : [[id, placement]];
          }),
        ),
      });
    });

/** Pairs of shapes with one parent that cover each other. */
function overlaps({ shapes }: Layout): string[] {
  const all = [...shapes.values()];
  return all.flatMap((a, at) =>
    all
      .slice(at + 1)
      .filter((b) => a.parent === b.parent && overlap(a.rect, b.rect))
      .map((b) => `${a.id} ${b.id}`),
  );
}

function strays({ shapes }: Layout): string[] {
  return [...shapes.values()].flatMap((shape) => {
    const parent = shape.parent === undefined ? undefined : shapes.get(shape.parent);
    return parent === undefined || inside(shape.rect, parent.rect) ? [] : [shape.id];
  });
}

describe('layout', () => {
  it('covers no sibling and keeps children inside, whatever is stored', () => {
    for (const withPlacements of [false, true]) {
      fc.assert(
        fc.property(someTopology(withPlacements), (topology) => {
          const layout = layoutOf(topology);
          expect(overlaps(layout)).toEqual([]);
          expect(strays(layout)).toEqual([]);
          const { failureDomains, hosts, components, endpoints } = topology;
          expect(layout.shapes.size).toBe(
            failureDomains.length + hosts.length + components.length + endpoints.length,
          );
          expect(layoutOf(topology)).toEqual(layout);
        }),
        { numRuns: 200 },
      );
    }
  });

  it('puts free shapes in rows: endpoint, load balancers, masters, etcd, workers', () => {
    const host = (id: string) => ({ id, name: id });
    const component = (id: string, kind: string) => ({ id: `${id}-c`, name: id, kind, host: id });
    const { shapes } = layoutOf(
      parsed({
        hosts: ['w', 'e', 'm1', 'm2', 'l'].map(host),
        components: [
          component('w', 'worker'),
          component('e', 'etcd'),
          component('m1', 'control-plane'),
          component('m2', 'control-plane'),
          component('l', 'load-balancer'),
        ],
        endpoints: [{ id: 'v', kind: 'vip', name: 'v' }],
      }),
    );
    const rows = ['v', 'l', 'm1', 'e', 'w'].map((id) => shapes.get(id)!.rect.y);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(new Set(rows).size).toBe(5);
    expect(shapes.get('m2')?.rect.y).toBe(shapes.get('m1')?.rect.y);
    expect(shapes.get('m1')?.rect).toMatchObject({ width: hostWidth, height: hostHeight(1) });
  });

  it('honours stored placements, relative to the domain, and grows the domain around them', () => {
    const topology = parsed({
      failureDomains: [{ id: 'z', kind: 'zone', name: 'z' }],
      hosts: [
        { id: 'far', name: 'far', failureDomain: 'z' },
        { id: 'out', name: 'out', failureDomain: 'z' },
        { id: 'new', name: 'new', failureDomain: 'z' },
      ],
      layout: {
        z: { x: 100, y: -50, width: 300, height: 200 },
        far: { x: 500, y: 400 },
        out: { x: -40, y: 0 },
      },
    });
    const { shapes } = layoutOf(topology);
    const far = shapes.get('far')!.rect;
    expect(far).toMatchObject({ x: 600, y: 350 });
    expect(shapes.get('out')?.rect).toMatchObject({
      x: 100 + domainPadding,
      y: -50 + domainHeaderHeight + domainPadding,
    });
    expect(shapes.get('new')!.rect.y).toBeGreaterThan(far.y + far.height);
    expect(shapes.get('z')?.rect).toMatchObject({
      x: 100,
      y: -50,
      width: 500 + hostWidth + domainPadding,
    });
  });

  it('stands the masters of neighbouring zones level, and makes the zones equally high', () => {
    const { shapes } = layoutOf(
      parsed({
        failureDomains: ['a', 'b'].map((id) => ({ id, kind: 'zone', name: id })),
        hosts: [
          { id: 'lb', name: 'lb', failureDomain: 'a' },
          { id: 'm1', name: 'm1', failureDomain: 'a' },
          { id: 'm2', name: 'm2', failureDomain: 'b' },
        ],
        components: [
          { id: 'lb-c', kind: 'load-balancer', name: 'lb', host: 'lb' },
          { id: 'm1-c', kind: 'control-plane', name: 'm1', host: 'm1' },
          { id: 'm2-c', kind: 'control-plane', name: 'm2', host: 'm2' },
        ],
      }),
    );
    expect(shapes.get('m2')?.rect.y).toBe(shapes.get('m1')?.rect.y);
    expect(shapes.get('m2')?.rect.y).toBeGreaterThan(shapes.get('lb')?.rect.y ?? Infinity);
    expect(shapes.get('b')?.rect.height).toBe(shapes.get('a')?.rect.height);
  });

  it('pushes a placed zone aside when its neighbour grows, and nothing else', () => {
    const zones = (hosts: number) =>
      layoutOf(
        parsed({
          failureDomains: ['a', 'b', 'c'].map((id) => ({ id, kind: 'zone', name: id })),
          hosts: Array.from({ length: hosts }, (_, n) => ({
            id: `h${n}`,
            name: `h${n}`,
            failureDomain: 'a',
          })),
          layout: { a: { x: 0, y: 0 }, b: { x: 300, y: 10 }, c: { x: 0, y: 900 } },
        }),
      ).shapes;
    expect(zones(1).get('b')?.rect).toMatchObject({ x: 300, y: 10 });
    const { x, width } = zones(2).get('a')!.rect;
    expect(zones(2).get('b')?.rect).toMatchObject({ x: x + width + shapeGap, y: 10 });
    expect(zones(2).get('c')?.rect).toMatchObject({ x: 0, y: 900 });
  });

  it('takes ids that objects have by nature for ids', () => {
    const topology = parsed({ hosts: [{ id: 'constructor', name: 'c' }] });
    expect(layoutOf(topology).shapes.get('constructor')?.rect).toMatchObject({ x: 0, y: 0 });
  });

  it('lays out domains nested without end', () => {
    const failureDomains = Array.from({ length: 15_000 }, (_, n) => ({
      id: `d${n}`,
      kind: 'switch',
      name: '',
      ...(n > 0 ? { parent: `d${n - 1}` } : {}),
    }));
    const topology = { ...emptyTopology('deep'), failureDomains } as unknown as Topology;
    expect(layoutOf(topology).shapes.get('d14999')?.depth).toBe(14_999);
  });
});

describe('dropping', () => {
  const topology = parsed({
    failureDomains: [
      { id: 'r', kind: 'region', name: 'r' },
      { id: 'z', kind: 'zone', name: 'z', parent: 'r' },
    ],
    hosts: [{ id: 'h', name: 'h', failureDomain: 'z' }],
    layout: { r: { x: 1000, y: 0, width: 900, height: 900 }, z: { x: 100, y: 100 } },
  });
  const layout = layoutOf(topology);

  it('finds the innermost domain and the host at a point', () => {
    const { x, y } = layout.shapes.get('h')!.rect;
    expect(hitDomain(layout, { x, y })).toBe('z');
    expect(hitHost(layout, { x, y })).toBe('h');
    expect(hitDomain(layout, { x: 1010, y: 10 })).toBe('r');
    expect(hitDomain(layout, { x: 10, y: 10 })).toBeUndefined();
  });

  it('looks through what is dragged, with all that lies in it', () => {
    const { x, y } = layout.shapes.get('z')!.rect;
    expect(hitDomain(layout, { x, y }, new Set(['z']))).toBe('r');
    expect(hitDomain(layout, { x, y }, new Set(['r']))).toBeUndefined();
  });

  it('gives the point as the placement will store it', () => {
    const point = { x: 1150, y: 170 };
    expect(toRelative(layout, 'z', point)).toEqual({ x: 50, y: 70 });
    expect(toRelative(layout, undefined, point)).toEqual(point);
  });
});
