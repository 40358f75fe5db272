import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFlowchart } from '../../../cli/mermaid-parser.ts';
import { awkwardText } from '../../../testing/awkward-text.ts';
import { seedPage } from '../../../testing/seed-page.ts';
import { languages, renderMessage } from '../../model/message.ts';
import { parseTopology } from '../../model/parse-topology.ts';
import type { Topology } from '../../model/topology.ts';
import type { Flowchart } from '../flowchart.ts';
import type { ImportedDesign } from '../importer.ts';
import { importMermaidFile } from '../mermaid-file.ts';
import { readFlowchart } from './read-flowchart.ts';

async function designs(page: string): Promise<ImportedDesign[]> {
  const candidates = await importMermaidFile(page, 'page.md', parseFlowchart);
  return candidates.map(({ result }) => {
    if (!result.ok) throw new Error(renderMessage(result.failure.message, 'en'));
    return result.design;
  });
}

async function design(...lines: string[]): Promise<ImportedDesign> {
  const [only] = await designs(['```mermaid', ...lines, '```'].join('\n'));
  if (only === undefined) throw new Error('no design');
  return only;
}

async function refusal(...lines: string[]): Promise<string> {
  const page = ['```mermaid', ...lines, '```'].join('\n');
  const [only] = await importMermaidFile(page, 'page.md', parseFlowchart);
  if (only === undefined || only.result.ok) throw new Error('was read');
  return renderMessage(only.result.failure.message, 'en');
}

/** `host: component(kind) …` for each host, in order. */
function hostsOf({ hosts, components }: Topology): string[] {
  return hosts.map((host) => {
    const on = components.filter((component) => component.host === host.id);
    return `${host.name}: ${on.map(({ name, kind }) => `${name}(${kind})`).join(' ')}`;
  });
}

/** `from>to` by name, `~` for standby. */
function linksOf(topology: Topology): string[] {
  const name = (id: string): string =>
    [...topology.components, ...topology.endpoints, ...topology.etcdClusters].find(
      (element) => element.id === id,
    )?.name ?? id;
  return topology.links.map(
    (link) =>
      `${name(link.from)}${link.kind === 'forwards' && link.mode === 'standby' ? '~' : '>'}${name(link.to)}`,
  );
}

function clustersOf(topology: Topology): string[] {
  return topology.etcdClusters.map(
    ({ name, placement, members }) =>
      `${name} ${placement}: ${members
        .map(({ component }) => topology.components.find(({ id }) => id === component)?.name)
        .join(' ')}`,
  );
}

function notesOf({ notes }: ImportedDesign): string {
  return notes.map((note) => renderMessage(note, 'en')).join('\n');
}

beforeAll(async () => {
  // Loads Mermaid, which takes its time on a busy machine.
  await parseFlowchart('flowchart LR\n a');
}, 60_000);

