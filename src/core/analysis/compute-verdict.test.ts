import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { topologySchema } from '../model/topology.ts';
import { computeVerdict, type VerdictOptions } from './compute-verdict.ts';
import { evaluateScenario } from './evaluate.ts';
import type { Verdict } from './verdict.ts';

const verdictOf = (builder: TopologyBuilder, options?: VerdictOptions): Verdict =>
  computeVerdict(indexTopology(builder.build()), options);

function tolerated({ tolerates }: Verdict): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(tolerates).map(([kind, tolerance]) => [kind, tolerance?.tolerated ?? null]),
  );
}

describe('lessons that designs should show', () => {
  it('three stacked masters over three zones survive any one of each', () => {
    const verdict = verdictOf(topology().zones(3).stacked(3).loadBalancers(2).vip(''));
    expect(tolerated(verdict)).toEqual({
      component: 1,
      host: 1,
      rack: null,
      zone: 1,
      region: null,
    });
    expect(verdict.tolerates.host).toMatchObject({
      elements: 5,
      counterExample: ['host-m1', 'host-m2'],
      consequence: { api: 'unavailable', cause: 'no-quorum' },
      exhaustive: true,
    });
  });

  it('two zones do not survive the larger one', () => {
    const verdict = verdictOf(topology().zones(2).stacked(3).loadBalancers(2).vip(''));
    expect(verdict.tolerates.zone).toMatchObject({
      tolerated: 0,
      elements: 2,
      counterExample: ['zone-a'],
      consequence: { cause: 'no-quorum', etcd: [{ up: 1, voters: 3 }] },
    });
    const zones = verdict.single.filter(({ id }) => id.startsWith('zone-'));
    expect(zones.map(({ state }) => state.api)).toEqual(['unavailable', 'degraded']);
  });

  it('two and two in two zones survive neither', () => {
    const verdict = verdictOf(topology().zones(2).stacked(4).loadBalancers(2).vip(''));
    const zones = verdict.single.filter(({ id }) => id.startsWith('zone-'));
    expect(zones.map(({ state }) => state.cause)).toEqual(['no-quorum', 'no-quorum']);
  });

  it('both load balancers in one zone throw the third zone away', () => {
    const verdict = verdictOf(
      topology()
        .zones(3)
        .stacked(3)
        .loadBalancers(2, { in: ['zone-a'] })
        .vip(''),
    );
    expect(verdict.tolerates.zone).toMatchObject({
      tolerated: 0,
      counterExample: ['zone-a'],
      consequence: { cause: 'no-endpoint' },
    });
  });

  it('five stacked as 2+2+1 survive a zone and two hosts, but not a zone and any host', () => {
    const design = topology()
      .zones(3)
      .stacked(5, { in: ['zone-a', 'zone-a', 'zone-b', 'zone-b', 'zone-c'] })
      .loadBalancers(3)
      .vip('');
    expect(tolerated(verdictOf(design))).toMatchObject({ component: 2, host: 2, zone: 1 });
    const [state] = evaluateScenario(indexTopology(design.build()), {
      failed: ['zone-a', 'host-m3'],
    });
    expect(state).toMatchObject({ cause: 'no-quorum', etcd: [{ up: 2, voters: 5 }] });
  });

  it('a single master survives nothing', () => {
    const verdict = verdictOf(topology().stacked(1));
    expect(tolerated(verdict)).toMatchObject({ component: 0, host: 0 });
    expect(verdict.tolerates.component?.counterExample).toEqual(['m1']);
  });

  it('a stacked master that loses its member under a TCP check is not survived', () => {
    const verdict = verdictOf(
      topology().stacked(3).loadBalancers(2, { healthCheck: 'tcp' }).vip(''),
    );
    expect(verdict.tolerates.host?.tolerated).toBe(1);
    expect(verdict.tolerates.component).toMatchObject({
      tolerated: 0,
      counterExample: ['e1'],
      consequence: { api: 'partial' },
    });
  });
});

