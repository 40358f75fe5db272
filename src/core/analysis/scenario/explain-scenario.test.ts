import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../../testing/arbitrary-design.ts';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { renderMessage, type Message } from '../../model/message.ts';
import type { CloudLoadBalancer, VipEndpoint } from '../../model/topology.ts';
import { explainScenario, explainSteps } from './explain-scenario.ts';
import type { Scenario } from '../verdict.ts';

/** zone-a: m1, lb1, w1 · zone-b: m2, lb2, w2 · zone-c: m3, w3. */
const stacked = (): TopologyBuilder =>
  topology().zones(3).stacked(3).loadBalancers(2).workers(3).vip('10.0.0.100');

const english = (message: Message): string => renderMessage(message, 'en');

interface Told {
  readonly sentence: string;
  readonly place: string | null;
  /** `vip: lb1 > lb2, 2.6–3.6 s`. */
  readonly moves: readonly string[];
  readonly why: readonly string[];
  readonly stays: readonly string[];
  readonly interrupted: readonly string[];
  readonly follows: string;
}

function tell(builder: TopologyBuilder, scenario: Partial<Scenario>, before?: Scenario): Told[] {
  const index = indexTopology(builder.build());
  const report = explainScenario(index, { failed: [], ...scenario }, before);
  const range = ({ min, max }: { min: number; max: number }): string =>
    `${Math.round(min * 10) / 10}–${Math.round(max * 10) / 10} s`;
  return report.sides.map((side) => ({
    sentence: english(side.sentence),
    place: side.place && english(side.place),
    moves: side.moves.map(
      ({ endpoint, from, to, takes }) =>
        `${endpoint}: ${from} > ${to}, ${takes === null ? 'for good' : range(takes)}`,
    ),
    why: side.moves.map(({ why }) => english(why)),
    stays: side.unmoved.map(({ endpoint, holder }) => `${endpoint}: ${holder}`),
    interrupted: side.interruptions.map(({ what, takes }) => `${range(takes)}: ${english(what)}`),
    follows: side.consequences.map(english).join(' '),
  }));
}

