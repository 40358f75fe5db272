import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, renderMessage } from '../model/message.ts';
import { parseTopology } from '../model/parse-topology.ts';
import {
  componentKinds,
  elementCollections,
  emptyTopology,
  endpointKinds,
  failureDomainKinds,
  topologySchema,
  type Topology,
} from '../model/topology.ts';
import { applyCommand } from './apply.ts';
import type { Command, DropTarget, Point } from './command.ts';
import { commandLabel } from './describe-command.ts';
import { emptyHistory, record, redo, undo } from './history.ts';

/** A command whose ids are chosen when the document it meets is known. */
type Draft = (topology: Topology) => Command;

const nonsenseIds = [
  'nowhere',
  '',
  '__proto__',
  'constructor',
  'toString',
  '../etc',
  'x'.repeat(99),
];
const pick = (list: readonly { readonly id: string }[], n: number): string | undefined =>
  list[n % Math.max(1, list.length)]?.id;

/** An id of the document, now and then one that is none. */
const someId = fc
  .record({
    from: fc.constantFrom(...elementCollections),
    n: fc.nat(50),
    wrong: fc.option(fc.constantFrom(...nonsenseIds), { freq: 12 }),
  })
  .map(({ from, n, wrong }) => (topology: Topology): string => {
    return wrong ?? pick(topology[from], n) ?? pick(topology.hosts, n) ?? 'nowhere';
  });
const idIn = (collection: (typeof elementCollections)[number]) =>
  fc.tuple(fc.nat(50), someId).map(
    ([n, other]) =>
      (topology: Topology): string =>
        n % 10 === 9 ? other(topology) : (pick(topology[collection], n) ?? other(topology)),
  );
const someName = fc.option(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('a-1', 'a-2', 'B-2') },
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      'web-1',
      'a"b\n$(rm)',
      '<script>',
      '../..',
      '主机',
      '\u202Eabc',
      '👩‍💻',
      '\u0000',
    ),
    fc.constant('n'.repeat(600)),
  ),
  { nil: undefined },
);
const somePosition = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  {
    weight: 8,
    arbitrary: fc.record({
      x: fc.integer({ min: -900, max: 900 }),
      y: fc.constantFrom(0, -0, 7.5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ x: fc.constantFrom(2e6, Number.NaN, Infinity), y: fc.constant(1) }),
  },
);
const given = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
const someTarget = fc
  .tuple(fc.nat(2), idIn('hosts'), idIn('failureDomains'), somePosition)
  .map(([n, host, domain, position]) => (topology: Topology): DropTarget => {
    const at = position === undefined ? {} : { position: position as Point };
    if (n === 0) return { host: host(topology) };
    return n === 1 ? { failureDomain: domain(topology), ...at } : at;
  });
const somePatch = fc.dictionary(
  fc.oneof(
    fc.constantFrom('name', 'id', 'kind', 'host', 'failureDomain', 'parent', 'priority', 'port'),
    fc.constantFrom(
      'members',
      'from',
      'to',
      'mode',
      'addresses',
      'availability',
      'note',
      '__proto__',
    ),
  ),
  fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(undefined, Number.NaN, -0, 'standby', 'host-1', 'lb-1', [], ['lb-1']),
  ),
  { maxKeys: 3 },
);

