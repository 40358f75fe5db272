import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../../core/graph/topology-index.ts';
import { layoutTopology } from '../../../core/layout/layout-topology.ts';
import type { Topology } from '../../../core/model/topology.ts';
import { membershipId } from '../../../store/membership.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { clusterHubs } from '../../../core/layout/cluster-hubs.ts';
import { projectLinks, type CanvasLink } from './links.ts';

function linksOf(document: Topology, ...selected: string[]): CanvasLink[] {
  const index = indexTopology(document);
  const layout = layoutTopology(index);
  return projectLinks({
    index,
    layout,
    hubs: clusterHubs(index, layout),
    selection: new Set(selected),
    marks: new Map(),
    played: undefined,
    describe: (from, to) => `${from} ${to}`,
  });
}

const kinds = (links: readonly CanvasLink[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { data } of links) {
    if (data !== undefined) counts[data.kind] = (counts[data.kind] ?? 0) + 1;
  }
  return counts;
};

describe('projectLinks', () => {
  it('draws what forwards and who may hold the VIP, but no line inside a stacked host', () => {
    const links = linksOf(
      topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build(),
    );
    expect(kinds(links)).toEqual({ forwards: 6, vrrp: 2 });
    expect(links.find(({ id }) => id === membershipId('vip', 'lb1'))).toMatchObject({
      source: 'vip',
      target: 'lb1',
      selectable: true,
    });
  });

  it('bundles an external etcd in its cluster: ten lines for five and five', () => {
    const links = linksOf(topology().controlPlanes(5).externalEtcd(5).build());
    expect(kinds(links)).toEqual({ 'stores-in': 5, member: 5 });
    expect(links.filter(({ selectable }) => selectable === false)).toHaveLength(5);
  });

  it('brings out the links of what is selected, be it a component or its host', () => {
    const document = topology().controlPlanes(2).loadBalancers(1).build();
    const active = (selected: string): string[] =>
      linksOf(document, selected)
        .filter(({ data }) => data?.active)
        .map(({ id }) => id);
    expect(active('m1')).toEqual(['lb1-m1']);
    expect(active('host-m2')).toEqual(['lb1-m2']);
    expect(active('lb1-m2')).toEqual(['lb1-m2']);
  });

  it('calls links dense only when there are many of a kind', () => {
    const dense = (masters: number): boolean =>
      linksOf(topology().controlPlanes(masters).loadBalancers(2).build()).every(
        ({ data }) => data?.dense === true,
      );
    expect(dense(3)).toBe(false);
    expect(dense(7)).toBe(true);
  });

  it('knows which row of its host an end is', () => {
    const [link] = linksOf(topology().stacked(1).loadBalancers(1).build());
    expect(link?.data?.target).toEqual({ host: 'host-m1', first: true, last: false });
  });
});
