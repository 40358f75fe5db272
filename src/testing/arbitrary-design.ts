import fc from 'fast-check';
import {
  topologySchema,
  type Topology,
  type TopologyInput,
  type VipEndpoint,
} from '../core/model/topology.ts';
import { topology } from './topology-builder.ts';

/** Settings of keepalived; some leave the address with a dead load balancer. */
function vrrp(): fc.Arbitrary<Partial<VipEndpoint>> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Partial<VipEndpoint>>(
        { check: 'none' },
        { check: 'backends' },
        { checkWeight: -20 },
        { preempt: true, checkWeight: -15 },
        { preempt: true, checkWeight: 2 },
      ),
    },
  );
}

/**
 * Small designs of every shape: nested and missing domains, stacked beside external etcd, learners,
 * standby and missing links, every kind of endpoint, several of them or none. Hosts have no
 * addresses, so equal VRRP priorities keep their order.
 */
export const arbitraryDesign: fc.Arbitrary<Topology> = fc
  .record({
    domains: fc.array(
      fc.record({
        kind: fc.constantFrom('region', 'zone', 'zone', 'rack', 'hypervisor'),
        parent: fc.option(fc.nat(5)),
      }),
      { maxLength: 4 },
    ),
    hosts: fc.array(fc.option(fc.nat(3)), { minLength: 2, maxLength: 5 }),
    balancers: fc.array(
      fc.record({
        host: fc.nat(4),
        priority: fc.constantFrom(100, 110, 120),
        healthCheck: fc.constantFrom('readyz', 'tcp'),
        software: fc.constantFrom('haproxy', 'haproxy', 'nginx'),
      }),
      { maxLength: 3, size: 'max' },
    ),
    masters: fc.array(fc.nat(4), { maxLength: 3, size: 'max' }),
    members: fc.array(
      fc.record({
        host: fc.nat(4),
        cluster: fc.constantFrom(0, 0, 0, 0, 0, 0, 1),
        learner: fc.constantFrom(false, false, false, false, false, false, true),
      }),
      { maxLength: 4, size: 'max' },
    ),
    /** Each etcd member stands beside a master, as kubeadm sets it up. */
    beside: fc.boolean(),
    placements: fc.tuple(
      fc.constantFrom('stacked', 'stacked', 'external'),
      fc.constantFrom('external', 'stacked'),
    ),
    endpoints: fc.array(
      fc.record({
        kind: fc.constantFrom(
          'vip',
          'vip',
          'vip',
          'kube-vip',
          'kube-vip',
          'cloud-lb',
          'dns',
          'direct',
        ),
        members: fc.subarray([0, 1, 2], { minLength: 1 }),
        zones: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
        vrrp: vrrp(),
      }),
      { maxLength: 2 },
    ),
    missing: fc.array(fc.nat(40), { maxLength: 2 }),
    standby: fc.array(fc.nat(40), { maxLength: 8 }),
    memberLinks: fc.uniqueArray(fc.tuple(fc.nat(2), fc.nat(3)), {
      maxLength: 2,
      selector: ([master, member]) => 4 * master + member,
    }),
  })
  .map((shape) => {
    const hostAt = (i: number): string => `h${i % shape.hosts.length}`;
    const domainAt = (i: number): string | undefined =>
      shape.domains.length === 0 ? undefined : `d${i % shape.domains.length}`;
    const balancers = shape.balancers.map((_, i) => `lb${i}`);
    const masters = shape.masters.map((_, i) => `m${i}`);
    const links: NonNullable<TopologyInput['links']> = [];
    let count = 0;
    const forward = (from: string, to: string): void => {
      count += 1;
      if (shape.missing.includes(count)) return;
      const mode = shape.standby.includes(count) ? 'standby' : 'active';
      links.push({ kind: 'forwards', id: `${from}-${to}`, from, to, mode });
    };
    for (const from of balancers) for (const to of masters) forward(from, to);
    shape.endpoints.forEach(({ kind, members }, i) => {
      if (kind === 'vip' || kind === 'kube-vip') return;
      // DNS and cloud load balancers lead to load balancers or to masters, a direct one to masters.
      const behind = kind !== 'direct' && balancers.length > 0 && i === 0 ? balancers : masters;
      for (const at of members) if (behind[at] !== undefined) forward(`ep${i}`, behind[at]);
    });
    const store = (from: string, to: string): void => {
      count += 1;
      if (!shape.missing.includes(count)) {
        links.push({ kind: 'stores-in', id: `${from}-${to}`, from, to });
      }
    };
    for (const master of masters) store(master, shape.placements[0] === 'external' ? 'c0' : 'c1');
    for (const [master, member] of shape.memberLinks) {
      if (masters[master] === undefined || shape.members[member] === undefined) continue;
      store(masters[master], `e${member}`);
    }
    return topologySchema.parse({
      apiVersion: 'quorate/v1',
      kind: 'Topology',
      metadata: { name: 'arbitrary' },
      failureDomains: shape.domains.map(({ kind, parent }, i) => ({
        id: `d${i}`,
        kind,
        name: `d${i}`,
        // Only earlier domains are parents: no circle.
        ...(parent === null || parent >= i ? {} : { parent: `d${parent}` }),
      })),
      hosts: shape.hosts.map((domain, i) => {
        const failureDomain = domain === null ? undefined : domainAt(domain);
        return {
          id: `h${i}`,
          name: `h${i}`,
          ...(failureDomain === undefined ? {} : { failureDomain }),
        };
      }),
      components: [
        ...shape.balancers.map(({ host, ...rest }, i) => ({
          kind: 'load-balancer',
          id: `lb${i}`,
          name: `lb${i}`,
          host: hostAt(host),
          ...rest,
        })),
        ...shape.masters.map((host, i) => ({
          kind: 'control-plane',
          id: `m${i}`,
          name: `m${i}`,
          host: hostAt(host),
        })),
        ...shape.members.map(({ host }, i) => ({
          kind: 'etcd',
          id: `e${i}`,
          name: `e${i}`,
          host: hostAt(shape.beside ? (shape.masters[i] ?? host) : host),
        })),
      ],
      etcdClusters: shape.placements.map((placement, at) => ({
        id: `c${at}`,
        name: `c${at}`,
        placement,
        members: shape.members.flatMap(({ cluster, learner }, i) =>
          cluster === at ? [{ component: `e${i}`, learner }] : [],
        ),
      })),
      endpoints: shape.endpoints.map(({ kind, members, zones, vrrp: settings }, i) => {
        const ids = kind === 'vip' ? balancers : masters;
        return {
          kind,
          id: `ep${i}`,
          name: `ep${i}`,
          ...(kind === 'cloud-lb'
            ? { zones: [...new Set(zones.flatMap((zone) => domainAt(zone) ?? []))] }
            : kind === 'vip' || kind === 'kube-vip'
              ? {
                  members: members.flatMap((at) => ids[at] ?? []),
                  ...(kind === 'vip' ? settings : {}),
                }
              : {}),
        };
      }),
      links,
    } as TopologyInput);
  });

