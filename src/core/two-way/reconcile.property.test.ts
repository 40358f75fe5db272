// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../testing/arbitrary-design.ts';
import { flowchartOf } from '../../testing/flowchart-reader.ts';
import { applyCommand } from '../commands/apply.ts';
import type { Command } from '../commands/command.ts';
import { drawView } from '../diagrams/registry.ts';
import { viewIds, type ShapeMeaning, type ViewId } from '../diagrams/view.ts';
import { printMermaidFlowchart, type MermaidStatement } from '../format/mermaid-text.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Flowchart } from '../importers/flowchart.ts';
import type { Topology } from '../model/topology.ts';
import { chartOf, type Shape } from './comparison.ts';
import { asOneStep, reconcile, type KnownText } from './reconcile.ts';

const design = fc.oneof(arbitraryDesign, arbitrarySoundDesign);

async function known(topology: Topology, view: ViewId): Promise<KnownText> {
  const drawn = drawView(indexTopology(topology), view, { language: 'en' });
  return { flowchart: await flowchartOf(drawn.text), shapes: drawn.shapes };
}

/** The text of a chart, as a person could have written it. */
function textOf(flowchart: Flowchart): string {
  const { shapes, children } = chartOf(flowchart);
  const print = (shape: Shape): MermaidStatement =>
    shape.box
      ? {
          kind: 'subgraph',
          id: shape.id,
          title: shape.label,
          children: (children.get(shape.id) ?? []).map(print),
        }
      : {
          kind: 'vertex',
          id: shape.id,
          label: shape.label,
          shape: shape.form === 'other' || shape.form === 'box' ? 'rect' : shape.form,
        };
  return printMermaidFlowchart({
    direction: flowchart.direction === 'LR' ? 'LR' : 'TD',
    statements: [
      ...[...shapes.values()].filter(({ parent }) => parent === undefined).map(print),
      ...flowchart.edges.map(({ from, to, stroke, arrows }): MermaidStatement => ({
        kind: 'edge',
        from: [from],
        to: [to],
        line: stroke === 'dotted' ? 'dotted' : 'solid',
        head: arrows === 'none' ? 'open' : arrows === 'both' ? 'both' : 'arrow',
      })),
    ],
  });
}

/** What a text says about elements, whatever its ids are: names, places, lines. */
function saidBy({ flowchart, shapes }: KnownText): readonly string[] {
  const chart = chartOf(flowchart);
  const key = (id: string | undefined): string =>
    id === undefined ? '' : (shapes.get(id)?.elements.toSorted().join('+') ?? '?');
  const said = [...chart.shapes.values()]
    .filter(({ id }) => shapes.get(id)?.part === false)
    .map(({ id, label, parent }) => `${key(id)} “${label}” in ${key(parent)}`);
  const lines = flowchart.edges
    .filter(({ from, to }) => shapes.get(from)?.part === false && shapes.get(to)?.part === false)
    .map(({ from, to, stroke }) => `${[key(from), key(to)].toSorted().join(' – ')} ${stroke}`);
  return [...new Set([...said, ...lines])].toSorted();
}

/** All in and at a shape. */
function below(flowchart: Flowchart, id: string): ReadonlySet<string> {
  const { children } = chartOf(flowchart);
  const found = new Set([id]);
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child.id);
  return found;
}

function without(flowchart: Flowchart, gone: ReadonlySet<string>): Flowchart {
  return {
    ...flowchart,
    vertices: flowchart.vertices.filter(({ id }) => !gone.has(id)),
    edges: flowchart.edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    subgraphs: flowchart.subgraphs
      .filter(({ id }) => !gone.has(id))
      .map((box) => ({ ...box, members: box.members.filter((id) => !gone.has(id)) })),
  };
}

function editable({ flowchart, shapes }: KnownText): (Shape & { meaning: ShapeMeaning })[] {
  return [...chartOf(flowchart).shapes.values()].flatMap((shape) => {
    const meaning = shapes.get(shape.id);
    return meaning === undefined || meaning.part ? [] : [{ ...shape, meaning }];
  });
}

