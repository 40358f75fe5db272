import { z } from 'zod';

/**
 * The topology document, `apiVersion: quorate/v1`. The schema asks only for what the program needs
 * in order to hold the document: types, lengths, known kinds. Whether the design is any good (an
 * address that is none, a router id of 300) is for the rules to say, so a broken design can be
 * drawn, saved and opened. Unknown keys are kept and written back.
 */

export const environments = [
  'on-premises',
  'aws',
  'gcp',
  'azure',
  'alibaba',
  'tencent',
  'other',
] as const;
export const failureDomainKinds = [
  'region',
  'zone',
  'rack',
  'hypervisor',
  'power',
  'switch',
] as const;
export const componentKinds = ['load-balancer', 'control-plane', 'etcd', 'worker'] as const;
export const endpointKinds = ['vip', 'kube-vip', 'cloud-lb', 'dns', 'direct'] as const;
export const cloudProviders = ['aws', 'gcp', 'azure', 'alibaba', 'tencent', 'other'] as const;
export const loadBalancerSoftware = ['haproxy', 'nginx'] as const;
/** `readyz`: HTTPS GET /readyz, which follows etcd. `tcp`: a connection is enough. */
export const healthChecks = ['readyz', 'tcp'] as const;
export const profiles = ['learning', 'production', 'multi-zone'] as const;

/** Upper bounds that keep a hostile file from exhausting the page. */
export const limits = { elements: 20_000, name: 512, text: 4_000, listEntries: 20_000 } as const;

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);
const name = z.string().max(limits.name);
const shortText = z.string().max(limits.name);
const availability = z.number().min(0).max(1);
const port = z.int().min(1).max(65_535);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(limits.listEntries).default([]);

export const failureDomainSchema = z.looseObject({
  id,
  kind: z.enum(failureDomainKinds),
  name,
  parent: id.optional(),
  /** Probability that the domain is up, overriding the assumption for its kind. */
  availability: availability.optional(),
});

export const hostSchema = z.looseObject({
  id,
  /** RFC 1123 host name; a rule says when it is none. */
  name,
  /** IPv4 and IPv6 addresses without a prefix length; the first one is the node's own. */
  addresses: list(shortText),
  interface: shortText.default('eth0'),
  failureDomain: id.optional(),
  /** Id of the datastore or SAN its disks lie on, where hosts share one; absent for local disks. */
  storage: shortText.optional(),
  availability: availability.optional(),
});

const componentBase = {
  id,
  host: id,
  name,
  /** Probability that the component itself is up while its host is, overriding the assumption. */
  availability: availability.optional(),
};

export const loadBalancerSchema = z.looseObject({
  ...componentBase,
  kind: z.literal('load-balancer'),
  software: z.enum(loadBalancerSoftware).default('haproxy'),
  /** VRRP priority of this host in the VIPs it is a member of. */
  priority: z.int().default(100),
  /** TCP port clients reach the API at on this load balancer. */
  port: port.default(6443),
  healthCheck: z.enum(healthChecks).default('readyz'),
});

export const controlPlaneSchema = z.looseObject({
  ...componentBase,
  kind: z.literal('control-plane'),
});

export const etcdMemberSchema = z.looseObject({ ...componentBase, kind: z.literal('etcd') });

export const workerSchema = z.looseObject({ ...componentBase, kind: z.literal('worker') });

export const componentSchema = z.discriminatedUnion('kind', [
  loadBalancerSchema,
  controlPlaneSchema,
  etcdMemberSchema,
  workerSchema,
]);

export const etcdClusterSchema = z.looseObject({
  id,
  name,
  /** `stacked`: each control plane uses only the member on its own host, as kubeadm sets it up. */
  placement: z.enum(['stacked', 'external']),
  /** etcd release of an external cluster; kubeadm chooses that of a stacked one. */
  version: shortText.default('3.6.14'),
  /** A learner does not vote. */
  members: list(z.looseObject({ component: id, learner: z.boolean().default(false) })),
  /** Milliseconds. */
  heartbeatInterval: z.int().default(100),
  /** Milliseconds. */
  electionTimeout: z.int().default(1000),
  quotaBackendBytes: z.int().default(8_589_934_592),
});

const endpointBase = { id, name };

