import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../graph/topology-index.ts';
import { layoutTopology } from '../../layout/layout-topology.ts';
import { parseTopology } from '../../model/parse-topology.ts';
import { usedIds } from '../../model/ids.ts';
import { rootsOf, type Part } from '../../model/part.ts';
import { emptyTopology, type Topology } from '../../model/topology.ts';
import { templateById } from '../../model/templates/registry.ts';
import { readPart, looksLikePart } from '../../persistence/part-text.ts';
import { writePart } from '../../persistence/write-part.ts';
import { arbitraryTopology } from '../../../testing/arbitrary-topology.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { applyCommand } from '../apply.ts';
import type { Command } from '../command.ts';
import { copyPart, isEmptyPart } from './copy-part.ts';
import { pastedRoots, planDuplicate, planPaste, type PastePlace } from './plan-paste.ts';

function copied(design: Topology, ids: Iterable<string>): Part {
  const index = indexTopology(design);
  return copyPart(index, layoutTopology(index), ids);
}

function run(design: Topology, command: Command | undefined): Topology {
  if (command === undefined) throw new Error('no command');
  const result = applyCommand(design, command);
  if (!result.ok) throw new Error(result.reason.text.en);
  return result.topology;
}

function pasted(design: Topology, part: Part, place: PastePlace = {}): Topology {
  const index = indexTopology(design);
  return run(design, planPaste(index, layoutTopology(index), part, place));
}

function duplicated(design: Topology, ids: Iterable<string>, join = false): Topology {
  const index = indexTopology(design);
  return run(design, planDuplicate(index, layoutTopology(index), ids, join));
}

const stacked = (): Topology => {
  const design = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build();
  design.network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: true });
  return design;
};
const added = <K extends 'hosts' | 'components' | 'links' | 'etcdClusters' | 'endpoints'>(
  before: Topology,
  after: Topology,
  list: K,
): Topology[K][number][] => after[list].slice(before[list].length) as Topology[K][number][];

describe('copyPart', () => {
  it('takes a zone with its hosts, their components and the links among them', () => {
    const design = stacked();
    const part = copied(design, ['zone-a']);
    expect(part.topology.failureDomains.map(({ id }) => id)).toEqual(['zone-a']);
    expect(part.topology.hosts.every((host) => host.failureDomain === 'zone-a')).toBe(true);
    const kept = new Set(part.topology.components.map(({ id }) => id));
    expect(part.topology.links.every(({ from, to }) => kept.has(from) && kept.has(to))).toBe(true);
    expect(part.partial).toEqual(['etcd']);
    expect(part.carriers).toEqual([]);
  });

  it('takes a component with a host to carry it', () => {
    const part = copied(stacked(), ['m1']);
    expect(part.carriers).toEqual(['host-m1']);
    expect(part.topology.components.map(({ id }) => id)).toEqual(['m1']);
  });

  it('takes nothing of links alone', () => {
    const design = stacked();
    expect(isEmptyPart(copied(design, [design.links[0]?.id ?? '']))).toBe(true);
  });
});

describe('pasting', () => {
  it('gives new ids, unique names and the next free addresses of the subnet', () => {
    const before = stacked();
    const after = duplicated(before, ['host-m1']);
    const [host] = added(before, after, 'hosts');
    const taken = new Set(before.hosts.flatMap((each) => each.addresses));
    expect(host?.failureDomain).toBe('zone-a');
    expect(before.hosts.map(({ name }) => name)).not.toContain(host?.name);
    expect(host?.addresses).toHaveLength(1);
    expect(taken.has(host?.addresses[0] ?? '')).toBe(false);
    expect(host?.addresses[0]).toMatch(/^10\.0\.0\./);
    // Its etcd member joins the cluster that the others are in.
    expect(after.etcdClusters).toHaveLength(1);
    expect(after.etcdClusters[0]?.members).toHaveLength(4);
  });

  it('leaves an address out where no subnet says which are free', () => {
    const before = stacked();
    before.network.hostSubnets = [];
    expect(added(before, duplicated(before, ['host-m1']), 'hosts')[0]?.addresses).toEqual([]);
  });

  it('keeps names and addresses in another design, with a cluster of its own', () => {
    const after = pasted(emptyTopology('other'), copied(stacked(), ['zone-a', 'zone-b', 'zone-c']));
    const names = (design: Topology): string[] => design.hosts.map(({ name }) => name);
    expect(names(after)).toEqual(names(stacked()));
    expect(after.hosts[0]?.addresses).toEqual(stacked().hosts[0]?.addresses);
    expect(after.etcdClusters[0]?.members).toHaveLength(3);
    expect(after.links).toHaveLength(stacked().links.length);
  });

  it('puts a lone component onto the host it is pasted on, else onto a new one', () => {
    const before = stacked();
    const part = copied(before, ['lb1']);
    const onto = pasted(before, part, { host: 'host-m3' });
    expect(added(before, onto, 'hosts')).toEqual([]);
    expect(added(before, onto, 'components')[0]).toMatchObject({ host: 'host-m3' });
    const free = pasted(before, part, { domain: 'zone-b' });
    const [host] = added(before, free, 'hosts');
    expect(host?.failureDomain).toBe('zone-b');
    expect(added(before, free, 'components')[0]).toMatchObject({ host: host?.id });
  });

  it('stands at the pointer, as it stood', () => {
    const part = copied(stacked(), ['zone-a', 'zone-b']);
    const before = stacked();
    const after = pasted(before, part, { point: { x: 5000, y: 700 } });
    const at = pastedRoots(before, after).map((id) => after.layout[id]);
    expect(at[0]).toMatchObject({ x: 5000, y: 700 });
    expect((at[1]?.x ?? 0) - 5000).toBe(part.topology.layout['zone-b']?.x);
  });

  it('puts a zone beside the zone it is pasted into', () => {
    const before = stacked();
    const after = pasted(before, copied(before, ['zone-a']), { domain: 'zone-b' });
    expect(after.failureDomains.at(-1)).toMatchObject({ name: 'zone-d' });
    expect(after.failureDomains.at(-1)?.parent).toBeUndefined();
  });

  it('gives a second VIP its own router id and address', () => {
    const before = stacked();
    const after = duplicated(before, ['vip']);
    const [vip] = added(before, after, 'endpoints');
    expect(vip).toMatchObject({ kind: 'vip', virtualRouterId: 52, members: [] });
    expect(vip).not.toMatchObject({ address: '10.0.0.100' });
  });
});

