import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

function exported(builder: TopologyBuilder) {
  const { files, notes } = buildBundle(builder.build(), { language: 'en' });
  const content =
    files.find(({ path }) => path === 'tools/prometheus/quorate-alerts.yaml')?.content ??
    'groups: []';
  const { groups } = parse(content) as { readonly groups: readonly { rules: readonly Rule[] }[] };
  return {
    rules: groups.flatMap(({ rules }) => rules),
    notes: notes.filter(({ exporter }) => exporter === 'prometheus'),
  };
}

const named = (rules: readonly Rule[], alert: string): readonly Rule[] =>
  rules.filter((rule) => rule.alert === alert);

describe('alert rules', () => {
  it('know quorum, failure domains, VIPs and the endpoint of the design', () => {
    const { rules, notes } = exported(
      topology().zones(3).stacked(5).loadBalancers(2).vip('10.0.0.100'),
    );
    expect(notes).toEqual([]);
    expect(named(rules, 'QuorateEtcdNoSpareMember')[0]?.expr).toMatch(/ == 3$/);
    expect(named(rules, 'QuorateEtcdQuorumLost')[0]?.expr).toMatch(/ < 3$/);
    expect(
      named(rules, 'QuorateMastersDown').map(({ labels }) => labels['failure_domain']),
    ).toEqual(['zone-a', 'zone-b', 'zone-c']);
    expect(named(rules, 'QuorateVipWithoutHolder')[0]?.expr).toContain('vrid="51"');
    expect(named(rules, 'QuorateApiUnreachable')[0]?.expr).toContain(
      String.raw`https://api\\.example\\.internal:6443`,
    );
  });

  it('count voters, not learners, and warn of no spare where there never is one', () => {
    const { rules } = exported(
      topology()
        .stacked(3)
        .with(({ etcdClusters }) => {
          const third = etcdClusters[0]?.members[2];
          if (third !== undefined) third.learner = true;
        }),
    );
    expect(named(rules, 'QuorateEtcdNoSpareMember')).toEqual([]);
    expect(named(rules, 'QuorateEtcdQuorumLost')[0]?.expr).toMatch(/ < 2$/);
    expect(named(rules, 'QuorateEtcdQuorumLost')[0]?.expr).not.toContain('master-3');
  });

  it('are critical for a domain that holds all masters, and none for one that holds none', () => {
    const { rules } = exported(
      topology()
        .domain('zone', 'a')
        .domain('zone', 'b')
        .stacked(3, { in: ['a'] }),
    );
    expect(named(rules, 'QuorateMastersDown').map(({ labels }) => labels)).toEqual([
      { severity: 'critical', failure_domain: 'a', kind: 'zone', element: 'a' },
    ]);
  });

  it('know targets by IPv6 with and without brackets', () => {
    const { rules } = exported(
      topology()
        .stacked(1)
        .with(({ hosts }) => {
          hosts[0]!.addresses = ['fd00::1'];
        }),
    );
    expect(named(rules, 'QuorateEtcdNoLeader')[0]?.expr).toBe(
      String.raw`etcd_server_has_leader{instance=~"(\\[fd00::1\\]|fd00::1|master-1)(:[0-9]+)?"} == 0`,
    );
  });

  it('say for which etcd cluster there are none', () => {
    const { rules, notes } = exported(
      topology()
        .stacked(3)
        .with(({ hosts }) => {
          hosts[0]!.addresses = [];
        }),
    );
    expect(rules.filter(({ alert }) => alert.includes('Etcd'))).toEqual([]);
    expect(notes.map(({ message }) => message.data)).toEqual([{ cluster: 'etcd' }]);
  });
});
