import { describe, expect, it } from 'vitest';
import { emptyTopology, topologySchema, type TopologyInput } from '../model/topology.ts';
import {
  domainChain,
  domainOfKind,
  etcdAccessOf,
  failureTolerance,
  hostsBelow,
  indexTopology,
  loadBalancerGroups,
  quorumSize,
  vipMembers,
} from './topology-index.ts';

const index = (parts: Partial<TopologyInput>) =>
  indexTopology(topologySchema.parse({ ...emptyTopology('test'), ...parts }));

const host = (id: string, failureDomain?: string) =>
  failureDomain === undefined ? { id, name: id } : { id, name: id, failureDomain };
const part = (id: string, kind: 'control-plane' | 'etcd' | 'load-balancer', on: string) => ({
  id,
  kind,
  host: on,
  name: id,
});
const ids = (elements: readonly { id: string }[]) => elements.map((element) => element.id);

describe('quorum', () => {
  it('follows the table of the etcd FAQ', () => {
    const sizes = [1, 2, 3, 4, 5, 6, 7];
    expect(sizes.map(quorumSize)).toEqual([1, 2, 2, 3, 3, 4, 4]);
    expect(sizes.map(failureTolerance)).toEqual([0, 0, 1, 1, 2, 2, 3]);
    expect(failureTolerance(0)).toBe(0);
  });
});

describe('failure domains', () => {
  const nested = index({
    failureDomains: [
      { id: 'r', kind: 'region', name: 'r' },
      { id: 'z', kind: 'zone', name: 'z', parent: 'r' },
      { id: 'k', kind: 'rack', name: 'k', parent: 'z' },
    ],
    hosts: [host('a', 'k'), host('b', 'z'), host('c')],
  });

  it('are found above a host, innermost first', () => {
    expect(ids(domainChain(nested, 'k'))).toEqual(['k', 'z', 'r']);
    expect(domainOfKind(nested, nested.hosts.get('a')!, 'zone')?.id).toBe('z');
    expect(domainChain(nested, undefined)).toEqual([]);
  });

  it('hold the hosts of all domains below them', () => {
    expect(ids(hostsBelow(nested, 'r')).toSorted()).toEqual(['a', 'b']);
  });

  it('may lie in a circle, or very deep', () => {
    const circle = index({
      failureDomains: [
        { id: 'x', kind: 'zone', name: 'x', parent: 'y' },
        { id: 'y', kind: 'zone', name: 'y', parent: 'x' },
      ],
      hosts: [host('a', 'x')],
    });
    expect(ids(domainChain(circle, 'x'))).toEqual(['x', 'y']);
    expect(ids(hostsBelow(circle, 'y'))).toEqual(['a']);
    const deep = index({
      failureDomains: Array.from({ length: 15_000 }, (_, i) => ({
        id: `d${i}`,
        kind: 'rack' as const,
        name: `d${i}`,
        ...(i > 0 && { parent: `d${i - 1}` }),
      })),
      hosts: [host('a', 'd14999')],
    });
    expect(ids(hostsBelow(deep, 'd0'))).toEqual(['a']);
  });
});

describe('etcdAccessOf', () => {
  const hosts = ['h1', 'h2', 'h3'].map((id) => host(id));
  const master = part('m1', 'control-plane', 'h1');

  it('is the member on the own host where the cluster is stacked, whatever links say', () => {
    const stacked = index({
      hosts,
      components: [master, part('e1', 'etcd', 'h1'), part('e2', 'etcd', 'h2')],
      etcdClusters: [
        {
          id: 'c',
          name: 'c',
          placement: 'stacked',
          members: [{ component: 'e1' }, { component: 'e2' }],
        },
      ],
      links: [{ id: 'l', kind: 'stores-in', from: 'm1', to: 'c' }],
    });
    const access = etcdAccessOf(stacked, stacked.controlPlanes[0]!);
    expect(access && [access.placement, ids(access.members)]).toEqual(['stacked', ['e1']]);
  });

  it('is what the links name where it is external, and nothing without a link', () => {
    const external = (links: TopologyInput['links']) => {
      const made = index({
        hosts,
        components: [master, part('e2', 'etcd', 'h2'), part('e3', 'etcd', 'h3')],
        etcdClusters: [
          {
            id: 'c',
            name: 'c',
            placement: 'external',
            members: [{ component: 'e2' }, { component: 'e3' }],
          },
        ],
        links,
      });
      return etcdAccessOf(made, made.controlPlanes[0]!)?.members.map(({ id }) => id);
    };
    expect(external([{ id: 'l', kind: 'stores-in', from: 'm1', to: 'c' }])).toEqual(['e2', 'e3']);
    expect(external([{ id: 'l', kind: 'stores-in', from: 'm1', to: 'e3' }])).toEqual(['e3']);
    expect(external([])).toBeUndefined();
  });
});

describe('load balancers', () => {
  const balanced = index({
    hosts: [host('h1'), host('h2'), host('h3')],
    components: [
      { ...part('lb1', 'load-balancer', 'h1'), priority: 90 },
      { ...part('lb2', 'load-balancer', 'h2'), priority: 110 },
      part('lb3', 'load-balancer', 'h3'),
    ],
    endpoints: [{ id: 'v', name: 'v', kind: 'vip', members: ['lb1', 'lb2'] }],
  });

  it('of a VIP come by priority', () => {
    const vip = balanced.topology.endpoints[0];
    expect(vip?.kind === 'vip' && ids(vipMembers(balanced, vip))).toEqual(['lb2', 'lb1']);
  });

  it('serve in groups; one outside every endpoint is alone', () => {
    const groups = loadBalancerGroups(balanced);
    expect(groups.map(({ members }) => ids(members))).toEqual([['lb2', 'lb1'], ['lb3']]);
  });
});