describe('addresses', () => {
  it('move after three adverts and the skew of the next holder, if its host or keepalived dies', () => {
    for (const failed of ['host-lb1', 'lb1', 'lb1:keepalived', 'zone-a']) {
      const [told] = tell(stacked(), { failed: [failed] });
      // skew = (256 − 100) / 256 s; measured with real programs: 3.4 s.
      expect(told?.moves).toEqual(['vip: lb1 > lb2, 2.6–3.6 s']);
      expect(told?.why).toEqual([
        'lb-2 hears no adverts: up to 3 × advert_int 1 s + skew 0.61 s, which is (256 − priority 100) / 256 × advert_int',
      ]);
    }
  });

  it('move after the failed checks, if only the proxy dies', () => {
    const [told] = tell(stacked(), { failed: ['lb1:proxy'] });
    // Measured with real programs: 6.2 s.
    expect(told?.moves).toEqual(['vip: lb1 > lb2, 4.6–6.6 s']);
    expect(told?.why[0]).toMatch(/^The check on lb-1 fails 3 times, 2 s apart; then lb-2 takes/);
  });

  it('move once HAProxy and then keepalived have noticed, if no master is reached any more', () => {
    const checked = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(2)
      .vip('10.0.0.100', { check: 'backends' });
    const cuts = ['host-m1', 'host-m2', 'host-m3'].map((master) => ['host-lb1', master]);
    const told = tell(checked, { cuts }).find(({ moves }) => moves.length > 0);
    // HAProxy 2–10 s, then the check: 4–6 s and skew 0.6 s.
    expect(told?.moves).toEqual(['vip: lb1 > lb2, 6.6–16.6 s']);
    expect(told?.why).toEqual([
      'HAProxy on lb-1 finds no master any more (3 failed checks); then the check of keepalived there fails 3 times, 2 s apart, and lb-2 takes over',
    ]);
    const unchecked = tell(stacked(), { cuts }).flatMap(({ moves }) => moves);
    expect(unchecked.filter((move) => move.includes('> lb2'))).toEqual([]);
  });

  it('stay where they are when the first load balancer comes back', () => {
    const [told] = tell(stacked(), { failed: [] }, { failed: ['lb1'] });
    expect(told).toMatchObject({ moves: [], stays: ['vip: lb2'] });
    expect(told?.follows).toBe(
      'lb-2 keeps vip until it fails itself: keepalived is set to nopreempt.',
    );
  });

  it('are taken once a load balancer runs again, and are lost with the last one', () => {
    const both = { failed: ['lb1', 'lb2'] };
    expect(tell(stacked(), both)[0]?.moves).toEqual(['vip: lb1 > null, for good']);
    // The check succeeds twice, then three adverts and a skew of (256 − 110) / 256 s pass.
    expect(tell(stacked(), { failed: ['lb2'] }, both)[0]?.moves).toEqual([
      'vip: null > lb1, 5.6–7.6 s',
    ]);
  });

  it('move as the settings of the VIP say', () => {
    const withVip = (patch: Partial<VipEndpoint>) =>
      topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100', patch);
    const moved = (patch: Partial<VipEndpoint>, failed: string, before?: string) =>
      tell(
        withVip(patch),
        { failed: failed === '' ? [] : [failed] },
        before === undefined ? undefined : { failed: [before] },
      )[0]?.moves;
    const proxy = 'lb1:proxy';
    expect(moved({ checkInterval: 1, checkFall: 2 }, proxy)).toEqual(['vip: lb1 > lb2, 1.6–2.6 s']);
    expect(moved({ advertInterval: 5 }, 'lb1')).toEqual(['vip: lb1 > lb2, 13–18 s']);
    // A weight that bridges 110 and 100, and one that does not.
    expect(moved({ preempt: true, checkWeight: -20 }, proxy)).toEqual([
      'vip: lb1 > lb2, 6.6–9.6 s',
    ]);
    expect(moved({ preempt: true, preemptDelay: 30, checkWeight: -20 }, proxy)).toEqual([
      'vip: lb1 > lb2, 36.6–39.6 s',
    ]);
    for (const stuck of [
      { preempt: true, checkWeight: -10 },
      { checkWeight: -20 },
      { check: 'none' },
      { check: 'api-server' },
    ] as const) {
      const [told] = tell(withVip(stuck), { failed: [proxy] });
      expect(told?.moves).toEqual([]);
      expect(told?.sentence).toContain('API is unavailable');
      expect(told?.follows).toContain('lb-1 keeps vip although its load balancer is dead');
      expect(moved(stuck, 'lb1')).toEqual(['vip: lb1 > lb2, 2.6–3.6 s']);
    }
    expect(moved({ preempt: true }, '', 'lb1')).toEqual(['vip: lb2 > lb1, 5.6–7.6 s']);
    expect(moved({ preempt: true, check: 'none' }, '', 'lb1')).toEqual([
      'vip: lb2 > lb1, 3.6–3.6 s',
    ]);
    expect(moved({ preempt: true, preemptDelay: 60 }, '', 'lb1')).toEqual([
      'vip: lb2 > lb1, 65.6–67.6 s',
    ]);
    // The weight bridges 110 and 100, but not 100 and 20.
    const three = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(3)
      .vip('10.0.0.100', { preempt: true, checkWeight: -20 })
      .with(({ components }) => {
        const third = components.find(({ id }) => id === 'lb3');
        if (third?.kind === 'load-balancer') third.priority = 20;
      });
    const [stays] = tell(three, { failed: ['lb1', 'lb2:proxy'] }, { failed: ['lb1'] });
    expect(stays?.moves).toEqual(['vip: lb2 > lb3, for good']);
    expect(stays?.why[0]).toContain('once somebody moves it by hand');
    // keepalived clears nopreempt on the host that starts as MASTER.
    expect(moved({ initialState: 'master' }, '', 'lb1')).toEqual(['vip: lb2 > lb1, 5.6–7.6 s']);
  });

  it('of kube-vip move when the lease has run out', () => {
    const kubeVip = topology().stacked(3).kubeVip('');
    const moved = tell(kubeVip, { failed: ['m1:kube-vip'] });
    expect(moved[0]?.moves).toEqual(['kube-vip: m1 > m2, 4–7.2 s']);
    const [back] = tell(kubeVip, { failed: [] }, { failed: ['m1'] });
    expect(back).toMatchObject({ moves: [], stays: ['kube-vip: m2'] });
    const lost = { failed: ['e1', 'e2'] };
    expect(tell(kubeVip, lost)[0]?.moves).toEqual(['kube-vip: m1 > null, for good']);
    expect(tell(kubeVip, { failed: [] }, lost)[0]?.moves).toEqual(['kube-vip: null > m1, 0–2.2 s']);
  });
});

