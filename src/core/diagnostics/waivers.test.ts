import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology, Waiver } from '../model/topology.ts';
import { findingKey } from './diagnostic.ts';
import { judge } from './run.ts';
import { unusedWaivers } from './waivers.ts';

function judged(document: Topology, ...waivers: Waiver[]) {
  return judge(indexTopology({ ...document, checks: { ...document.checks, waivers } }));
}

const lonely = topology().stacked(1).build();
const single: Waiver = {
  rule: 'etcd/single-member',
  severity: 'off',
  reason: 'A lab that is rebuilt each night',
};

describe('waivers', () => {
  it('switch a rule off and keep what it found, with the reason', () => {
    const before = judged(lonely);
    const after = judged(lonely, single);
    expect(after.findings.map(findingKey)).toEqual(
      before.findings.map(findingKey).filter((key) => !key.startsWith('etcd/single-member')),
    );
    expect(after.waived).toMatchObject([
      {
        rule: 'etcd/single-member',
        severity: 'error',
        waiver: { from: 'error', reason: single.reason },
      },
    ]);
  });

  it('grade a finding otherwise, and it takes its new place in the order', () => {
    const { findings, waived } = judged(lonely, { ...single, severity: 'info' });
    const found = findings.findIndex(({ rule }) => rule === single.rule);
    expect(findings[found]).toMatchObject({ severity: 'info', waiver: { from: 'error' } });
    expect(findings.map(({ severity }) => severity)).toEqual(
      ['error', 'warning', 'info'].flatMap((grade) =>
        findings.filter(({ severity }) => severity === grade).map(({ severity }) => severity),
      ),
    );
    expect(waived).toEqual([]);
  });

  it('about one element leave the others as they are, and go before those about the rule', () => {
    const pair = topology().stacked(3).loadBalancers(2).build();
    for (const host of pair.hosts) host.addresses = ['10.0.0.1'];
    const all = judged(pair).findings.filter(({ rule }) => rule === 'network/ip-duplicate');
    const about = all[0]?.targets[0].id ?? '';
    const rule = 'network/ip-duplicate';
    const one: Waiver = { rule, element: about, severity: 'off', reason: 'known' };
    expect(judged(pair, one).waived.map(({ targets }) => targets[0].id)).toEqual([about]);
    const mixed = judged(pair, one, { rule, severity: 'warning', reason: 'a clone' });
    expect(mixed.waived.map(({ targets }) => targets[0].id)).toEqual([about]);
  });

  it('that meet no finding are named', () => {
    const waivers: Waiver[] = [single, { ...single, rule: 'etcd/no-such-rule' }];
    const { findings, waived } = judged(lonely, ...waivers);
    expect(unusedWaivers(waivers, [...findings, ...waived])).toEqual([waivers[1]]);
  });
});
