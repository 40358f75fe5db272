// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { mermaidDb } from '../../testing/mermaid-graph.ts';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import {
  detailLevels,
  emptyTopology,
  groupings,
  topologySchema,
  type Topology,
} from '../model/topology.ts';
import { diagramLimits } from './drawing.ts';
import { drawView } from './registry.ts';
import { viewIds } from './view.ts';

/** Ids that look like those the views choose themselves, so that they clash where they can. */
const name = fc.oneof(
  awkwardText().map((text) => text.slice(0, 512)),
  fc.constantFrom('a1', 'd1', 'node', 'LB', 'workers', 'etcd', 'end', 'subgraph', '__proto__', ''),
);

/** Documents however broken: links to the wrong kind, to nothing, members of several clusters. */
const anyTopology: fc.Arbitrary<Topology> = fc
  .record({
    names: fc.array(name, { minLength: 1, maxLength: 12 }),
    domains: fc.array(fc.tuple(fc.constantFrom('region', 'zone', 'rack'), fc.nat(5)), {
      maxLength: 5,
    }),
    hosts: fc.array(fc.option(fc.nat(5), { nil: undefined }), { maxLength: 6 }),
    components: fc.array(
      fc.tuple(fc.constantFrom('load-balancer', 'control-plane', 'etcd', 'worker'), fc.nat(6)),
      { maxLength: 12 },
    ),
    clusters: fc.array(
      fc.tuple(fc.constantFrom('stacked', 'external'), fc.array(fc.nat(12), { maxLength: 5 })),
      { maxLength: 3 },
    ),
    endpoints: fc.array(
      fc.tuple(
        fc.constantFrom('vip', 'kube-vip', 'cloud-lb', 'dns', 'direct'),
        fc.array(fc.nat(12), { maxLength: 4 }),
        name,
      ),
      { maxLength: 4 },
    ),
    links: fc.array(
      fc.tuple(fc.nat(18), fc.nat(18), fc.constantFrom('active', 'standby', 'stores-in')),
      { maxLength: 20 },
    ),
  })
  .map(({ names, domains, hosts, components, clusters, endpoints, links }) => {
    let at = 0;
    const nextName = (): string => names[at++ % names.length] ?? '';
    const target = (n: number): string =>
      n < 12 ? `c${n}` : n < 15 ? `cluster${n - 12}` : `endpoint${n - 15}`;
    return topologySchema.parse({
      ...emptyTopology('any'),
      // Each parent stands before its child, as circles are refused when a document is read.
      failureDomains: domains.map(([kind, parent], n) => ({
        id: `domain${n}`,
        kind,
        name: nextName(),
        ...(parent < n ? { parent: `domain${parent}` } : {}),
      })),
      hosts: hosts.map((domain, n) => ({
        id: `host${n}`,
        name: nextName(),
        addresses: n % 2 === 0 ? [nextName().slice(0, 100)] : [],
        ...(domain === undefined ? {} : { failureDomain: `domain${domain}` }),
      })),
      components: components.map(([kind, host], n) => ({
        id: `c${n}`,
        kind,
        host: `host${host}`,
        name: nextName(),
      })),
      etcdClusters: clusters.map(([placement, members], n) => ({
        id: `cluster${n}`,
        name: nextName(),
        placement,
        members: members.map((member) => ({ component: `c${member}` })),
      })),
      endpoints: endpoints.map(([kind, members, address], n) => ({
        id: `endpoint${n}`,
        kind,
        name: nextName(),
        address,
        members: members.map((member) => `c${member}`),
      })),
      links: links.map(([from, to, mode], n) => ({
        id: `link${n}`,
        from: target(from),
        to: target(to),
        ...(mode === 'stores-in' ? { kind: 'stores-in' } : { kind: 'forwards', mode }),
      })),
    });
  });

/** What the text declares, counted from its lines. */
function declared(text: string): { boxes: number; vertices: number; edges: number } {
  const lines = text.split('\n').map((line) => line.trim());
  const isEdge = (line: string): boolean => / (?:<?-[-.]+>?|-{3,})(?:\|vrrp\|)? /.test(bare(line));
  const bare = (line: string): string => line.replace(/"[^"]*"/g, '');
  const edges = lines.filter(isEdge).map((line) => bare(line).split(/ [<>.-]+(?:\|vrrp\|)? /));
  return {
    boxes: lines.filter((line) => line.startsWith('subgraph ')).length,
    vertices: lines.filter(
      (line) => line !== '' && !isEdge(line) && !/^(?:flowchart|subgraph|end$|classDef)/.test(line),
    ).length,
    edges: edges.reduce(
      (sum, sides) => sum + sides.reduce((product, side) => product * side.split(' & ').length, 1),
      0,
    ),
  };
}

it('is read by Mermaid as it was meant, whatever names and links a design has', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTopology,
      fc.constantFrom(...viewIds),
      fc.record({
        language: fc.constantFrom('en', 'zh'),
        detail: fc.constantFrom(...detailLevels),
        grouping: fc.constantFrom(...groupings),
        colours: fc.boolean(),
      }),
      async (design, view, options) => {
        const { text } = drawView(indexTopology(design), view, options);
        const db = await mermaidDb(text);
        const boxes = new Set(db.getSubGraphs().map(({ id }) => id));
        expect({
          boxes: boxes.size,
          vertices: [...db.getVertices().keys()].filter((id) => !boxes.has(id)).length,
          edges: db.getEdges().length,
        }).toEqual(declared(text));
        expect(text).not.toMatch(/^\s*(?:click|linkStyle|style|%%\{)/m);
        expect(text).not.toMatch(/<(?!br\/>|-)/);
      },
    ),
    { numRuns: 100 },
  );
});

it('stays within what Mermaid draws for designs of any size', async () => {
  const wide = topology().zones(3).loadBalancers(40).stacked(300).workers(300).vip('10.0.0.1');
  const long = topology()
    .zones(2)
    .controlPlanes(150)
    .externalEtcd(150)
    .with((document) => {
      for (const list of [document.hosts, document.components, document.failureDomains]) {
        for (const element of list) element.name = `#<"${element.name}`.padEnd(300, '#');
      }
    });
  const deep = topology().domain('zone', 'd0');
  for (let n = 1; n < 5_000; n += 1) deep.domain('rack', `d${n}`, `d${n - 1}`);
  deep.stacked(3, { in: ['d4999'] });
  for (const design of [wide, long, deep].map((builder) => indexTopology(builder.build()))) {
    const drawn = viewIds.map((view) => drawView(design, view, { language: 'en' }));
    for (const { text } of drawn) {
      expect(text.length).toBeLessThanOrEqual(diagramLimits.characters);
      const db = await mermaidDb(text);
      expect(db.getEdges().length).toBeLessThanOrEqual(diagramLimits.edges);
    }
    // Nothing is summarised in silence.
    const [cluster] = drawn;
    const wasTooLarge = design.hosts.size > 100;
    expect((cluster?.notes.length ?? 0) > 0).toBe(wasTooLarge);
  }
});