describe('the drawings of the seed', () => {
  it('opens the VRRP pair', async () => {
    const [pair] = await designs(seedPage());
    if (pair === undefined) throw new Error('no design');
    const { topology } = pair;
    expect(hostsOf(topology)).toEqual(['lb1: LB1(load-balancer)', 'lb2: LB2(load-balancer)']);
    expect(topology.components.map((c) => c.kind === 'load-balancer' && c.priority)).toEqual([
      110, 100,
    ]);
    expect(topology.endpoints).toEqual([
      expect.objectContaining({ kind: 'vip', address: '', members: ['lb-1', 'lb-2'] }),
    ]);
    expect(topology.links).toEqual([]);
    expect(notesOf(pair)).toMatch('leaves HAProxy or NGINX open: HAProxy is assumed');
    expect(notesOf(pair)).toMatch('The address of the VIP vip-1 is not in the drawing');
    expect(notesOf(pair)).toMatch('LB1 110, LB2 100');
  });

  it('opens the active and the standby load balancer', async () => {
    const [, traffic] = await designs(seedPage());
    if (traffic === undefined) throw new Error('no design');
    const { topology } = traffic;
    expect(hostsOf(topology).toSorted()).toEqual([
      'loadbalancer1: loadbalancer1(load-balancer)',
      'loadbalancer2: loadbalancer2(load-balancer)',
      'master1: master1(control-plane)',
      'master2: master2(control-plane)',
      'master3: master3(control-plane)',
    ]);
    expect(linksOf(topology)).toEqual([
      'loadbalancer1>master1',
      'loadbalancer1>master2',
      'loadbalancer1>master3',
      'loadbalancer2~master1',
      'loadbalancer2~master2',
      'loadbalancer2~master3',
    ]);
    expect(topology.endpoints).toEqual([
      expect.objectContaining({ kind: 'vip', address: '', members: ['lb-1', 'lb-2'] }),
    ]);
    expect(notesOf(traffic)).toMatch('loadbalancer1, loadbalancer2 need one between them');
    expect(notesOf(traffic)).toMatch('no etcd for master1, master2, master3');
  });

  it('opens the stacked masters', async () => {
    const topology = (await designs(seedPage()))[2]?.topology;
    if (topology === undefined) throw new Error('no design');
    expect(hostsOf(topology)).toEqual([
      ...[1, 2, 3].map((n) => `node${n}: master${n}(control-plane) etcd-node${n}(etcd)`),
      'lb: LB(load-balancer)',
    ]);
    expect(clustersOf(topology)).toEqual(['etcd stacked: etcd-node1 etcd-node2 etcd-node3']);
    expect(linksOf(topology)).toEqual(['LB>master1', 'LB>master2', 'LB>master3']);
    expect(topology.endpoints).toEqual([]);
  });

  it('opens the masters with an external cluster', async () => {
    const topology = (await designs(seedPage()))[3]?.topology;
    if (topology === undefined) throw new Error('no design');
    expect(hostsOf(topology)).toEqual([
      ...[1, 2, 3].map((n) => `master${n}: service${n}(control-plane)`),
      'lb: LB(load-balancer)',
      ...[1, 2, 3].map((n) => `node${n}: node${n}(etcd)`),
    ]);
    expect(clustersOf(topology)).toEqual(['db-cluster external: node1 node2 node3']);
    expect(linksOf(topology)).toEqual([
      ...[1, 2, 3].map((n) => `LB>service${n}`),
      ...[1, 2, 3].map((n) => `service${n}>db-cluster`),
    ]);
  });

  it('names each by its heading and gives every element its evidence in both languages', async () => {
    for (const { name, topology, elements, notes } of await designs(seedPage())) {
      expect(name).toMatch(/高可用|ETCD/);
      expect(topology.metadata.name).toBe(name);
      const ids = elements.map(({ id }) => id);
      expect(ids.toSorted()).toEqual(
        [...topology.hosts, ...topology.components, ...topology.etcdClusters, ...topology.endpoints]
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const text of [...elements.map(({ evidence }) => evidence), ...notes]) {
        for (const language of languages) {
          expect(renderMessage(text, language)).not.toMatch(/\{\w+\}|undefined/);
        }
      }
    }
  });
});