const simpleDraft: fc.Arbitrary<Draft> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...failureDomainKinds),
      idIn('failureDomains'),
      fc.boolean(),
      someName,
      somePosition,
    )
    .map(
      ([kind, parent, free, name, position]): Draft =>
        (topology) =>
          given({
            type: 'add-failure-domain',
            kind,
            parent: free ? undefined : parent(topology),
            name,
            position,
          }) as Command,
    ),
  fc.tuple(idIn('failureDomains'), fc.boolean(), someName, somePosition).map(
    ([domain, free, name, position]): Draft =>
      (topology) =>
        given({
          type: 'add-host',
          failureDomain: free ? undefined : domain(topology),
          name,
          position,
        }) as Command,
  ),
  fc.tuple(fc.constantFrom(...componentKinds), someTarget, someName).map(
    ([kind, target, name]): Draft =>
      (topology) =>
        given({ type: 'add-component', kind, target: target(topology), name }) as Command,
  ),
  fc.tuple(fc.constantFrom(...endpointKinds), someName, somePosition).map(
    ([kind, name, position]): Draft =>
      () =>
        given({ type: 'add-endpoint', kind, name, position }) as Command,
  ),
  fc.tuple(someId, someId).map(([a, b]): Draft => (topology) => ({
    type: 'connect',
    from: a(topology),
    to: b(topology),
  })),
  fc.tuple(idIn('components'), idIn('components')).map(([a, b]): Draft => (topology) => ({
    type: 'connect',
    from: a(topology),
    to: b(topology),
  })),
  fc
    .tuple(idIn('endpoints'), idIn('components'))
    .map(([endpoint, member]): Draft => (topology) => ({
      type: 'leave-endpoint',
      endpoint: endpoint(topology),
      member: member(topology),
    })),
  fc
    .array(someId, { maxLength: 3 })
    .map((ids): Draft => (topology) => ({ type: 'remove', ids: ids.map((id) => id(topology)) })),
  fc.tuple(someId, someName).map(([id, name]): Draft => (topology) => ({
    type: 'rename',
    id: id(topology),
    name: name ?? 'x',
  })),
  fc
    .tuple(fc.constantFrom(...elementCollections), fc.nat(50), somePatch)
    .map(([collection, n, patch]): Draft => (topology) => ({
      type: 'update-element',
      collection,
      id: pick(topology[collection], n) ?? 'nowhere',
      patch,
    })),
  fc
    .tuple(
      fc.constantFrom('metadata', 'cluster', 'network', 'assumptions', 'checks', 'views'),
      somePatch,
    )
    .map(
      ([part, patch]): Draft =>
        () =>
          ({ type: 'update-settings', part, patch }) as Command,
    ),
  fc.tuple(idIn('hosts'), idIn('failureDomains'), fc.boolean(), somePosition).map(
    ([host, domain, free, position]): Draft =>
      (topology) =>
        given({
          type: 'move-host',
          host: host(topology),
          failureDomain: free ? null : domain(topology),
          position,
        }) as Command,
  ),
  fc.tuple(idIn('failureDomains'), idIn('failureDomains'), fc.boolean(), somePosition).map(
    ([domain, parent, free, position]): Draft =>
      (topology) =>
        given({
          type: 'move-failure-domain',
          domain: domain(topology),
          parent: free ? null : parent(topology),
          position,
        }) as Command,
  ),
  fc
    .tuple(
      fc.oneof(idIn('hosts'), idIn('failureDomains'), idIn('components')),
      fc.oneof(idIn('hosts'), idIn('failureDomains')),
      fc.constantFrom('before' as const, 'after' as const),
    )
    .map(([id, next, side]): Draft => (topology) => ({
      type: 'reorder',
      id: id(topology),
      next: next(topology),
      side,
    })),
  fc.tuple(idIn('components'), someTarget).map(([component, target]): Draft => (topology) => ({
    type: 'move-component',
    component: component(topology),
    target: target(topology),
  })),
  fc
    .record({
      name: someName,
      action: fc.constantFrom('fail', 'restore', 'cut', 'join', 'burn'),
      targets: fc.array(someId, { maxLength: 3 }),
      process: fc.constantFrom('', '', ':proxy', ':kube-apiserver'),
      which: fc.option(fc.nat(5)),
    })
    .map(({ name, action, targets, process, which }): Draft => (topology) => {
      const step = { action, targets: targets.map((id) => `${id(topology)}${process}`) };
      const id = pick(topology.scenarios, which ?? 0) ?? 'nowhere';
      return given(
        which === null
          ? { type: 'add-scenario', name: name ?? 'x', steps: [step, step] }
          : { type: 'update-scenario', id, name, steps: [step] },
      ) as Command;
    }),
  fc.nat(20).map((n): Draft => (topology) => ({
    type: 'remove-scenario',
    id: pick(topology.scenarios, n) ?? 'nowhere',
  })),
  fc.tuple(someId, somePosition).map(([id, position]): Draft => (topology) => ({
    type: 'set-layout',
    placements: { [id(topology)]: position ?? null },
  })),
);
const label = { text: { en: 'Several edits', zh: '多项编辑' } };
const draft: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 12, arbitrary: simpleDraft },
  {
    weight: 1,
    arbitrary: fc.array(simpleDraft, { maxLength: 4 }).map((drafts): Draft => (topology) => ({
      type: 'batch',
      label,
      commands: drafts.map((each) => each(topology)),
    })),
  },
);

