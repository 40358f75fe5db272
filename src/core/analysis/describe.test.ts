import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import { computeVerdict } from './compute-verdict.ts';
import { describeState, describeVerdict } from './describe.ts';
import { evaluateScenario } from './evaluate.ts';

function sentences(builder: TopologyBuilder, ...failed: string[]): { en: string; zh: string } {
  const index = indexTopology(builder.build());
  const said = describeState(index, evaluateScenario(index, { failed })[0]!);
  return { en: renderMessage(said, 'en'), zh: renderMessage(said, 'zh') };
}

function weakest(builder: TopologyBuilder): Record<string, string | null> {
  const index = indexTopology(builder.build());
  return Object.fromEntries(
    describeVerdict(index, computeVerdict(index)).map((part) => [
      `${part.kind} ${part.tolerated}/${part.elements}`,
      part.weakest && renderMessage(part.weakest, 'en'),
    ]),
  );
}

const external = (): TopologyBuilder =>
  topology().zones(2).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('');

describe('describeState', () => {
  it('says in one sentence what a state means, in both languages', () => {
    expect(sentences(external())).toEqual({
      en: 'The API answers reads and writes.',
      zh: 'API 可正常读写。',
    });
    expect(sentences(external(), 'e1', 'lb1')).toEqual({
      en: 'The API answers reads and writes, but has no spare left: one load balancer or endpoint, 2 of 3 etcd voters.',
      zh: 'API 可正常读写，但已无冗余：负载均衡器或入口仅剩一个、etcd 投票成员 3 个中仅 2 个可用。',
    });
    expect(sentences(external(), 'lb1', 'lb2', 'e1', 'e2')).toEqual({
      en: 'The API is unavailable: no endpoint, load balancer or VIP is up; etcd has no quorum, 1 of 3 voters are up and 2 are needed. Running workloads go on, but nothing can be changed or rescheduled.',
      zh: 'API 不可用：没有可用的入口、负载均衡器或 VIP；etcd 失去法定人数，3 个投票成员中 1 个可用，需要 2 个。运行中的工作负载不受影响，但无法变更或重新调度。',
    });
  });

  it('tells stale reads and failing shares', () => {
    const tcp = topology().stacked(3).loadBalancers(1, { healthCheck: 'tcp' }).vip('');
    expect(sentences(tcp, 'e1').en).toMatch(/^33 % of API requests fail for good/);
    expect(sentences(tcp, 'e1', 'e2').en).toMatch(/at best it answers stale reads: etcd has no/);
  });

  it('tells an etcd out of space from an outage', () => {
    expect(sentences(external(), 'etcd:space').en).toBe(
      'The API answers reads, but no writes: etcd is out of space (NOSPACE alarm). Running workloads go on, but nothing can be changed or rescheduled.',
    );
    expect(sentences(external(), 'etcd:space', 'lb1', 'lb2').en).toMatch(
      /^The API is unavailable: no endpoint, load balancer or VIP is up; etcd is out of space/,
    );
  });

  it('speaks of a design without etcd', () => {
    expect(sentences(topology().controlPlanes(1)).en).toContain('no etcd member votes');
  });
});

describe('describeVerdict', () => {
  it('names what is not survived, with the arithmetic', () => {
    expect(weakest(external())).toEqual({
      'component 1/8': 'etcd-1, etcd-2 (2 of 3 etcd voters)',
      'host 1/8': 'etcd-1, etcd-2 (2 of 3 etcd voters)',
      'zone 0/2': 'zone-a (2 of 3 etcd voters)',
    });
  });

  it('shortens long lists and says when the design does not work as drawn', () => {
    const five = topology().stacked(9).loadBalancers(9).vip('');
    expect(weakest(five)['host 4/18']).toBe(
      'master-1, master-2, master-3, master-4, and 1 more (5 of 9 etcd voters)',
    );
    expect(weakest(topology().stacked(1).vip(''))['host 0/1']).toBe(
      'as drawn (no load balancer or endpoint left)',
    );
  });

  it('shows names as they are, whatever is in them', () => {
    const named = topology()
      .stacked(1)
      .with(({ hosts }) => {
        hosts[0]!.name = '{part0_name} $& <script>';
      });
    expect(weakest(named)['host 0/1']).toBe('{part0_name} $& <script> (1 of 1 etcd voters)');
  });

  it('has nothing weak to say where all of a kind may fail', () => {
    const rack = topology().domain('rack', 'rack').stacked(3).loadBalancers(2).vip('');
    rack.with(({ hosts }) => {
      hosts[0]!.failureDomain = 'rack';
    });
    expect(weakest(rack)['rack 1/1']).toBeNull();
  });
});
