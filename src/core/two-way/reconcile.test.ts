// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { flowchartOf } from '../../testing/flowchart-reader.ts';
import { topology } from '../../testing/topology-builder.ts';
import { drawView } from '../diagrams/registry.ts';
import type { ViewId } from '../diagrams/view.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { asOneStep, reconcile, type Reconciled } from './reconcile.ts';

/** Edits the text of a view as a person would, and takes it back. */
async function edit(
  design: Topology,
  view: ViewId,
  change: (text: string) => string,
): Promise<Reconciled> {
  const drawn = drawView(indexTopology(design), view, { language: 'en' });
  const known = { flowchart: await flowchartOf(drawn.text), shapes: drawn.shapes };
  const text = change(drawn.text);
  return reconcile(design, view, known, await flowchartOf(text));
}

function replaced(from: string | RegExp, to: string): (text: string) => string {
  return (text) => {
    const result = text.replace(from, to);
    expect(result, `no ${String(from)} in\n${text}`).not.toBe(text);
    return result;
  };
}

function notesOf({ notes }: Reconciled): string[] {
  return notes.map((note) => renderMessage(note, 'en'));
}

const stacked = topology().zones(3).loadBalancers(2).stacked(3).vip('10.0.0.100').build();
const external = topology().zones(3).loadBalancers(2).controlPlanes(3).externalEtcd(3).build();

describe('an unchanged text', () => {
  it.each(['cluster', 'load-balancing', 'traffic', 'failure-domains', 'etcd'] as const)(
    'gives no commands in the view %s',
    async (view) => {
      for (const design of [stacked, external]) {
        const { commands, notes, topology: same } = await edit(design, view, (text) => text);
        expect({ commands, notes }).toEqual({ commands: [], notes: [] });
        expect(same).toBe(design);
      }
    },
  );

  it('may have other spaces, comments, styles and order', async () => {
    const { commands, notes } = await edit(stacked, 'traffic', (text) => {
      const [head = '', ...lines] = text.trimEnd().split('\n');
      const declared = lines.filter((line) => !line.includes('->'));
      const edges = lines.filter((line) => line.includes('->'));
      return [
        head,
        '%% mine',
        ...declared.toReversed().map((line) => `   ${line}  `),
        ...edges.toReversed(),
        'style m1 fill:#eee',
      ].join('\n\n');
    });
    expect({ commands, notes }).toEqual({ commands: [], notes: [] });
  });
});

describe('labels', () => {
  it('rename what they name', async () => {
    const result = await edit(stacked, 'traffic', replaced('m1(master-1)', 'm1(api-one)'));
    expect(result.commands).toEqual([{ type: 'rename', id: 'm1', name: 'api-one' }]);
  });

  it('rename host and master where one box is both', async () => {
    const result = await edit(external, 'cluster', (text) => text.replaceAll('master-1', 'alpha'));
    expect(result.commands).toEqual([
      { type: 'rename', id: 'host-m1', name: 'alpha' },
      { type: 'rename', id: 'm1', name: 'alpha' },
    ]);
    expect(result.notes).toEqual([]);
  });

  it('rename a box also where its lines still have the old id', async () => {
    const result = await edit(
      external,
      'cluster',
      replaced('subgraph master-1\n', 'subgraph alpha\n'),
    );
    expect(result.commands.map(({ type }) => type)).toEqual(['rename', 'rename']);
    expect(result.notes).toEqual([]);
  });

  it('change the address of an endpoint, and its name before it', async () => {
    const result = await edit(
      stacked,
      'traffic',
      replaced('"vip<br/>10.0.0.100"', '"front<br/>10.0.0.99"'),
    );
    expect(result.topology.endpoints[0]).toMatchObject({ name: 'front', address: '10.0.0.99' });
  });

  it('keep what the view adds to a name', async () => {
    const result = await edit(stacked, 'etcd', replaced('"etcd (3 voters', '"store (3 voters'));
    expect(result.commands).toEqual([{ type: 'rename', id: 'etcd', name: 'store' }]);
    const wrong = await edit(stacked, 'cluster', replaced('a1([api server])', 'a1([mine])'));
    expect(wrong.commands).toEqual([]);
    expect(notesOf(wrong)[0]).toMatch('“api server” is what the view writes');
  });

  it('say which proxy runs', async () => {
    const result = await edit(stacked, 'load-balancing', replaced('f1(haproxy)', 'f1(nginx)'));
    expect(result.topology.components.find(({ id }) => id === 'lb1')).toMatchObject({
      software: 'nginx',
    });
  });

  it('do not take a declaration that was lost for a name', async () => {
    const result = await edit(stacked, 'traffic', replaced('    m1(master-1)\n', ''));
    expect(result.commands).toEqual([]);
    expect(notesOf(result)[0]).toMatch('m1 has lost its label');
  });
});

