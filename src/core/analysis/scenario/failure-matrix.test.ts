import { describe, expect, it } from 'vitest';
import { arbitraryDesign } from '../../../testing/arbitrary-design.ts';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import fc from 'fast-check';
import { indexTopology } from '../../graph/topology-index.ts';
import { evaluateScenario } from '../evaluate.ts';
import { failureMatrix, type FailureMatrix } from './failure-matrix.ts';
import { matrixCsv, matrixMarkdown, matrixTable } from './failure-matrix-table.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';

function play(index: TopologyIndex): { matrix: FailureMatrix; shares: number[] } {
  const shares: number[] = [];
  const run = failureMatrix(index);
  for (;;) {
    const step = run.next();
    if (step.done === true) return { matrix: step.value, shares };
    shares.push(step.value);
  }
}

const indexOf = (builder: TopologyBuilder): TopologyIndex => indexTopology(builder.build());
/** zone-a: m1, lb1 · zone-b: m2, lb2. */
const small = (): TopologyBuilder =>
  topology().zones(2).stacked(2).loadBalancers(2).workers(2).vip('10.0.0.100');

describe('failureMatrix', () => {
  it('plays what can touch the API, in document order, domains also isolated', () => {
    const { matrix, shares } = play(indexOf(small()));
    expect(matrix.rows.map(({ id, how, seenFrom }) => [id, how, seenFrom].join(' '))).toEqual([
      'zone-a failed anywhere',
      'zone-a isolated inside',
      'zone-a isolated outside',
      'zone-b failed anywhere',
      'zone-b isolated inside',
      'zone-b isolated outside',
      ...['host-m1', 'host-m2', 'host-lb1', 'host-lb2'].map((id) => `${id} failed anywhere`),
      ...[
        ...['m1', 'm2'].flatMap((id) => [
          id,
          `${id}:kube-apiserver`,
          `${id}:kube-controller-manager`,
          `${id}:kube-scheduler`,
        ]),
        'e1',
        'e2',
        ...['lb1', 'lb2'].flatMap((id) => [id, `${id}:keepalived`, `${id}:proxy`]),
        'etcd:space',
      ].map((id) => `${id} failed anywhere`),
    ]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('knows kube-vip and cloud load balancers, and keepalived only where it holds something', () => {
    const ids = (builder: TopologyBuilder): string[] =>
      play(indexOf(builder)).matrix.rows.map(({ id }) => id);
    expect(ids(topology().stacked(1).kubeVip(''))).toContain('m1:kube-vip');
    expect(ids(topology().stacked(1).cloudLoadBalancer())).toContain('cloud');
    const lone = ids(topology().stacked(1).loadBalancers(1));
    expect(lone).toContain('lb1:proxy');
    expect(lone).not.toContain('lb1:keepalived');
    expect(play(indexOf(topology())).matrix.rows).toEqual([]);
  });

  it('says for each what the simulation shows', () => {
    fc.assert(
      fc.property(arbitraryDesign, (document) => {
        const index = indexTopology(document);
        const { rows } = play(index).matrix;
        for (const { id, how, seenFrom, outcome } of rows) {
          const scenario = how === 'failed' ? { failed: [id] } : { failed: [], cuts: [[id]] };
          const states = evaluateScenario(index, scenario);
          const { moves: _, ...rest } = outcome;
          expect(states[seenFrom === 'outside' ? 1 : 0]).toMatchObject(rest);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes little time for a thousand hosts', () => {
    const large = topology().zones(10).stacked(5).loadBalancers(4).workers(991).vip('10.0.0.100');
    const index = indexOf(large);
    const started = performance.now();
    const { matrix } = play(index);
    expect(matrix.rows.length).toBeGreaterThan(60);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('the table', () => {
  it('tells outcome, holder, time and controllers in a line', () => {
    const index = indexOf(small());
    const { head, rows } = matrixTable(index, play(index).matrix, 'en');
    expect(head.join(', ')).toBe(
      'Element, Kind, Event, Seen from, API, Reads, Cause, etcd voters up, Address held by, Takeover, Controllers',
    );
    const row = (name: string): string =>
      rows.find((cells) => cells.slice(0, 4).join(' ') === name)?.join(' | ') ?? '';
    expect(rows[0]?.join(' | ')).toBe(
      'as drawn |  |  |  | available | current |  | 2/2 | lb-1 |  | work',
    );
    expect(row('lb-1 load balancer fails anywhere')).toBe(
      'lb-1 | load balancer | fails | anywhere | no spare | current |  | 2/2 | lb-2 | 2.6–3.6 s | work',
    );
    expect(row('etcd-1 etcd member fails anywhere')).toBe(
      'etcd-1 | etcd member | fails | anywhere | unavailable | none | no quorum | 1/2, no quorum | lb-1 |  | none works',
    );
    expect(row('zone-a zone is cut off inside')).toContain('| unavailable | none | no quorum |');
  });

  it('is Markdown and CSV that hold any name', () => {
    const named = small().with(({ hosts }) => {
      hosts[0]!.name = '=HYPERLINK("http://x")|<b>';
    });
    const index = indexOf(named);
    const { matrix } = play(index);
    const markdown = matrixMarkdown(index, matrix, 'zh');
    expect(markdown.split('\n')).toHaveLength(matrix.rows.length + 3);
    expect(markdown).not.toContain('<b>');
    const csv = matrixCsv(index, matrix, 'en');
    expect(csv.split('\r\n')).toHaveLength(matrix.rows.length + 3);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")|<b>",host,fails`);
  });

  it('names clusters and addresses where there are several', () => {
    const two = topology()
      .stacked(3)
      .loadBalancers(2)
      .vip('10.0.0.100')
      .vip('10.0.0.101', { members: ['lb2', 'lb1'] });
    const index = indexOf(two);
    const { rows } = matrixTable(index, play(index).matrix, 'en');
    expect(rows[0]?.[8]).toBe('vip: lb-1; vip-2: lb-1');
    const lost = rows.find(([name, kind]) => name === 'lb-1' && kind === 'load balancer');
    expect(lost?.[9]).toBe('vip: 2.6–3.6 s; vip-2: 2.6–3.6 s');
  });
});
