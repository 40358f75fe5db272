import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIntegrityIssues } from './integrity.ts';
import { renderMessage } from './message.ts';
import { emptyTopology, topologySchema, type Topology } from './topology.ts';

const document = (parts: object): Topology =>
  topologySchema.parse({ ...emptyTopology('t'), ...parts });
const paths = (parts: object): string[] =>
  findIntegrityIssues(document(parts)).map((issue) => issue.path);

const hosts = [{ id: 'h', name: 'h' }];
const component = (id: string, kind: string, host = 'h') => ({ id, kind, name: id, host });
const components = [
  component('lb', 'load-balancer'),
  component('cp', 'control-plane'),
  component('e', 'etcd'),
  component('w', 'worker'),
];
const base = {
  hosts,
  components,
  etcdClusters: [{ id: 'ec', name: '', placement: 'external', members: [{ component: 'e' }] }],
  endpoints: [
    { id: 'vip', kind: 'vip', name: '', members: ['lb'] },
    { id: 'dns', kind: 'dns', name: '' },
    { id: 'direct', kind: 'direct', name: '' },
  ],
};
const link = (kind: string, from: string, to: string) => ({ id: `${from}-${to}`, kind, from, to });

describe('integrity', () => {
  it('has nothing to say about a design that is only bad', () => {
    expect(paths(base)).toEqual([]);
    expect(paths({ hosts: [{ id: 'h', name: 'not a host name!', addresses: ['999'] }] })).toEqual(
      [],
    );
  });

  it('reports an id that is used twice, also by elements of different kinds', () => {
    expect(
      paths({ ...base, etcdClusters: [], failureDomains: [{ id: 'h', kind: 'zone', name: '' }] }),
    ).toEqual(['hosts[0].id']);
  });

  it.each([
    [
      'a parent',
      { failureDomains: [{ id: 'd', kind: 'zone', name: '', parent: 'x' }] },
      'failureDomains[0].parent',
    ],
    ['a domain', { hosts: [{ ...hosts[0], failureDomain: 'x' }] }, 'hosts[0].failureDomain'],
    [
      'a host',
      { components: [...components, component('o', 'worker', 'x')] },
      'components[4].host',
    ],
    [
      'a member that is no etcd',
      {
        etcdClusters: [
          { id: 'ec', name: '', placement: 'external', members: [{ component: 'cp' }] },
        ],
      },
      'etcdClusters[0].members[0].component',
    ],
    [
      'a VIP member that is no load balancer',
      { endpoints: [{ id: 'v', kind: 'vip', name: '', members: ['cp'] }] },
      'endpoints[0].members[0]',
    ],
    [
      'a kube-vip member that is no control plane',
      { endpoints: [{ id: 'v', kind: 'kube-vip', name: '', members: ['lb'] }] },
      'endpoints[0].members[0]',
    ],
    [
      'a cloud load balancer zone',
      { endpoints: [{ id: 'v', kind: 'cloud-lb', name: '', zones: ['x'] }] },
      'endpoints[0].zones[0]',
    ],
    [
      'a round-trip time',
      { network: { roundTripTimes: [{ from: 'h', to: 'x', milliseconds: 1 }] } },
      'network.roundTripTimes[0].from',
    ],
    [
      'a subnet',
      { network: { hostSubnets: [{ cidr: '', failureDomain: 'x' }] } },
      'network.hostSubnets[0].failureDomain',
    ],
    ['a link from a VIP', { links: [link('forwards', 'vip', 'cp')] }, 'links[0].from'],
    [
      'a link from a load balancer to etcd',
      { links: [link('forwards', 'lb', 'e')] },
      'links[0].to',
    ],
    [
      'a direct link to a load balancer',
      { links: [link('forwards', 'direct', 'lb')] },
      'links[0].to',
    ],
    ['storage in a worker', { links: [link('stores-in', 'cp', 'w')] }, 'links[0].to'],
  ])('reports %s that leads nowhere or to the wrong kind', (_, parts, path) => {
    expect(paths({ ...base, ...parts })).toContain(path);
  });

  it('takes links that make sense', () => {
    const links = [
      link('forwards', 'lb', 'cp'),
      link('forwards', 'dns', 'lb'),
      link('forwards', 'dns', 'cp'),
      link('forwards', 'direct', 'cp'),
      link('stores-in', 'cp', 'ec'),
      link('stores-in', 'cp', 'e'),
    ];
    expect(paths({ ...base, links })).toEqual([]);
    expect(paths({ ...base, links: [...links, { ...links[0], id: 'again' }] })).toEqual([
      'links[6]',
    ]);
  });

  it('reports members that are listed twice', () => {
    const members = [{ component: 'e' }, { component: 'e' }];
    expect(
      paths({ ...base, etcdClusters: [{ id: 'ec', name: '', placement: 'external', members }] }),
    ).toEqual(['etcdClusters[0].members[1].component']);
    expect(
      paths({ ...base, endpoints: [{ id: 'v', kind: 'vip', name: '', members: ['lb', 'lb'] }] }),
    ).toEqual(['endpoints[0].members[1]']);
  });

  it('reports exactly the domains that lie inside themselves', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(12)), { maxLength: 12 }), (parents) => {
        const failureDomains = parents.map((parent, n) => ({
          id: `d${n}`,
          kind: 'switch',
          name: '',
          ...(parent === null || parent >= parents.length ? {} : { parent: `d${parent}` }),
        }));
        const up = (n: number): number | null => {
          const parent = parents[n] ?? null;
          return parent === null || parent >= parents.length ? null : parent;
        };
        const inside = parents.flatMap((_, n) => {
          let at = up(n);
          for (let step = 0; step < parents.length && at !== null && at !== n; step += 1)
            at = up(at);
          return at === n ? [`failureDomains[${n}].parent`] : [];
        });
        expect(paths({ failureDomains })).toEqual(inside);
      }),
      { numRuns: 500 },
    );
  });

  it('says what to do in both languages', () => {
    const [issue] = findIntegrityIssues(document({ components }));
    expect(renderMessage(issue!.message, 'en')).toBe(
      'It refers to "h", but there is no such host. Add it or correct the id.',
    );
    expect(renderMessage(issue!.message, 'zh')).toContain('“h”');
  });
});