function made(topology: Topology, commands: readonly Command[]): Topology {
  const step = asOneStep(topology, commands);
  if (step === undefined) return topology;
  const result = applyCommand(topology, step);
  if (!result.ok) throw new Error(result.reason.text.en);
  return result.topology;
}

const anyView = fc.constantFrom(...viewIds);
const runs = { numRuns: 40 };

it('gives no commands for a text that is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(design, anyView, async (topology, view) => {
      const text = await known(topology, view);
      const again = reconcile(topology, view, text, await flowchartOf(textOf(text.flowchart)));
      expect(again).toMatchObject({ commands: [], notes: [], direction: undefined });
      expect(again.topology).toBe(topology);
    }),
    runs,
  );
});

it('renames what a label names, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(design, anyView, fc.nat(), async (topology, view, pick) => {
      const text = await known(topology, view);
      const shapes = editable(text).filter(({ meaning }) => meaning.names.length > 0);
      const shape = shapes[pick % Math.max(1, shapes.length)];
      if (shape === undefined) return;
      const relabel = <T extends { id: string }>(each: T, change: Partial<T>): T =>
        each.id === shape.id ? { ...each, ...change } : each;
      const edited: Flowchart = {
        ...text.flowchart,
        vertices: text.flowchart.vertices.map((each) => relabel(each, { label: 'Ünï "x"' })),
        subgraphs: text.flowchart.subgraphs.map((each) => relabel(each, { title: 'Ünï "x"' })),
      };
      const result = reconcile(topology, view, text, await flowchartOf(textOf(edited)));
      expect(result.notes).toEqual([]);
      const expected = made(
        topology,
        shape.meaning.names.map((id) => ({ type: 'rename', id, name: 'Ünï "x"' })),
      );
      expect(made(topology, result.commands)).toEqual(expected);
    }),
    runs,
  );
});

it('removes what is no longer drawn, with what was in it', async () => {
  await fc.assert(
    fc.asyncProperty(design, anyView, fc.nat(), async (topology, view, pick) => {
      const text = await known(topology, view);
      const shapes = editable(text);
      const shape = shapes[pick % Math.max(1, shapes.length)];
      if (shape === undefined) return;
      const gone = below(text.flowchart, shape.id);
      const edited = without(text.flowchart, gone);
      const result = reconcile(topology, view, text, await flowchartOf(textOf(edited)));
      const ids = [...gone].flatMap((id) => {
        const meaning = text.shapes.get(id);
        return meaning === undefined || meaning.part ? [] : meaning.elements;
      });
      // A cluster whose members are drawn elsewhere too stays, and the text is told so.
      const isCluster = topology.etcdClusters.some(({ id }) => shape.meaning.elements.includes(id));
      const refused = isCluster && result.notes.length > 0;
      const expected = made(topology, refused ? [] : [{ type: 'remove', ids: [...new Set(ids)] }]);
      expect(made(topology, result.commands)).toEqual(expected);
      expect(result.notes.length > 0).toBe(refused);
    }),
    runs,
  );
});