describe('which elements count', () => {
  it('workers and what holds only workers do not', () => {
    const verdict = verdictOf(
      topology()
        .zones(2)
        .domain('rack', 'rack-w', 'zone-b')
        .stacked(1, { in: ['zone-a'] })
        .workers(3, { in: ['rack-w'] }),
    );
    expect(verdict.tolerates).toMatchObject({
      component: { elements: 2 },
      host: { elements: 1 },
      zone: { elements: 1 },
      rack: null,
    });
    expect(verdict.single.map(({ id }) => id)).toEqual(['zone-a', 'host-m1', 'm1', 'e1']);
    expect(verdict.intact.up).toEqual(['host-m1', 'm1', 'e1']);
  });

  it('hypervisors are in no kind but among the single failures', () => {
    const verdict = verdictOf(
      topology()
        .domain('hypervisor', 'esx-1')
        .stacked(3, { in: ['esx-1'] }),
    );
    expect(tolerated(verdict)).toMatchObject({ rack: null, zone: null, region: null });
    expect(verdict.single[0]).toMatchObject({ id: 'esx-1', state: { api: 'unavailable' } });
  });

  it('a cloud load balancer is a single failure, no component; a zone of its own matters', () => {
    const verdict = verdictOf(
      topology()
        .zones(2)
        .stacked(1, { in: ['zone-a'] })
        .cloudLoadBalancer()
        .with(({ endpoints }) => {
          const [cloud] = endpoints;
          if (cloud?.kind === 'cloud-lb') cloud.zones = ['zone-a', 'zone-b'];
        }),
    );
    expect(verdict.tolerates.component?.elements).toBe(2);
    expect(verdict.tolerates.zone?.elements).toBe(2);
    expect(verdict.single.map(({ id }) => id)).toContain('cloud');
    expect(verdict.single.find(({ id }) => id === 'zone-b')?.state.api).toBe('available');
  });

  it('a kind whose elements may all fail has no counter-example', () => {
    const verdict = verdictOf(
      topology()
        .domain('rack', 'rack')
        .stacked(3)
        .loadBalancers(2)
        .vip('')
        .with(({ hosts }) => {
          const [host] = hosts;
          if (host !== undefined) host.failureDomain = 'rack';
        }),
    );
    expect(verdict.tolerates.rack).toEqual({
      tolerated: 1,
      elements: 1,
      counterExample: null,
      consequence: null,
      exhaustive: true,
    });
  });

  it('one rack can be worse than two: without the VIP holder the other one serves', () => {
    const verdict = verdictOf(
      topology()
        .domain('rack', 'rack-m')
        .domain('rack', 'rack-lb')
        .controlPlanes(2, { in: ['rack-m', 'nowhere'] })
        .externalEtcd(3, { in: ['nowhere'] })
        .loadBalancers(2, { in: ['rack-lb', 'nowhere'] })
        .vip('')
        .with((document) => {
          for (const host of document.hosts) {
            if (host.failureDomain === 'nowhere') delete host.failureDomain;
          }
          const kept = ['lb1-m1', 'lb2-m2', 'm1-etcd', 'm2-etcd'];
          document.links = document.links.filter(({ id }) => kept.includes(id));
        }),
    );
    expect(verdict.tolerates.rack).toMatchObject({
      tolerated: 0,
      counterExample: ['rack-m'],
      consequence: { cause: 'no-control-plane' },
    });
  });

  it('a design that is unavailable as drawn tolerates nothing, with nothing failed', () => {
    const verdict = verdictOf(topology().stacked(3).vip(''));
    expect(verdict.tolerates.host).toMatchObject({
      tolerated: 0,
      counterExample: [],
      consequence: { api: 'unavailable', cause: 'no-endpoint' },
    });
  });
});

