import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { availabilityOf } from './availability.ts';

const zones = (count: number): TopologyBuilder => topology().zones(count);
const inOneZone = { in: ['zone-a'] };

/**
 * The table of the domain rules, section 3: host 99.94 %, zone 99.95 %, component 99.99 %, which are
 * the defaults, in the digits it shows.
 */
const table: readonly [string, TopologyBuilder, percent: string, minutes: string][] = [
  ['1 master, no LB', zones(1).stacked(1), '99.870', '683'],
  [
    '3 stacked in 1 zone, LB pair there',
    zones(1).stacked(3).loadBalancers(2).vip(''),
    '99.9498',
    '264',
  ],
  ['3 stacked in 2 zones, LB 1+1', zones(2).stacked(3).loadBalancers(2).vip(''), '99.9497', '265'],
  ['4 stacked in 2 zones, LB 1+1', zones(2).stacked(4).loadBalancers(2).vip(''), '99.8997', '528'],
  [
    '3 stacked in 3 zones, both LBs in zone a',
    zones(3).stacked(3).loadBalancers(2, inOneZone).vip(''),
    '99.9496',
    '265',
  ],
  [
    '3 stacked in 3 zones, LBs in a+b',
    zones(3).stacked(3).loadBalancers(2).vip(''),
    '99.99945',
    '2.9',
  ],
  [
    '3 stacked in 3 zones, LB on the masters',
    zones(3).stacked(3).loadBalancersOnMasters().vip(''),
    '99.99957',
    '2.3',
  ],
  ['3 stacked in 3 zones, cloud LB', zones(3).stacked(3).cloudLoadBalancer(), '99.9896', '55'],
  ['5 stacked 2+2+1, LBs in a+b', zones(3).stacked(5).loadBalancers(2).vip(''), '99.99960', '2.1'],
  [
    '3 masters + 3 external etcd, 3 zones',
    zones(3).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip(''),
    '99.99945',
    '2.9',
  ],
  [
    '2 masters + 3 external etcd, 3 zones',
    zones(3).controlPlanes(2).externalEtcd(3).loadBalancers(2).vip(''),
    '99.99933',
    '3.5',
  ],
];

describe('the table of the domain rules', () => {
  it.each(table)('%s', (_, builder, percent, minutes) => {
    const found = availabilityOf(indexTopology(builder.build()))!;
    const digits = (text: string): number => text.split('.')[1]?.length ?? 0;
    expect(((1 - found.unavailability) * 100).toFixed(digits(percent))).toBe(percent);
    expect(found.minutesPerYear.toFixed(digits(minutes))).toBe(minutes);
  });
});
