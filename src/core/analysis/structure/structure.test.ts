import { describe, expect, it } from 'vitest';
import { nothing, StructureFunction, type Structure } from './structure.ts';

/**
 * Units: 1–3 voters, 4–5 apiservers, 6–7 proxies, 8–9 keepalived, 10 a link, 11 the VIP,
 * 12 the space of etcd, 13–14 controller managers, 15–16 schedulers.
 */
const structure: Structure = {
  unitCount: 17,
  clusters: [{ voters: Int32Array.of(1, 2, 3), quorum: 2, inUse: true, space: 12 }],
  masters: [
    {
      apiserver: 4,
      cluster: 0,
      routes: [{ link: nothing, voters: Int32Array.of(1) }],
      controllerManager: 13,
      scheduler: 15,
    },
    {
      apiserver: 5,
      cluster: 0,
      routes: [{ link: 10, voters: Int32Array.of(1, 2, 3) }],
      controllerManager: 14,
      scheduler: 16,
    },
  ],
  balancers: [
    {
      proxy: 6,
      keepalived: 8,
      followsEtcd: true,
      tellsBackends: true,
      masters: Int32Array.of(0, 1),
      links: Int32Array.of(nothing, nothing),
      actives: 1,
    },
    {
      proxy: 7,
      keepalived: 9,
      followsEtcd: false,
      tellsBackends: true,
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
        { balancer: 0, master: -1, link: nothing, kubeVip: nothing },
        { balancer: 1, master: -1, link: nothing, kubeVip: nothing },
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
        targets: [{ balancer: -1, master: at, link: nothing, kubeVip: nothing }],
      })),
    });
    fn.fail(Int32Array.of(1));
    fn.run();
    expect([...fn.entranceStale]).toEqual([1, 0]);
    expect(fn).toMatchObject({ serves: true, stale: false });
  });

  it('answers reads but takes no writes while etcd is out of space', () => {
    const fn = run(12);
    expect(fn).toMatchObject({ survives: true, outOfSpace: true, writable: false });
    expect(fn).toMatchObject({ controllerManager: false, scheduler: false });
    expect(run(1)).toMatchObject({ writable: true, outOfSpace: false });
  });

  it('has working controllers while a usable master runs them', () => {
    expect(run()).toMatchObject({ controllerManager: true, scheduler: true });
    expect(run(13, 16)).toMatchObject({ controllerManager: true, scheduler: true });
    expect(run(13, 14)).toMatchObject({ controllerManager: false, scheduler: true });
    // The first master has no etcd; the load balancers do not matter.
    expect(run(1, 14, 6, 7)).toMatchObject({ controllerManager: false, scheduler: true });
  });

  it('lets only a master with kube-vip and an etcd that takes writes hold the address', () => {
    const kubeVip: Structure = {
      ...structure,
      unitCount: 19,
      entrances: [
        {
          kind: 'kube-vip',
          unit: 11,
          homes: new Int32Array(0),
          targets: [0, 1].map((master) => ({
            balancer: -1,
            master,
            link: nothing,
            kubeVip: 17 + master,
          })),
        },
      ],
    };
    const after = (...units: number[]): StructureFunction => {
      const fn = new StructureFunction(kubeVip);
      fn.fail(Int32Array.from(units));
      fn.run();
      return fn;
    };
    expect([...after().holder]).toEqual([0]);
    expect([...after(17).holder]).toEqual([1]);
    expect(after(17, 5)).toMatchObject({ serves: false });
    expect(after(12)).toMatchObject({ serves: false, outOfSpace: true });
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