/** Designs as an architect draws them: they work, and mostly survive something. */
export const arbitrarySoundDesign: fc.Arbitrary<Topology> = fc
  .record({
    zones: fc.integer({ min: 1, max: 4 }),
    masters: fc.integer({ min: 1, max: 3 }),
    external: fc.option(fc.integer({ min: 1, max: 4 })),
    balancers: fc.integer({ min: 0, max: 3 }),
    onMasters: fc.boolean(),
    entrance: fc.constantFrom('vip', 'vip', 'kube-vip', 'cloud', 'dns', 'none'),
    vrrp: vrrp(),
    software: fc.constantFrom('haproxy', 'haproxy', 'nginx'),
    cutLinks: fc.array(fc.nat(20), { maxLength: 1 }),
    standby: fc.array(fc.nat(20), { maxLength: 2 }),
    priorities: fc.constantFrom([120, 110, 100], [100, 110, 120], [100, 100, 100]),
    shuffleHosts: fc.array(fc.tuple(fc.nat(9), fc.nat(3)), { maxLength: 2 }),
  })
  .map((shape) => {
    const builder = topology('sound').zones(shape.zones);
    if (shape.external === null) builder.stacked(shape.masters);
    else builder.controlPlanes(shape.masters).externalEtcd(shape.external);
    if (shape.onMasters) builder.loadBalancersOnMasters();
    else builder.loadBalancers(shape.balancers);
    if (shape.entrance === 'vip') builder.vip('', shape.vrrp);
    if (shape.entrance === 'kube-vip') builder.kubeVip('');
    if (shape.entrance === 'cloud') builder.cloudLoadBalancer();
    return builder
      .with((document) => {
        const balancers = document.components.filter(({ kind }) => kind === 'load-balancer');
        balancers.forEach((balancer, i) => {
          if (balancer.kind !== 'load-balancer') return;
          balancer.software = shape.software;
          balancer.priority = shape.priorities[i] ?? 90;
        });
        if (shape.entrance === 'dns') {
          document.endpoints.push({ kind: 'dns', id: 'dns', name: 'api.example.internal' });
          const masters = document.components.filter(({ kind }) => kind === 'control-plane');
          for (const { id } of balancers.length > 0 ? balancers : masters) {
            const link = { id: `dns-${id}`, from: 'dns', to: id, mode: 'active' } as const;
            document.links.push({ kind: 'forwards', ...link });
          }
        }
        shape.standby.forEach((at) => {
          const link = document.links[at];
          if (link?.kind === 'forwards') link.mode = 'standby';
        });
        document.links = document.links.filter((_, at) => !shape.cutLinks.includes(at));
        // The naive evaluator breaks ties by order, so hosts have no addresses to compare.
        for (const host of document.hosts) host.addresses = [];
        for (const [host, zone] of shape.shuffleHosts) {
          const [moved, to] = [document.hosts[host], document.failureDomains[zone]];
          if (moved !== undefined && to !== undefined) moved.failureDomain = to.id;
        }
      })
      .build();
  });
