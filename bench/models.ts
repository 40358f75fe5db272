import { oracleTopology } from '../src/testing/oracle-models.ts';
import { topology } from '../src/testing/topology-builder.ts';
import type { Topology } from '../src/core/model/topology.ts';

/** Hosts in 50 racks of 5 zones: 5 stacked masters, 3 load balancers, else workers. */
export function manyHosts(hosts: number): Topology {
  const builder = topology('thousand').zones(5);
  const racks: string[] = [];
  for (const zone of ['a', 'b', 'c', 'd', 'e']) {
    for (let rack = 1; rack <= 10; rack += 1) {
      racks.push(`rack-${zone}${rack}`);
      builder.domain('rack', `rack-${zone}${rack}`, `zone-${zone}`);
    }
  }
  const spread = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => racks[(at * 10 + at) % racks.length]!);
  const design = builder
    .stacked(5, { in: spread(5) })
    .loadBalancers(3, { in: spread(3) })
    .vip('10.0.0.250')
    .workers(hosts - 8, { in: racks })
    .build();
  // The builder counts on in the last byte.
  for (const [at, host] of design.hosts.entries()) {
    host.addresses = [`10.0.${Math.floor(at / 200)}.${(at % 200) + 11}`];
  }
  return design;
}

export function thousandHosts(): Topology {
  return manyHosts(1000);
}

/** The same with no link, names and addresses that no host may have, and each address given twice. */
export function brokenHosts(hosts: number): Topology {
  const design = manyHosts(hosts);
  for (const [at, host] of design.hosts.entries()) {
    host.name = `Host_${at >> 1}`;
    host.addresses = [`10.1.${at >> 9}.${(at >> 1) & 255}`, `10.1.${at >> 8}.${at & 255}/24`];
  }
  design.links = [];
  return design;
}

export function modelOf(name: string): Topology {
  return name === 'thousand' ? thousandHosts() : oracleTopology(name);
}