describe('the search', () => {
  it('ends at once where much is alike: 31 members over five zones', () => {
    const design = topology().zones(5).controlPlanes(17).externalEtcd(31).loadBalancers(17).vip('');
    const verdict = verdictOf(design, { budget: 3_000 });
    expect(verdict.tolerates.host).toMatchObject({ tolerated: 15, exhaustive: true });
    expect(verdict.tolerates.component).toMatchObject({ tolerated: 15, exhaustive: true });
    expect(verdict.tolerates.zone).toMatchObject({ tolerated: 2, exhaustive: true });
    const stackedDesign = topology().zones(5).stacked(31).loadBalancers(17).vip('');
    expect(verdictOf(stackedDesign, { budget: 30_000 }).tolerates.component).toMatchObject({
      tolerated: 15,
      exhaustive: true,
    });
  });

  it('says so when its budget ends', () => {
    const verdict = verdictOf(topology().stacked(5).loadBalancers(3).vip(''), { budget: 8 });
    expect(verdict.tolerates.component).toMatchObject({
      tolerated: 1,
      counterExample: null,
      consequence: null,
      exhaustive: false,
    });
  });

  it('reports progress up to 1 and stops when cancelled', () => {
    const shares: number[] = [];
    const design = topology().stacked(5).loadBalancers(3).vip('');
    verdictOf(design, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(verdictOf(design, { isCancelled: () => true }).single).toEqual([]);
  });

  it('is not disturbed by an evaluation of the same design in between', () => {
    const index = indexTopology(topology().stacked(5).loadBalancers(3).vip('').build());
    const undisturbed = computeVerdict(index);
    expect(computeVerdict(index, { onProgress: () => computeVerdict(index) })).toEqual(undisturbed);
  });
});

describe('hostile documents', () => {
  const base = { apiVersion: 'quorate/v1', kind: 'Topology', metadata: { name: 'hostile' } };

  it('are judged in bounded time: domains in each other and in a circle, everything failing', () => {
    const domains = Array.from({ length: 3_000 }, (_, i) => ({
      id: `d${i}`,
      kind: 'rack',
      name: 'rack',
      parent: `d${(i + 1) % 3_000}`,
    }));
    const document = topologySchema.parse({
      ...base,
      failureDomains: domains,
      hosts: [{ id: 'h', name: 'h', failureDomain: 'd0' }],
      components: [{ kind: 'control-plane', id: 'm', host: 'h', name: 'm' }],
    });
    expect(computeVerdict(indexTopology(document)).intact.api).toBe('unavailable');
  });

  it('thousands of members end at the budget', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => i);
    const document = topologySchema.parse({
      ...base,
      hosts: many.map((i) => ({ id: `h${i}`, name: `h${i}` })),
      components: many.flatMap((i) => [
        { kind: 'control-plane', id: `m${i}`, host: `h${i}`, name: `m${i}` },
        { kind: 'etcd', id: `e${i}`, host: `h${i}`, name: `e${i}` },
      ]),
      etcdClusters: [
        {
          id: 'etcd',
          name: 'etcd',
          placement: 'external',
          members: many.map((i) => ({ component: `e${i}` })),
        },
      ],
      endpoints: [{ kind: 'kube-vip', id: 'vip', name: 'vip', members: many.map((i) => `m${i}`) }],
      links: many.map((i) => ({ kind: 'stores-in', id: `l${i}`, from: `m${i}`, to: 'etcd' })),
    });
    const verdict = computeVerdict(indexTopology(document));
    expect(verdict.tolerates.host).toMatchObject({ exhaustive: false, elements: 2_000 });
    expect(verdict.single.length).toBeLessThan(2_000);
  });

  it('references into the void, duplicate ids and members listed twice do no harm', () => {
    const document = topologySchema.parse({
      ...base,
      failureDomains: [{ id: 'same', kind: 'zone', name: 'z', parent: 'nowhere' }],
      hosts: [{ id: 'same', name: 'h', failureDomain: 'same' }],
      components: [
        { kind: 'control-plane', id: 'm', host: 'nowhere', name: 'm' },
        { kind: 'load-balancer', id: 'm', host: 'same', name: 'm' },
        { kind: 'etcd', id: 'e', host: 'same', name: 'e' },
      ],
      etcdClusters: [
        {
          id: 'c',
          name: 'c',
          placement: 'stacked',
          members: [{ component: 'e' }, { component: 'e' }],
        },
        {
          id: 'c',
          name: 'c',
          placement: 'external',
          members: [{ component: 'x' }, { component: 'm' }],
        },
      ],
      endpoints: [
        { kind: 'vip', id: 'v', name: 'v', members: ['m', 'm', 'e', 'x'] },
        { kind: 'cloud-lb', id: 'v', name: 'v', zones: ['nowhere', 'same', 'same'] },
      ],
      links: [
        { kind: 'forwards', id: 'l', from: 'm', to: 'm' },
        { kind: 'forwards', id: 'l', from: 'v', to: 'nowhere' },
        { kind: 'stores-in', id: 'l', from: 'm', to: 'c' },
      ],
    });
    const verdict = computeVerdict(indexTopology(document));
    expect(verdict.intact.etcd.map(({ voters }) => voters)).toEqual([0]);
    expect(verdict.single.map(({ id }) => id)).toContain('same');
  });
});
