import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { nodeCount } from './node-count.ts';

const drawn = () => topology().stacked(3).externalEtcd(3).loadBalancers(2).workers(4);

describe('nodeCount', () => {
  it('counts the hosts of masters and workers, and no others', () => {
    expect(nodeCount(indexTopology(drawn().build()))).toBe(7);
  });

  it('counts a host that is both once', () => {
    const design = drawn().with(({ components }) =>
      components.push({ id: 'w9', kind: 'worker', host: 'host-m1', name: 'w9' }),
    );
    expect(nodeCount(indexTopology(design.build()))).toBe(7);
  });

  it.each([
    [300, 300],
    [2, 7],
  ])('with %i planned is %i', (plannedNodes, expected) => {
    expect(nodeCount(indexTopology(drawn().cluster({ plannedNodes }).build()))).toBe(expected);
  });
});
