import { describe, expect, it } from 'vitest';
import { nothing, StructureFunction, type Structure } from './structure.ts';

/** Units: 1–3 voters, 4–5 apiservers, 6–7 proxies, 8–9 keepalived, 10 a link, 11 the VIP. */
const structure: Structure = {
  unitCount: 12,
  clusters: [{ voters: Int32Array.of(1, 2, 3), quorum: 2, inUse: true }],
  masters: [
    { apiserver: 4, cluster: 0, routes: [{ link: nothing, voters: Int32Array.of(1) }] },
    { apiserver: 5, cluster: 0, routes: [{ link: 10, voters: Int32Array.of(1, 2, 3) }] },
  ],
  balancers: [
    {
      proxy: 6,
      keepalived: 8,
      followsEtcd: true,
      masters: Int32Array.of(0, 1),
      links: Int32Array.of(nothing, nothing),
      actives: 1,
    },
    {
      proxy: 7,
      keepalived: 9,
      followsEtcd: false,
      masters: Int32Array.of(0, 1),
      links: Int32Array.of(nothing, nothing),
      actives: 2,
    },
  ],
  entrances: [
    {
      kind: 'vip',
      unit: 11,
      homes: new Int32Array(0),
      targets: [
        { balancer: 0, master: -1, link: nothing },
        { balancer: 1, master: -1, link: nothing },
      ],
    },
  ],
};

function run(...units: number[]): StructureFunction {
  const fn = new StructureFunction(structure);
  fn.fail(Int32Array.from(units));
  fn.run();
  return fn;
}

describe('StructureFunction', () => {
  it('counts voters, usable masters and who serves', () => {
    const fn = run();
    expect([...fn.votersUp]).toEqual([3]);
    expect([...fn.usable]).toEqual([1, 1]);
    expect([...fn.balancerServes]).toEqual([1, 1]);
    expect([...fn.holder]).toEqual([0]);
    expect(fn.survives).toBe(true);
  });

  it('knows one master by its own member and the other by any through its link', () => {
    expect([...run(1).usable]).toEqual([0, 1]);
    expect([...run(10).usable]).toEqual([1, 0]);
    expect([...run(1, 2).usable]).toEqual([0, 0]);
  });

  it('tells a share of failing requests from an outage', () => {
    // Held by the second load balancer, which keeps the master without etcd in rotation.
    const fn = run(8, 1);
    expect(fn.serves).toBe(true);
    expect(fn.share).toBe(1 / 2);
    expect(fn.survives).toBe(false);
    expect(run(8, 1, 2)).toMatchObject({ serves: false, stale: true });
    expect(run(1, 2)).toMatchObject({ serves: false, stale: false });
    expect(run(11)).toMatchObject({ serves: false, stale: false });
  });

  it('is not stale while another way in serves', () => {
    const direct = { kind: 'direct', unit: nothing, homes: new Int32Array(0) } as const;
    const fn = new StructureFunction({
      ...structure,
      entrances: [0, 1].map((at) => ({
        ...direct,
        targets: [{ balancer: -1, master: at, link: nothing }],
      })),
    });
    fn.fail(Int32Array.of(1));
    fn.run();
    expect([...fn.entranceStale]).toEqual([1, 0]);
    expect(fn).toMatchObject({ serves: true, stale: false });
  });

  it('undoes failures in any order, however they overlap', () => {
    const fn = new StructureFunction(structure);
    const [zone, host] = [Int32Array.of(1, 2, 4), Int32Array.of(2, 4)];
    fn.fail(zone);
    fn.fail(host);
    fn.repair(zone);
    fn.run();
    expect([...fn.votersUp]).toEqual([2]);
    expect(fn.isUp(4)).toBe(false);
    fn.repair(host);
    fn.run();
    expect([...fn.votersUp]).toEqual([3]);
    expect(fn.dead.every((count) => count === 0)).toBe(true);
  });
});