describe('new shapes', () => {
  it('become what their name says, linked as on the canvas', async () => {
    const result = await edit(stacked, 'traffic', (text) => `${text}m4(master-4)\n`);
    expect(result.commands).toEqual([
      {
        type: 'add-component',
        kind: 'control-plane',
        target: {},
        name: 'master-4',
        hostName: 'master-4',
      },
    ]);
    expect(result.notes).toEqual([]);
    expect(result.topology.links.filter(({ to }) => to === 'master-1')).toHaveLength(2);
    expect(result.known.shapes.get('m4')?.elements).toEqual(['master-1', 'host-1']);
  });

  it('keep to the links that are drawn to them', async () => {
    const result = await edit(stacked, 'traffic', (text) => `${text}lb-2 --> m4(master-4)\n`);
    const links = result.topology.links.filter(({ to }) => to === 'master-1');
    expect(links.map(({ from }) => from)).toEqual(['lb2']);
  });

  it('are read by their lines where the name does not tell', async () => {
    const result = await edit(stacked, 'traffic', (text) => `${text}lb-1 & lb-2 --> fourth\n`);
    expect(result.topology.components.at(-1)).toMatchObject({
      kind: 'control-plane',
      name: 'fourth',
    });
  });

  it('stand where they are drawn', async () => {
    const result = await edit(
      stacked,
      'failure-domains',
      replaced(
        'subgraph zone-b\n',
        'subgraph zone-b\nsubgraph node-9\nw9(worker)\nend\nspare[spare host]\n',
      ),
    );
    const host = result.topology.hosts.find(({ name }) => name === 'node-9');
    expect(host?.failureDomain).toBe('zone-b');
    expect(result.topology.components.at(-1)).toMatchObject({ kind: 'worker', name: 'node-9' });
    expect(result.topology.hosts.at(-1)).toMatchObject({
      name: 'spare host',
      failureDomain: 'zone-b',
    });
  });

  it('are masters with an etcd member where a box holds their parts', async () => {
    const result = await edit(
      stacked,
      'cluster',
      (text) =>
        `${text}subgraph node-4\nsubgraph master-4\na4([api server])\nc4(controller-manager)\ns4(scheduler)\nend\nsubgraph etcd-4\nd4[(etcd)]\nend\nend\nmaster-4 --- etcd-4\n`,
    );
    expect(result.notes).toEqual([]);
    const added = result.topology.components.slice(stacked.components.length);
    expect(added.map(({ kind, name }) => [kind, name])).toEqual([
      ['control-plane', 'master-4'],
      ['etcd', 'etcd-4'],
    ]);
    expect(new Set(added.map(({ host }) => host)).size).toBe(1);
    expect(result.topology.hosts.at(-1)?.name).toBe('node-4');
  });

  it('are failure domains around what moves into them', async () => {
    const result = await edit(topology().stacked(2).build(), 'failure-domains', (text) =>
      text
        .replace('flowchart TD\n', 'flowchart TD\nsubgraph north\n')
        .replace(/\n +classDef/, '\nend\nclassDef'),
    );
    expect(result.topology.failureDomains).toMatchObject([{ kind: 'zone', name: 'north' }]);
    expect(result.topology.hosts.every(({ failureDomain }) => failureDomain !== undefined)).toBe(
      true,
    );
  });

  it('that say nothing are noted, not dropped', async () => {
    const result = await edit(stacked, 'traffic', (text) => `${text}thing\nthing --> other\n`);
    expect(result.commands).toEqual([]);
    expect(notesOf(result).join('\n')).toMatch(/thing is not on the canvas[^]*other is not/);
  });
});