export const vipEndpointSchema = z.looseObject({
  ...endpointBase,
  kind: z.literal('vip'),
  address: shortText.default(''),
  /** Without it the prefix of the host subnet that holds the address, else /24 or /64. */
  prefixLength: z.int().min(0).max(128).optional(),
  virtualRouterId: z.int().default(51),
  unicast: z.boolean().default(true),
  /** Load balancers whose keepalived may hold the address. */
  members: list(id),
});

export const kubeVipEndpointSchema = z.looseObject({
  ...endpointBase,
  kind: z.literal('kube-vip'),
  address: shortText.default(''),
  /** Control planes that run kube-vip. */
  members: list(id),
});

export const cloudLoadBalancerSchema = z.looseObject({
  ...endpointBase,
  kind: z.literal('cloud-lb'),
  provider: z.enum(cloudProviders).default('other'),
  scheme: z.enum(['internal', 'internet-facing']).default('internal'),
  /** DNS name or address that the provider gives. */
  address: shortText.default(''),
  port: port.default(6443),
  /** Zones it has a node in; none named means every zone of its region. */
  zones: list(id),
  /** Probability that the provider's service is up, overriding the assumption. */
  availability: availability.optional(),
});

export const dnsEndpointSchema = z.looseObject({ ...endpointBase, kind: z.literal('dns') });

export const directEndpointSchema = z.looseObject({ ...endpointBase, kind: z.literal('direct') });

export const endpointSchema = z.discriminatedUnion('kind', [
  vipEndpointSchema,
  kubeVipEndpointSchema,
  cloudLoadBalancerSchema,
  dnsEndpointSchema,
  directEndpointSchema,
]);

export const forwardsLinkSchema = z.looseObject({
  id,
  kind: z.literal('forwards'),
  /** A load balancer, or a cloud load balancer, DNS or direct endpoint. */
  from: id,
  /** A control plane; of a cloud load balancer or DNS endpoint also a load balancer. */
  to: id,
  mode: z.enum(['active', 'standby']).default('active'),
});

export const storesInLinkSchema = z.looseObject({
  id,
  kind: z.literal('stores-in'),
  /** A control plane. */
  from: id,
  /** An etcd cluster (all its members are endpoints) or one etcd member. */
  to: id,
});

export const linkSchema = z.discriminatedUnion('kind', [forwardsLinkSchema, storesInLinkSchema]);

export const clusterSchema = z.looseObject({
  clusterName: shortText.default('kubernetes'),
  /** Release without a leading v, for instance 1.34.9. */
  kubernetesVersion: z
    .string()
    .regex(/^1\.\d{1,3}(\.\d{1,3})?$/)
    .default('1.34.9'),
  dnsDomain: shortText.default('cluster.local'),
  podSubnets: list(shortText).default(['10.244.0.0/16']),
  serviceSubnets: list(shortText).default(['10.96.0.0/16']),
  apiServerPort: port.default(6443),
  environment: z.enum(environments).default('on-premises'),
  /** DNS name (or address) clients know the API by: kubeadm's controlPlaneEndpoint without port. */
  endpoint: shortText.default(''),
});

export const networkSchema = z.looseObject({
  roundTripTimes: list(
    z.looseObject({ from: id, to: id, milliseconds: z.number().min(0).max(60_000) }),
  ),
  hostSubnets: list(
    z.looseObject({
      cidr: shortText,
      failureDomain: id.optional(),
      /** One layer-2 segment although it spans failure domains. */
      stretched: z.boolean().default(false),
    }),
  ),
});

/** What a figure of {@link assumptionsSchema} is about: a kind of element, a process, or etcd's space. */
export const figureKeys = [
  ...failureDomainKinds,
  'host',
  'load-balancer',
  'control-plane',
  'etcd',
  'cloud-lb',
  'keepalived',
  'proxy',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-vip',
  'etcd-space',
] as const;

/**
 * Figures that the user sets in place of the defaults (`analysis/exact/figures.ts`): the probability
 * that one element of the kind is up by itself. 1 means that it never fails.
 */
export const assumptionsSchema = z.looseObject({
  availability: z
    .looseObject(
      Object.fromEntries(figureKeys.map((key) => [key, availability.optional()])) as Record<
        FigureKey,
        z.ZodOptional<typeof availability>
      >,
    )
    .default({}),
});

