import { oracleTopology } from '../src/testing/oracle-models.ts';
import { topology } from '../src/testing/topology-builder.ts';
import type { Topology } from '../src/core/model/topology.ts';

/** 1,000 hosts in 50 racks of 5 zones: 5 stacked masters, 3 load balancers, workers. */
export function thousandHosts(): Topology {
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
  return builder
    .stacked(5, { in: spread(5) })
    .loadBalancers(3, { in: spread(3) })
    .vip('10.0.0.250')
    .workers(992, { in: racks })
    .build();
}

export function modelOf(name: string): Topology {
  return name === 'thousand' ? thousandHosts() : oracleTopology(name);
}