describe('a zone like another', () => {
  it('joins the same cluster, load balancers and VIP', () => {
    const before = stacked();
    const after = duplicated(before, ['zone-a'], true);
    const index = indexTopology(after);
    const [master] = added(before, after, 'components').filter(
      ({ kind }) => kind === 'control-plane',
    );
    const [balancer] = added(before, after, 'components').filter(
      ({ kind }) => kind === 'load-balancer',
    );
    const masters = index.controlPlanes.map(({ id }) => id);
    for (const { id } of index.loadBalancers) {
      const targets = (index.linksFrom.get(id) ?? []).map(({ to }) => to);
      expect(targets.toSorted()).toEqual(masters.toSorted());
    }
    expect(after.etcdClusters[0]?.members).toHaveLength(4);
    expect(index.vipsOf.get(balancer?.id ?? '')).toHaveLength(1);
    expect(masters).toContain(master?.id);
    const priorities = index.loadBalancers.map(({ priority }) => priority);
    expect(new Set(priorities).size).toBe(priorities.length);
  });

  it('joins an external cluster too', () => {
    const before = templateById('external-5-5-3-zones')?.build() ?? emptyTopology('');
    const zone = before.failureDomains.find(({ kind }) => kind === 'zone');
    const after = duplicated(before, [zone?.id ?? ''], true);
    expect(after.etcdClusters).toHaveLength(1);
    const masters = added(before, after, 'components').filter(
      ({ kind }) => kind === 'control-plane',
    );
    for (const { id } of masters) {
      expect(after.links.some((link) => link.kind === 'stores-in' && link.from === id)).toBe(true);
    }
  });
});

describe('any part of any design', () => {
  const cases = fc.tuple(
    arbitraryTopology(),
    arbitraryTopology(),
    fc.array(fc.nat(), { maxLength: 6 }),
  );

  it('goes through text, and leaves a design that can be opened with nothing lost', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ([from, into, picks], same) => {
        const all = [...usedIds(from)];
        const ids = picks.map((n) => all[n % Math.max(1, all.length)] ?? '');
        const part = copied(from, ids);
        fc.pre(!isEmptyPart(part));
        const text = writePart(part);
        expect(looksLikePart(text)).toBe(true);
        const reading = readPart(text, 'clipboard');
        if (!reading.ok) throw new Error(reading.message.text.en);
        expect(rootsOf(reading.part)).toEqual(rootsOf(part));
        const target = same ? from : into;
        const after = pasted(target, reading.part, { point: { x: 40, y: 40 } });
        expect(parseTopology(JSON.parse(JSON.stringify(after))).ok).toBe(true);
        expect(after.hosts.slice(0, target.hosts.length)).toEqual(target.hosts);
        expect(after.components.length).toBe(
          target.components.length + part.topology.components.length,
        );
        for (const id of usedIds(target)) expect(usedIds(after).has(id)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('can be duplicated and joined', () => {
    fc.assert(
      fc.property(arbitraryTopology(), fc.nat(), fc.boolean(), (design, n, join) => {
        const all = [...usedIds(design)];
        const index = indexTopology(design);
        const id = all[n % Math.max(1, all.length)] ?? '';
        const command = planDuplicate(index, layoutTopology(index), [id], join);
        fc.pre(command !== undefined);
        const after = run(design, command);
        expect(parseTopology(JSON.parse(JSON.stringify(after))).ok).toBe(true);
        expect(pastedRoots(design, after)).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