/**
 * One step of a scenario. `fail` and `restore` take ids of elements, links or processes
 * (`component:process`); `cut` and `join` take two places (domains or hosts) that stop or start to
 * reach each other, or one that is cut off from everything else.
 */
export const scenarioStepSchema = z.looseObject({
  action: z.enum(['fail', 'restore', 'cut', 'join']),
  targets: list(z.string().min(1).max(130)),
});

/** A named course of failures, to be stepped through. */
export const scenarioSchema = z.looseObject({ id, name, steps: list(scenarioStepSchema) });

/** Where a shape stands, in canvas units, relative to the domain that holds it. */
export const placementSchema = z.looseObject({
  x: z.number().min(-1e6).max(1e6),
  y: z.number().min(-1e6).max(1e6),
  width: z.number().min(0).max(1e6).optional(),
  height: z.number().min(0).max(1e6).optional(),
});

export const topologySchema = z.looseObject({
  apiVersion: z.literal('quorate/v1'),
  kind: z.literal('Topology'),
  metadata: z.looseObject({ name, description: z.string().max(limits.text).default('') }),
  cluster: clusterSchema.prefault({}),
  failureDomains: list(failureDomainSchema),
  hosts: list(hostSchema),
  components: list(componentSchema),
  etcdClusters: list(etcdClusterSchema),
  endpoints: list(endpointSchema),
  links: list(linkSchema),
  network: networkSchema.prefault({}),
  assumptions: assumptionsSchema.prefault({}),
  scenarios: list(scenarioSchema),
  /** What the design is held to: `learning` nothing, `production` any host, `multi-zone` any zone. */
  checks: z.looseObject({ profile: z.enum(profiles).default('production') }).prefault({}),
  layout: z.record(id, placementSchema).default({}),
  views: z.looseObject({}).prefault({}),
});

export type Topology = z.infer<typeof topologySchema>;
export type TopologyInput = z.input<typeof topologySchema>;
export type FailureDomain = z.infer<typeof failureDomainSchema>;
export type FailureDomainKind = FailureDomain['kind'];
export type Host = z.infer<typeof hostSchema>;
export type Component = z.infer<typeof componentSchema>;
export type ComponentKind = Component['kind'];
export type LoadBalancer = z.infer<typeof loadBalancerSchema>;
export type ControlPlane = z.infer<typeof controlPlaneSchema>;
export type EtcdMember = z.infer<typeof etcdMemberSchema>;
export type Worker = z.infer<typeof workerSchema>;
export type EtcdCluster = z.infer<typeof etcdClusterSchema>;
export type Endpoint = z.infer<typeof endpointSchema>;
export type EndpointKind = Endpoint['kind'];
export type VipEndpoint = z.infer<typeof vipEndpointSchema>;
export type KubeVipEndpoint = z.infer<typeof kubeVipEndpointSchema>;
export type CloudLoadBalancer = z.infer<typeof cloudLoadBalancerSchema>;
export type DnsEndpoint = z.infer<typeof dnsEndpointSchema>;
export type DirectEndpoint = z.infer<typeof directEndpointSchema>;
export type Link = z.infer<typeof linkSchema>;
export type ForwardsLink = z.infer<typeof forwardsLinkSchema>;
export type StoresInLink = z.infer<typeof storesInLinkSchema>;
export type Cluster = z.infer<typeof clusterSchema>;
export type FigureKey = (typeof figureKeys)[number];
export type Assumptions = z.infer<typeof assumptionsSchema>;
export type SavedScenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = z.infer<typeof scenarioStepSchema>;
export type Placement = z.infer<typeof placementSchema>;
export type Profile = (typeof profiles)[number];

/** The name of a list of the document that holds elements with an id. */
export type ElementCollection =
  'failureDomains' | 'hosts' | 'components' | 'etcdClusters' | 'endpoints' | 'links';
export const elementCollections: readonly ElementCollection[] = [
  'failureDomains',
  'hosts',
  'components',
  'etcdClusters',
  'endpoints',
  'links',
];
export type TopologyElement = FailureDomain | Host | Component | EtcdCluster | Endpoint | Link;

/** A document with nothing drawn yet. */
export function emptyTopology(documentName: string): Topology {
  return topologySchema.parse({
    apiVersion: 'quorate/v1',
    kind: 'Topology',
    metadata: { name: documentName },
  });
}