describe('explainSteps', () => {
  it('remembers where an address has gone', () => {
    const index = indexTopology(stacked().build());
    const steps = [
      { action: 'fail', targets: ['lb1'] },
      { action: 'restore', targets: ['lb1'] },
      { action: 'fail', targets: ['m3'] },
      { action: 'fail', targets: ['zone-b'] },
      { action: 'restore', targets: ['zone-b'] },
    ] as const;
    const told = [
      ...explainSteps(
        index,
        steps.map(({ action, targets }) => ({ action, targets: [...targets] })),
      ),
    ].map(({ sides: [side] }) => [
      side?.moves.map(({ from, to }) => `${from} > ${to}`).join() ?? '',
      side?.unmoved.map(({ holder }) => holder).join() ?? '',
    ]);
    expect(told).toEqual([
      ['lb1 > lb2', ''],
      ['', 'lb2'],
      ['', 'lb2'],
      ['lb2 > lb1', ''],
      ['', ''],
    ]);
  });
});

describe('interruptions', () => {
  it('tell how long etcd, HAProxy and the controllers need after a host has died', () => {
    const [told] = tell(stacked(), { failed: ['host-m1'] });
    expect(told?.interrupted).toEqual([
      '1–2 s: If etcd-1 led etcd, another member is elected; until then no writes (election timeout 1000 ms, up to twice)',
      '8–10 s: HAProxy (lb-1, lb-2) takes master-1 out: 3 checks without an answer, 2 s and then 1 s apart, each given up after 2 s; until then new connections there hang',
      '13–19.4 s: kube-controller-manager, kube-scheduler: if the one on master-1 led, another takes over when its lease of 15 s has run out',
    ]);
  });

  it('tell how long connections to an external member hang that has gone silent', () => {
    const external = topology().zones(3).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('');
    const hang = (failed: string): readonly string[] =>
      (tell(external, { failed: [failed] })[0]?.interrupted ?? []).filter((text) =>
        text.includes('gives its connections'),
      );
    expect(hang('host-e1')).toEqual([
      '0–10 s: kube-apiserver on master-1, master-2, master-3 gives its connections to etcd-1 up 10 s after an answer stays away, idle ones after 40 s at most; until then requests sent over them hang',
    ]);
    // A dead process refuses at once.
    expect(hang('e1')).toEqual([]);
  });

  it('tell who keeps an address of a zone that leads nowhere, without cross-zone balancing', () => {
    const cloud = (patch: Partial<CloudLoadBalancer>): TopologyBuilder =>
      topology().zones(3).stacked(3).cloudLoadBalancer('aws', patch);
    const kept = (patch: Partial<CloudLoadBalancer>, failed: string): readonly string[] =>
      (tell(cloud(patch), { failed: [failed] })[0]?.interrupted ?? []).filter((text) =>
        text.includes('across zones'),
      );
    expect(kept({ crossZone: false }, 'm1')).toEqual([
      '0–80 s: cloud does not balance across zones, and its address in zone-a leads to no master any more: clients that were given it fail until the health checks (2 × 10 s) have taken it out of DNS and they look the name up again (records live 60 s)',
    ]);
    expect(kept({ crossZone: true }, 'm1')).toEqual([]);
    expect(kept({ crossZone: false, zones: ['zone-b', 'zone-c'] }, 'm1')).toEqual([]);
    expect(kept({ crossZone: false, provider: 'gcp' }, 'm1')).toEqual([]);
  });

  it('know a refused check from one without an answer', () => {
    // Measured with real programs: 3.6 s.
    const [refused] = tell(stacked(), { failed: ['m1:kube-apiserver'] });
    expect(refused?.interrupted[0]).toMatch(/^2–4 s: HAProxy \(lb-1, lb-2\) takes master-1 out/);
    const [noEtcd] = tell(stacked(), { failed: ['e1'] });
    expect(noEtcd?.interrupted[1]).toMatch(/^2–4 s: HAProxy/);
    const [cut] = tell(stacked(), { cuts: [['host-lb1', 'host-m1']] });
    expect(cut?.interrupted[0]).toMatch(/^8–10 s: HAProxy \(lb-1\)/);
    const [link] = tell(stacked(), { failed: ['lb1-m1'] });
    expect(link?.interrupted).toEqual([expect.stringMatching(/^8–10 s: HAProxy \(lb-1\)/)]);
  });

  it('keep the pace of each load balancer apart', () => {
    const paced = stacked().with(({ components }) => {
      const second = components.find(({ id }) => id === 'lb2');
      if (second?.kind === 'load-balancer')
        Object.assign(second, { checkInterval: 5, checkFall: 2 });
    });
    const told = tell(paced, { failed: ['m1:kube-apiserver'] })[0]?.interrupted ?? [];
    expect(told[0]).toMatch(/^2–4 s: HAProxy \(lb-1\)/);
    expect(told[1]).toMatch(/^1–6 s: HAProxy \(lb-2\)/);
  });

  it('know what NGINX and a TCP check do not notice', () => {
    const nginx = topology().stacked(3).loadBalancers(1, { software: 'nginx' }).vip('');
    expect(tell(nginx, { failed: ['host-m1'] })[0]?.interrupted[1]).toMatch(/^0–2 s: NGINX/);
    const [refused] = tell(nginx, { failed: ['m1:kube-apiserver'] });
    expect(refused?.interrupted.join(' ')).not.toContain('NGINX');
    const tcp = topology().stacked(3).loadBalancers(1, { healthCheck: 'tcp' }).vip('');
    const [partial] = tell(tcp, { failed: ['e1'] });
    expect(partial?.interrupted.join(' ')).not.toContain('HAProxy');
    expect(partial?.follows).toBe(
      'The health check of lb-1 does not see that master-1 cannot use etcd: requests go there and fail for good.',
    );
  });

  it('use the election timeout of the cluster', () => {
    const slow = stacked().with(({ etcdClusters }) => {
      etcdClusters[0]!.electionTimeout = 5000;
    });
    expect(tell(slow, { failed: ['e2'] })[0]?.interrupted[0]).toMatch(/^5–10 s: If etcd-2 led/);
  });

  it('count from the situation before', () => {
    const [told] = tell(
      stacked(),
      { failed: ['m1:kube-apiserver', 'w1'] },
      {
        failed: ['m1:kube-apiserver'],
      },
    );
    expect(told).toMatchObject({ moves: [], interrupted: [] });
  });
});