describe('other drawings', () => {
  it('takes addresses, zones and a VIP from a drawing in Chinese', async () => {
    const { topology } = await design(
      'graph TB',
      'client[客户端] --> vip((虚拟IP<br/>10.0.0.100))',
      'vip --> lba[负载均衡1 10.0.0.11] & lbb[负载均衡2 10.0.0.12]',
      'subgraph az1[可用区A]',
      '  subgraph h1[主节点1 10.0.1.11]',
      '    api1[kube-apiserver]',
      '    e1[(etcd)]',
      '  end',
      'end',
      'subgraph az2[可用区B]',
      '  subgraph h2[主节点2]',
      '    api2[kube-apiserver]',
      '    e2[(etcd)]',
      '  end',
      '  w1[工作节点1]',
      'end',
      'lba & lbb --> api1 & api2',
      'h1 --- h2',
    );
    expect(topology.failureDomains.map(({ kind, name }) => [kind, name])).toEqual([
      ['zone', '可用区A'],
      ['zone', '可用区B'],
    ]);
    expect(
      topology.hosts.map(({ name, addresses, failureDomain }) => [
        name,
        addresses[0],
        failureDomain,
      ]),
    ).toEqual([
      ['lb-1', '10.0.0.11', undefined],
      ['lb-2', '10.0.0.12', undefined],
      ['master-1', '10.0.1.11', 'zone-1'],
      ['master-2', undefined, 'zone-2'],
      ['worker-1', undefined, 'zone-2'],
    ]);
    expect(topology.endpoints).toEqual([
      expect.objectContaining({ kind: 'vip', address: '10.0.0.100', members: ['lb-1', 'lb-2'] }),
    ]);
    expect(clustersOf(topology)).toEqual(['etcd stacked: master-1 master-2']);
  });

  it('reads load balancers inside the machines of masters', async () => {
    const read = await design(
      'flowchart TD',
      ...[1, 2].flatMap((n) => [
        `subgraph node${n}`,
        `  ha${n}[haproxy]`,
        `  ka${n}[keepalived]`,
        `  api${n}[kube-apiserver]`,
        `  etcd${n}[(etcd)]`,
        'end',
      ]),
      'ha1 & ha2 --> api1 & api2',
      'ka1 <-. VRRP .-> ka2',
    );
    expect(hostsOf(read.topology)).toEqual(
      [1, 2].map((n) => `node${n}: node${n}(load-balancer) node${n}(control-plane) node${n}(etcd)`),
    );
    expect(
      read.topology.components.flatMap((c) => (c.kind === 'load-balancer' ? [c.port] : [])),
    ).toEqual([8443, 8443]);
    expect(notesOf(read)).toMatch('port 8443 is assumed');
    expect(read.topology.endpoints).toHaveLength(1);
  });

  it('reads kube-vip, cloud load balancers and lines to single etcd members', async () => {
    const { topology } = await design(
      'graph LR',
      'users --> nlb[AWS NLB] --> cp1[Control Plane 1] & cp2[Control Plane 2]',
      'kv[kube-vip 10.0.0.5] --> cp1 & cp2',
      'subgraph etcd cluster',
      'e0[(etcd-0)]',
      'e1[(etcd-1)]',
      'end',
      'cp1 --> e0',
      'cp2 --> e0 & e1',
    );
    expect(linksOf(topology)).toEqual([
      'AWS NLB>Control Plane 1',
      'AWS NLB>Control Plane 2',
      'Control Plane 1>etcd-0',
      'Control Plane 2>etcd cluster',
    ]);
    expect(topology.endpoints.map(({ kind }) => kind)).toEqual(['kube-vip', 'cloud-lb']);
    expect(topology.endpoints[1]).toMatchObject({ provider: 'aws' });
  });

  it('names what it leaves out and what it leaves open', async () => {
    const notes = notesOf(
      await design(
        'graph TD',
        'users[Users] --> lb[Load balancer] --> auth[Firewall] --> api[kube-apiserver]',
        'api --> db[etcd 集群]',
        'lb --> db',
      ),
    );
    expect(notes).toMatch('kept as notes of the design, with their lines: Users, Firewall');
    expect(notes).toMatch('no line from Load balancer to a master');
    expect(notes).toMatch('etcd 集群 speaks of several');
    expect(notes).toMatch('left out: Load balancer → etcd 集群');
  });

  it('does not open what draws something else', async () => {
    const web = ['flowchart TD', 'A[Load balancer] --> B[web server]', 'B --> D[(database)]'];
    expect(await refusal(...web)).toMatch('draws something else');
    expect(await refusal('flowchart TD', 'master --> feature --> master')).toMatch(
      'something else',
    );
    expect(await refusal('flowchart TD', 'a --> b')).toMatch('something else');
    expect(await refusal('pie', '"a": 1')).toMatch('another type');
  });
});

describe('any flowchart', () => {
  const label = fc.oneof(
    fc.constantFrom('etcd', 'master1', 'LB', 'api server', 'keepalived', 'nginx', 'vip', 'kubelet'),
    fc.constantFrom('worker', 'zone a', 'etcd cluster', 'scheduler', 'kube-vip', 'NLB', 'api dns'),
    awkwardText(),
  );
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__', 'constructor');
  const chart: fc.Arbitrary<Flowchart> = fc.record({
    direction: fc.constant('TB'),
    vertices: fc.uniqueArray(
      fc.record({
        id,
        label,
        shape: fc.constantFrom('rect', 'round', 'cylinder', 'other'),
        classes: fc.constantFrom([], ['dbclass']),
      }),
      { selector: (vertex) => vertex.id },
    ),
    edges: fc.array(
      fc.record({
        from: fc.oneof(id, fc.constantFrom('x', 'y', 'z')),
        to: fc.oneof(id, fc.constantFrom('x', 'y', 'z')),
        stroke: fc.constantFrom('normal', 'dotted', 'thick'),
        arrows: fc.constantFrom('none', 'to', 'both'),
      }),
      { maxLength: 12 },
    ),
    subgraphs: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('x', 'y', 'z', 'toString'),
        title: label,
        members: fc.array(fc.oneof(id, fc.constantFrom('x', 'y', 'z', 'toString'))),
      }),
      { selector: (subgraph) => subgraph.id },
    ),
  });

  it('becomes a document that can be held, or is refused, and never throws', () => {
    let opened = 0;
    fc.assert(
      fc.property(chart, (flowchart) => {
        const read = readFlowchart(flowchart, 'any');
        if (!read.ok) return;
        opened += 1;
        expect(parseTopology(read.design.topology)).toMatchObject({ ok: true });
        const names = read.design.topology.hosts.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/);
        }
      }),
      { numRuns: 200 },
    );
    expect(opened).toBeGreaterThan(20);
  });
});