describe('moves', () => {
  it('take a host to another zone', async () => {
    const design = topology()
      .zones(2)
      .stacked(1, { in: ['zone-a'] })
      .host('spare')
      .build();
    const result = await edit(design, 'failure-domains', (text) => {
      const without = text.replace('    spare\n', '');
      return without.replace('zone-b\n', 'subgraph zone-b\nspare\nend\n');
    });
    expect(result.commands).toMatchObject([{ type: 'move-host', failureDomain: 'zone-b' }]);
    expect(result.notes).toEqual([]);
  });

  it('leave the parts of a master in it', async () => {
    const result = await edit(external, 'cluster', (text) =>
      text.replace(/\n +s1\(scheduler\)/, '').replace(/(\n +)(c2\()/, '$1s1(scheduler)$1$2'),
    );
    expect(result.commands).toEqual([]);
    expect(notesOf(result)[0]).toMatch('scheduler belongs to what it is drawn in');
  });
});

describe('what is no longer drawn', () => {
  it('goes, with its links', async () => {
    const result = await edit(stacked, 'traffic', (text) =>
      text.replace('    m3(master-3)\n', '').replace(' & m3', ''),
    );
    expect(result.commands).toEqual([{ type: 'remove', ids: ['m3'] }]);
    expect(result.notes).toEqual([]);
  });

  it('goes with its host where one shape is both', async () => {
    const result = await edit(external, 'cluster', (text) =>
      text.replace(/ +subgraph master-3\n(?:.*\n){3} +end\n/, '').replaceAll(' & master-3', ''),
    );
    expect(result.topology.hosts.some(({ id }) => id === 'host-m3')).toBe(false);
    expect(result.notes).toEqual([]);
  });

  it('lets hosts move up when their zone goes', async () => {
    const design = topology().zones(1).stacked(1).build();
    const result = await edit(design, 'failure-domains', (text) =>
      text.replace(/ +subgraph zone-a\n/, '').replace(/ +end\n( +classDef)/, '$1'),
    );
    expect(result.commands).toEqual([{ type: 'remove', ids: ['zone-a'] }]);
  });

  it('is not a part of something that stays', async () => {
    const result = await edit(external, 'cluster', replaced(/ +s1\(scheduler\)\n/, ''));
    expect(result.commands).toEqual([]);
    expect(notesOf(result)[0]).toMatch('scheduler is part of master-1');
  });
});

describe('lines', () => {
  it('become links, dotted ones standby', async () => {
    const bare = topology().loadBalancers(1).controlPlanes(2).unlinked().build();
    const result = await edit(bare, 'traffic', (text) => `${text}lb-1 --> m1\nlb-1 -.-> m2\n`);
    expect(result.topology.links).toMatchObject([
      { from: 'lb1', to: 'm1', mode: 'active' },
      { from: 'lb1', to: 'm2', mode: 'standby' },
    ]);
  });

  it('that are erased take their link away', async () => {
    const result = await edit(
      stacked,
      'traffic',
      replaced('lb-1 & lb-2 --> m1', 'lb-2 --> m1\nlb-1 & lb-2 --> m2'),
    );
    const erased = stacked.links.find(({ from, to }) => from === 'lb1' && to === 'm1');
    expect(result.commands).toEqual([{ type: 'remove', ids: [erased?.id] }]);
  });

  it('that turn dotted make a standby', async () => {
    const result = await edit(external, 'cluster', (text) =>
      text.replace(
        /lb-1 & lb-2 ---> .*/,
        'lb-1 ---> master-1 & master-2 & master-3\nlb-2 -..-> master-1 & master-2 & master-3',
      ),
    );
    expect(result.commands).toHaveLength(3);
    expect(
      result.topology.links.filter((link) => link.kind === 'forwards' && link.mode === 'standby'),
    ).toHaveLength(3);
  });

  it('of a VIP are memberships', async () => {
    const result = await edit(stacked, 'traffic', replaced('    vip -.-> lb-2\n', ''));
    expect(result.commands).toEqual([{ type: 'leave-endpoint', endpoint: 'vip', member: 'lb2' }]);
  });

  it('that follow from a place cannot be erased', async () => {
    const result = await edit(stacked, 'etcd', replaced('    a1 --- d1\n', ''));
    expect(result.commands).toEqual([]);
    expect(notesOf(result)[0]).toMatch('follows from where they stand');
  });

  it('that fit nothing are noted', async () => {
    const result = await edit(external, 'traffic', (text) => `${text}m1 --> m2\n`);
    expect(result.commands).toEqual([]);
    expect(notesOf(result)).toHaveLength(1);
  });
});

it('tries again what it could not take over', async () => {
  const first = await edit(stacked, 'traffic', (text) => `${text}thing\nm1 --> m2\n`);
  expect(first.commands).toEqual([]);
  const drawn = drawView(indexTopology(stacked), 'traffic', { language: 'en' });
  const same = await flowchartOf(`${drawn.text}thing\nm1 --> m2\n`);
  expect(reconcile(stacked, 'traffic', first.known, same).notes).toEqual(first.notes);
  const named = await flowchartOf(`${drawn.text}thing[worker-7]\n`);
  const second = reconcile(stacked, 'traffic', first.known, named);
  expect(second.commands).toMatchObject([{ type: 'add-component', kind: 'worker' }]);
  expect(second.notes).toEqual([]);
});

it('tells a change of direction from a change of the design', async () => {
  const result = await edit(stacked, 'traffic', replaced('flowchart TD', 'flowchart LR'));
  expect(result).toMatchObject({ commands: [], notes: [], direction: 'LR' });
});

it('names the undo step for what changed', async () => {
  const result = await edit(external, 'cluster', (text) => text.replaceAll('master-1', 'alpha'));
  const step = asOneStep(external, result.commands);
  expect(step?.type === 'batch' && renderMessage(step.label, 'en')).toBe(
    'Rename master-1 to alpha (and 1 more in the Mermaid text)',
  );
});
