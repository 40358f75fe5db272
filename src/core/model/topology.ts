import { z } from './schema/z.ts';
import { checksSchema, type profiles, type waiverSchema } from './schema/checks.ts';
import { clusterSchema } from './schema/cluster.ts';
import {
  componentSchema,
  type controlPlaneSchema,
  type etcdMemberSchema,
  type loadBalancerSchema,
  type workerSchema,
} from './schema/components.ts';
import {
  endpointSchema,
  type cloudLoadBalancerSchema,
  type directEndpointSchema,
  type dnsEndpointSchema,
  type kubeVipEndpointSchema,
  type vipEndpointSchema,
  type vrrpChecks,
} from './schema/endpoints.ts';
import { etcdClusterSchema } from './schema/etcd.ts';
import { networkSchema } from './schema/network.ts';
import { failureDomainKinds, failureDomainSchema, hostSchema } from './schema/places.ts';
import { availability, id, limits, list, name } from './schema/primitives.ts';
import { viewsSchema, type viewOptionsSchema } from './schema/views.ts';

/**
 * The topology document, `apiVersion: quorate/v1`. The schema asks only for what the program needs
 * in order to hold the document: types, lengths, known kinds. Whether the design is any good (an
 * address that is none, a router id of 300) is for the rules to say, so a broken design can be
 * drawn, saved and opened. Unknown keys are kept and written back.
 */

export { profiles } from './schema/checks.ts';
export { clusterSchema, environments } from './schema/cluster.ts';
export {
  componentKinds,
  componentSchema,
  controlPlaneSchema,
  etcdMemberSchema,
  healthChecks,
  loadBalancerSchema,
  loadBalancerSoftware,
  workerSchema,
} from './schema/components.ts';
export {
  cloudLoadBalancerSchema,
  cloudProviders,
  directEndpointSchema,
  dnsEndpointSchema,
  endpointKinds,
  endpointSchema,
  kubeVipEndpointSchema,
  vipEndpointSchema,
  vrrpChecks,
} from './schema/endpoints.ts';
export { etcdClusterSchema } from './schema/etcd.ts';
export { networkSchema } from './schema/network.ts';
export { diskKinds, failureDomainKinds, failureDomainSchema, hostSchema } from './schema/places.ts';
export { limits } from './schema/primitives.ts';
export { detailLevels, groupings, pictureThemes, viewIds } from './schema/views.ts';

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
  /** Stays where it is: neither dragging nor the automatic layout moves it. */
  locked: z.boolean().optional(),
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
  checks: checksSchema.prefault({}),
  layout: z.record(id, placementSchema).default({}),
  views: viewsSchema.prefault({}),
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
/** How one view is drawn, as the design keeps it. */
export type SavedViewOptions = z.infer<typeof viewOptionsSchema>;
export type Waiver = z.infer<typeof waiverSchema>;
/** An option of a program, without leading dashes. */
export type ProgramOption = EtcdCluster['options'][number];
export type Firewall = Topology['network']['firewalls'][number];
export type VrrpCheck = (typeof vrrpChecks)[number];

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