describe('the way back', () => {
  it('takes an election and good checks, where there was no API', () => {
    const [told] = tell(stacked(), { failed: ['e1'] }, { failed: ['e1', 'e2'] });
    expect(told?.interrupted).toEqual([
      '1–2 s: etcd: with a quorum again, its members elect a leader (election timeout 1000 ms, up to twice)',
      '1–4 s: HAProxy (lb-1, lb-2) takes master-2, master-3 back in: 2 good checks, up to 3 s and then 1 s apart',
    ]);
  });

  it('takes no time where the API was there all along', () => {
    expect(tell(stacked(), { failed: [] }, { failed: ['e2'] })[0]?.interrupted).toEqual([]);
  });
});

describe('consequences', () => {
  it('without the way in: controllers work, and evict what cannot report', () => {
    const [told] = tell(stacked(), { failed: ['lb1', 'lb2'] });
    expect(told?.sentence).toMatch(/the controllers still work, but nothing can be changed\.$/);
    expect(told?.follows).toContain('each talks to the kube-apiserver beside it');
    expect(told?.follows).toContain('NotReady after 50 s, and 300 s later their pods are evicted');
    const older = stacked().cluster({ kubernetesVersion: '1.31.9' });
    expect(tell(older, { failed: ['lb1', 'lb2'] })[0]?.follows).toContain('NotReady after 40 s');
  });

  it('without quorum: nobody evicts anything', () => {
    const [told] = tell(stacked(), { failed: ['e1', 'e2'] });
    expect(told?.follows).toContain('No pod is evicted');
    expect(told?.follows).not.toContain('NotReady');
  });

  it('name controllers that work nowhere while the API does', () => {
    const failed = ['m1', 'm2', 'm3'].map((id) => `${id}:kube-scheduler`);
    const [told] = tell(stacked(), { failed: [...failed, 'host-w1'] });
    expect(told?.follows).toBe(
      'kube-scheduler works nowhere: new pods stay Pending. Nodes on dead hosts (worker-1) count as NotReady after 50 s; 300 s later their pods are evicted, and new ones stay Pending.',
    );
  });

  it('end stale reads with the restart of the apiservers', () => {
    const tcp = topology().stacked(3).loadBalancers(1, { healthCheck: 'tcp' }).vip('');
    expect(tell(tcp, { failed: ['e1', 'e2'] })[0]?.follows).toContain(
      'restarts it after about 80 s',
    );
  });

  it('tell inside and outside of an isolated zone', () => {
    const [inside, outside] = tell(stacked(), { cuts: [['zone-a']] });
    expect(inside).toMatchObject({ place: 'From zone-a', moves: [] });
    expect(inside?.sentence).toMatch(/^From zone-a: The API is unavailable: etcd has no quorum/);
    expect(inside?.follows).toContain('after about 350 s their pods are started there again');
    expect(inside?.follows).not.toContain('No pod is evicted');
    expect(outside).toMatchObject({
      place: 'From everywhere else',
      moves: ['vip: lb1 > lb2, 2.6–3.6 s'],
    });
    expect(outside?.follows).toContain('Nodes out of reach (master-1, worker-1)');
    expect(outside?.follows).toContain('duplicates of Deployment pods are possible');
    const [healed] = tell(stacked(), {}, { failed: [], cuts: [['zone-a']] });
    expect(healed?.moves).toEqual(['vip: lb2 > lb1, 0–6 s']);
  });

  it('warn of an address with two holders, most where clients reach both', () => {
    const told = tell(stacked(), { cuts: [['host-lb1', 'host-lb2']] });
    expect(told.map(({ place }) => place)).toEqual([
      'From lb-1',
      'From lb-2',
      'From everywhere else',
    ]);
    expect(told[0]?.follows).toContain('clients here reach only one of them');
    expect(told[2]?.follows).toContain('clients here reach more than one of them');
    const index = indexTopology(stacked().build());
    const report = explainScenario(index, { failed: [], cuts: [['host-lb1', 'host-lb2']] });
    expect(report).toMatchObject({ api: 'degraded', heldTwice: ['vip'] });
    expect(english(report.sentence)).toMatch(/vip has more than one holder at once\.$/);
  });
});

