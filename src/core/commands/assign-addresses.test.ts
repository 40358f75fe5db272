import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cidrContains, isNetworkOrBroadcast } from '../model/ip.ts';
import type { Topology } from '../model/topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { applyCommand } from './apply.ts';
import { planAddresses } from './assign-addresses.ts';

function design(): Topology {
  return topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.1.2').build();
}
const all = (of: Topology): Set<string> => new Set(of.hosts.map(({ id }) => id));

function assigned(of: Topology, cidr: string, replace: boolean): Topology {
  const plan = planAddresses(of, all(of), cidr, replace);
  if (!plan.ok) throw new Error(plan.problem.text.en);
  const result = applyCommand(of, plan.command);
  if (!result.ok) throw new Error(result.reason.text.en);
  return result.topology;
}

describe('planAddresses', () => {
  it('gives the free ones in order, and none that something has', () => {
    const after = assigned(design(), '10.0.1.0/24', true);
    expect(after.hosts.map(({ addresses }) => addresses)).toEqual(
      [1, 3, 4, 5, 6].map((n) => [`10.0.1.${n}`]),
    );
  });

  it('leaves hosts alone that have an address, unless it is to be replaced', () => {
    const of = design();
    const plan = planAddresses(of, all(of), '10.0.1.0/24', false);
    expect(plan.ok && plan.hosts.map(({ after }) => after)).toEqual(of.hosts.map(() => undefined));
    expect(assigned(of, '10.0.1.0/24', false)).toBe(of);
  });

  it('puts the other family behind what is there', () => {
    const after = assigned(design(), 'fd00:1::/64', false);
    expect(after.hosts[0]?.addresses).toEqual(['10.0.0.11', 'fd00:1::1']);
  });

  it('says what is no network, and how many addresses are free', () => {
    const of = design();
    for (const text of ['', '10.0.0.0', '10.0.0.0/33', 'fd00::/129', '<b>']) {
      expect(planAddresses(of, all(of), text, true)).toMatchObject({ ok: false });
    }
    expect(planAddresses(of, all(of), '192.168.0.0/30', true)).toMatchObject({
      problem: { data: { count: 2, wanted: 5 } },
    });
  });

  it('leaves out what DHCP hands out', () => {
    const of = design();
    of.network.dhcpRanges.push('10.0.1.1-10.0.1.99');
    expect(assigned(of, '10.0.1.0/24', true).hosts[0]?.addresses).toEqual(['10.0.1.100']);
  });

  it('gives each host an address of its own inside the network', () => {
    const network = fc.oneof(
      fc
        .tuple(fc.nat(255), fc.integer({ min: 8, max: 28 }))
        .map(([n, size]) => `10.${n}.0.0/${size}`),
      fc.integer({ min: 48, max: 120 }).map((size) => `fd00::/${size}`),
    );
    fc.assert(
      fc.property(network, (cidr) => {
        const of = design();
        const family = cidr.includes(':') ? ':' : '.';
        const given = assigned(of, cidr, true).hosts.map(
          ({ addresses }) => addresses.find((address) => address.includes(family)) ?? '',
        );
        expect(new Set(given).size).toBe(of.hosts.length);
        for (const address of given) {
          expect(cidrContains(cidr, address)).toBe(true);
          expect(isNetworkOrBroadcast(cidr, address)).toBe(false);
        }
      }),
    );
  });
});
