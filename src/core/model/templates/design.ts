import {
  topologySchema,
  type ComponentKind,
  type EtcdCluster,
  type LoadBalancer,
  type Profile,
  type Topology,
} from '../topology.ts';

/** What a host of a starter carries. */
export interface Part {
  readonly kind: ComponentKind;
  readonly name: string;
  readonly priority?: number;
  readonly port?: number;
  /** Its links are standby, as the dotted ones of a drawing. */
  readonly standby?: boolean;
}

export interface HostPlan {
  readonly name: string;
  /** Last octet in 10.0.0.0/24. */
  readonly address: number;
  /** A letter of `zones`. */
  readonly zone?: string;
  readonly parts: readonly Part[];
}

export interface DesignPlan {
  readonly name: string;
  readonly profile: Profile;
  /** Letters of the zones of the one region; none for a design that does not say. */
  readonly zones?: readonly string[];
  readonly hosts: readonly HostPlan[];
  readonly etcd?: { readonly name: string; readonly placement: EtcdCluster['placement'] };
  /** `vip` held by all load balancers, or `direct` to the one control plane; else none is drawn. */
  readonly endpoint?: 'vip' | 'direct';
}

export const masterPart = (name: string): Part => ({ kind: 'control-plane', name });
export const etcdPart = (name: string): Part => ({ kind: 'etcd', name });
export const loadBalancerPart = (
  name: string,
  priority: LoadBalancer['priority'],
  more: Pick<Part, 'port' | 'standby'> = {},
): Part => ({ kind: 'load-balancer', name, priority, ...more });

/** A master with an etcd member of its own: `master-2` at 10.0.0.22 with `etcd-2`. */
export function stackedMaster(n: number, zone?: string): HostPlan {
  return {
    ...hostPlan(`master-${n}`, 20 + n, zone),
    parts: [masterPart(`master-${n}`), etcdPart(`etcd-${n}`)],
  };
}

/** `lb-1` at 10.0.0.11 with priority 110, `lb-2` with 100… */
export function loadBalancerHost(n: number, zone?: string): HostPlan {
  return {
    ...hostPlan(`lb-${n}`, 10 + n, zone),
    parts: [loadBalancerPart(`lb-${n}`, 120 - 10 * n)],
  };
}

export function workerHost(n: number, zone?: string): HostPlan {
  return {
    ...hostPlan(`worker-${n}`, 40 + n, zone),
    parts: [{ kind: 'worker', name: `worker-${n}` }],
  };
}

export function hostPlan(name: string, address: number, zone?: string): Omit<HostPlan, 'parts'> {
  return zone === undefined ? { name, address } : { name, address, zone };
}

/**
 * The document of a plan: every load balancer forwards to every control plane, every control plane
 * stores in the external cluster if there is one. All hosts share one stretched subnet, zones are a
 * millisecond apart, and what clients call the API is a name, so that it can be moved.
 */
export function design(plan: DesignPlan): Topology {
  const components = plan.hosts.flatMap((host) =>
    host.parts.map(({ kind, name, priority, port }) => ({
      id: name,
      kind,
      name,
      host: hostId(host.name),
      ...(priority === undefined ? {} : { priority }),
      ...(port === undefined ? {} : { port }),
    })),
  );
  const ofKind = (kind: ComponentKind): string[] =>
    components.filter((component) => component.kind === kind).map(({ id }) => id);
  return topologySchema.parse({
    apiVersion: 'quorate/v1',
    kind: 'Topology',
    metadata: { name: plan.name },
    cluster: { endpoint: 'k8s-api.example.internal' },
    checks: { profile: plan.profile },
    failureDomains: domains(plan.zones ?? []),
    hosts: plan.hosts.map(({ name, address, zone }) => ({
      id: hostId(name),
      name,
      addresses: [`10.0.0.${address}`],
      ...(zone === undefined ? {} : { failureDomain: `zone-${zone}` }),
    })),
    components,
    etcdClusters:
      plan.etcd === undefined
        ? []
        : [
            {
              id: 'etcd-cluster-1',
              backupTarget: 'backup.example.internal',
              // Those that pki/gen-certs.sh makes; nothing renews them before they end.
              ...(plan.etcd.placement === 'external' ? { certificateDays: 730 } : {}),
              ...plan.etcd,
              members: ofKind('etcd').map((component) => ({ component })),
            },
          ],
    endpoints: endpoints(plan, ofKind('load-balancer')),
    links: links(plan, ofKind),
    network: {
      hostSubnets: [{ cidr: '10.0.0.0/24', stretched: true }],
      roundTripTimes: pairs(plan.zones ?? []).map(([from, to]) => ({
        from: `zone-${from}`,
        to: `zone-${to}`,
        milliseconds: 1,
      })),
    },
  });
}

/** Apart from the ids of components, which are their names. */
function hostId(name: string): string {
  return `host-${name}`;
}

function domains(zones: readonly string[]): object[] {
  if (zones.length === 0) return [];
  return [
    { id: 'region-1', kind: 'region', name: 'region-1' },
    ...zones.map((letter) => ({
      id: `zone-${letter}`,
      kind: 'zone',
      name: `zone-${letter}`,
      parent: 'region-1',
    })),
  ];
}

function endpoints({ endpoint }: DesignPlan, loadBalancers: readonly string[]): object[] {
  switch (endpoint) {
    case 'vip':
      return [
        {
          id: 'vip-1',
          kind: 'vip',
          name: 'api-vip',
          address: '10.0.0.10',
          prefixLength: 24,
          members: loadBalancers,
        },
      ];
    case 'direct':
      return [{ id: 'direct-1', kind: 'direct', name: 'api' }];
    default:
      return [];
  }
}

function links(plan: DesignPlan, ofKind: (kind: ComponentKind) => string[]): object[] {
  const standby = new Set(
    plan.hosts.flatMap(({ parts }) => parts.flatMap((part) => (part.standby ? [part.name] : []))),
  );
  const controlPlanes = ofKind('control-plane');
  const forwarders = [
    ...ofKind('load-balancer'),
    ...(plan.endpoint === 'direct' ? ['direct-1'] : []),
  ];
  const drawn = [
    ...forwarders.flatMap((from) =>
      controlPlanes.map((to) => ({
        kind: 'forwards',
        from,
        to,
        mode: standby.has(from) ? 'standby' : 'active',
      })),
    ),
    ...(plan.etcd?.placement === 'external'
      ? controlPlanes.map((from) => ({ kind: 'stores-in', from, to: 'etcd-cluster-1' }))
      : []),
  ];
  return drawn.map((link, n) => ({ id: `link-${n + 1}`, ...link }));
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b): [T, T] => [a, b]));
}