describe('a report', () => {
  it('says nothing more of a design as drawn', () => {
    expect(tell(stacked(), {})).toEqual([
      {
        sentence: 'The API answers reads and writes.',
        place: null,
        moves: [],
        why: [],
        stays: [],
        interrupted: [],
        follows: '',
      },
    ]);
    expect(tell(topology(), { failed: ['nobody'] })).toHaveLength(1);
  });

  it('keeps the sentence on many sides short', () => {
    const cuts = ['m1', 'm2', 'm3', 'w1', 'w2', 'w3'].map((name) => [`host-${name}`]);
    const index = indexTopology(stacked().build());
    expect(english(explainScenario(index, { failed: [], cuts }).sentence)).toMatch(
      /And 3 more sides\.$/,
    );
  });

  it('never throws, fills every text, and moves addresses to their holders', () => {
    const places = fc.tuple(fc.nat(20), fc.option(fc.nat(20)));
    const drawn = fc.record({
      picks: fc.array(fc.nat(), { maxLength: 3 }),
      cuts: fc.array(places),
    });
    fc.assert(
      fc.property(
        fc.oneof(arbitraryDesign, arbitrarySoundDesign),
        drawn,
        drawn,
        (document, first, second) => {
          const ids = [
            ...document.hosts,
            ...document.failureDomains,
            ...document.components,
            ...document.links,
            ...document.endpoints,
          ].map(({ id }) => id);
          const scenario = ({ picks, cuts }: typeof first): Scenario => ({
            failed: picks.map((pick) => ids[pick % ids.length]!),
            cuts: cuts.map(([a, b]) => (b === null ? [ids[a]!] : [ids[a]!, ids[b]!])),
          });
          const index = indexTopology(document);
          const report = explainScenario(index, scenario(first), scenario(second));
          const messages = report.sides.flatMap((side) => [
            side.sentence,
            ...side.moves.map(({ why }) => why),
            ...side.interruptions.map(({ what }) => what),
            ...side.consequences,
          ]);
          for (const message of [report.sentence, ...messages]) {
            expect(english(message)).not.toMatch(/[{}]|undefined|NaN/);
            expect(renderMessage(message, 'zh')).not.toMatch(/[{}]|undefined|NaN/);
          }
          for (const { state, moves, interruptions } of report.sides) {
            for (const { endpoint, from, to, takes } of moves) {
              expect(from).not.toBe(to);
              expect(state.vipHolders).toContainEqual({ endpoint, holder: to });
              expect(takes === null).toBe(to === null);
            }
            for (const { takes } of [...moves, ...interruptions]) {
              expect(takes === null || takes.min < takes.max).toBe(true);
            }
          }
        },
      ),
    );
  });
});