/** A document with keys that this version does not know, at every level that keeps them. */
function withUnknownKeys(): Topology {
  return topologySchema.parse({
    ...emptyTopology('unknown keys'),
    future: { deep: [1, { a: null }] },
    cluster: { flavour: 'mint' },
    failureDomains: [{ id: 'zone-1', kind: 'zone', name: 'zone-a', colour: 'blue' }],
    hosts: [{ id: 'kept', name: 'kept', failureDomain: 'zone-1', bmc: { ip: '10.9.9.9' } }],
    layout: { kept: { x: 1, y: 2, pinned: true } },
  });
}

describe('any sequence of commands', () => {
  it('keeps the document valid, changes nothing when refused, undoes and redoes to the byte', () => {
    let applied = 0;
    let refused = 0;
    let unexplained = 0;
    fc.assert(
      fc.property(fc.array(draft, { minLength: 5, maxLength: 40 }), (drafts) => {
        let topology = withUnknownKeys();
        let history = emptyHistory;
        const states = [JSON.stringify(topology)];
        for (const make of drafts) {
          const before = JSON.stringify(topology);
          const command = make(topology);
          const result = applyCommand(topology, command);
          expect(JSON.stringify(topology)).toBe(before);
          if (!result.ok) {
            refused += 1;
            unexplained += languages.filter(
              (language) => renderMessage(result.reason, language).length < 4,
            ).length;
            continue;
          }
          if (result.topology === topology) continue;
          applied += 1;
          const reread = parseTopology(JSON.parse(JSON.stringify(result.topology)));
          expect(reread).toEqual({ ok: true, topology: result.topology });
          const name = commandLabel(topology, command);
          expect(renderMessage(name, 'en')).not.toBe('');
          expect(renderMessage(name, 'zh')).not.toBe('');
          history = record(history, topology, name);
          topology = result.topology;
          states.push(JSON.stringify(topology));
        }
        for (let at = states.length - 2; at >= 0; at -= 1) {
          const step = undo(history, topology);
          expect(JSON.stringify(step?.topology)).toBe(states[at]);
          ({ history, topology } = step!);
        }
        expect(undo(history, topology)).toBeUndefined();
        for (const state of states.slice(1)) {
          const step = redo(history, topology);
          expect(JSON.stringify(step?.topology)).toBe(state);
          ({ history, topology } = step!);
        }
        expect(redo(history, topology)).toBeUndefined();
        expect(topology['future']).toEqual({ deep: [1, { a: null }] });
        expect(topology.cluster['flavour']).toBe('mint');
        const kept = topology.hosts.find((host) => host.id === 'kept');
        expect(kept === undefined || Object.hasOwn(kept, 'bmc')).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(unexplained).toBe(0);
    // The property says something only if both kinds of answer are common.
    expect(applied).toBeGreaterThan(1000);
    expect(refused).toBeGreaterThan(1000);
  }, 60_000);
});