it('moves hosts and domains to where they are drawn', async () => {
  await fc.assert(
    fc.asyncProperty(design, fc.nat(), fc.nat(), async (topology, pick, place) => {
      const view = 'failure-domains';
      const text = await known(topology, view);
      const index = indexTopology(topology);
      const hosts = editable(text).filter(({ meaning }) =>
        index.hosts.has(meaning.elements[0] ?? ''),
      );
      const zones = editable(text).filter(
        ({ box, meaning }) => box && index.domains.has(meaning.elements[0] ?? ''),
      );
      const host = hosts[pick % Math.max(1, hosts.length)];
      if (host === undefined) return;
      const zone = [undefined, ...zones][place % (zones.length + 1)];
      const edited: Flowchart = {
        ...text.flowchart,
        subgraphs: text.flowchart.subgraphs.map((box) => {
          const members = box.members.filter((id) => id !== host.id);
          const { parent: _, ...rest } = box;
          const around = box.id === host.id ? zone?.id : box.parent;
          return {
            ...rest,
            members: box.id === zone?.id ? [...members, host.id] : members,
            ...(around === undefined ? {} : { parent: around }),
          };
        }),
      };
      // A box that is left empty is another matter.
      if (edited.subgraphs.some(({ members }) => members.length === 0)) return;
      const result = reconcile(topology, view, text, await flowchartOf(textOf(edited)));
      expect(result.notes).toEqual([]);
      const failureDomain = zone?.meaning.elements[0] ?? null;
      const id = host.meaning.elements[0] ?? '';
      expect(made(topology, result.commands)).toEqual(
        made(topology, [{ type: 'move-host', host: id, failureDomain }]),
      );
    }),
    runs,
  );
});

it('draws and erases lines so that the view says what the text says, or tells why not', async () => {
  await fc.assert(
    fc.asyncProperty(
      design,
      anyView,
      fc.array(fc.record({ a: fc.nat(), b: fc.nat(), dotted: fc.boolean() }), { maxLength: 2 }),
      fc.array(fc.nat(), { maxLength: 2 }),
      async (topology, view, drawn, erased) => {
        const text = await known(topology, view);
        const shapes = editable(text);
        const { edges } = text.flowchart;
        const gone = new Set(erased.map((n) => n % Math.max(1, edges.length)));
        const more = drawn.flatMap(({ a, b, dotted }): Flowchart['edges'][number][] => {
          const from = shapes[a % Math.max(1, shapes.length)];
          const to = shapes[b % Math.max(1, shapes.length)];
          if (from === undefined || to === undefined || from === to) return [];
          const stroke = dotted ? 'dotted' : 'normal';
          return [{ from: from.id, to: to.id, stroke, arrows: 'to' }];
        });
        const edited = {
          ...text.flowchart,
          edges: [...edges.filter((_, at) => !gone.has(at)), ...more],
        };
        const flowchart = await flowchartOf(textOf(edited));
        const result = reconcile(topology, view, text, flowchart);
        expect(made(topology, result.commands)).toEqual(result.topology);
        if (result.notes.length > 0) return;
        const after = await known(result.topology, view);
        const unsaid = saidBy(after).filter((said) => !saidBy(text).includes(said));
        expect(more.length > 0 || unsaid.length === 0).toBe(true);
        // The text is now the one that the design is known by.
        const settled = reconcile(result.topology, view, result.known, flowchart);
        expect(settled).toMatchObject({ commands: [], notes: [] });
      },
    ),
    runs,
  );
});

it('takes back what an edit of the design does to the text of a view', async () => {
  await fc.assert(
    fc.asyncProperty(design, anyView, fc.nat(), fc.nat(5), async (topology, view, pick, kind) => {
      const nth = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
      const { components, links, hosts } = topology;
      const commands: (Command | undefined)[] = [
        nth(components) && { type: 'rename', id: nth(components)?.id ?? '', name: 'other' },
        nth(hosts) && { type: 'rename', id: nth(hosts)?.id ?? '', name: 'other' },
        nth(links) && { type: 'remove', ids: [nth(links)?.id ?? ''] },
        nth(components) && { type: 'remove', ids: [nth(components)?.id ?? ''] },
        { type: 'add-component', kind: 'load-balancer', target: {} },
        { type: 'add-endpoint', kind: 'dns' },
      ];
      const command = commands[kind];
      if (command === undefined) return;
      const applied = applyCommand(topology, command);
      if (!applied.ok) return;
      const before = await known(topology, view);
      const wanted = await known(applied.topology, view);
      const result = reconcile(topology, view, before, wanted.flowchart);
      if (result.notes.length > 0) return;
      expect(saidBy(await known(result.topology, view))).toEqual(saidBy(wanted));
    }),
    { numRuns: 80 },
  );
});
