import { z } from './z.ts';
import { availability, id, list, name, port, shortText } from './primitives.ts';

export const endpointKinds = ['vip', 'kube-vip', 'cloud-lb', 'dns', 'direct'] as const;
export const cloudProviders = ['aws', 'gcp', 'azure', 'alibaba', 'tencent', 'other'] as const;
/**
 * What keepalived may judge its host by: `load-balancer`, that it answers on this host; `backends`,
 * that it also reaches a master; `api-server`, one of the masters itself; `vip`, the address that
 * keepalived moves; `none`.
 */
export const vrrpChecks = ['load-balancer', 'backends', 'api-server', 'vip', 'none'] as const;

const endpointBase = { id, name };

/** What is absent is as `model/vrrp-settings.ts` says. */
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
  /** Whether the host of the highest priority takes the address back when it returns. */
  preempt: z.boolean().optional(),
  /** Seconds it waits before it does. */
  preemptDelay: z.number().min(0).max(1_000).optional(),
  /** State keepalived starts in on the host of the highest priority; BACKUP on the others. */
  initialState: z.enum(['backup', 'master']).optional(),
  /** What keepalived judges its host by. */
  check: z.enum(vrrpChecks).optional(),
  /** Seconds between two checks. */
  checkInterval: z.int().min(1).max(3_600).optional(),
  /** Failed checks until the host counts as failed. */
  checkFall: z.int().min(1).max(1_000).optional(),
  /** Added to the priority by a check that fails; absent, a failed check gives the address away. */
  checkWeight: z.int().min(-254).max(254).optional(),
  /** User the check runs as. */
  checkUser: shortText.optional(),
  /** Seconds between two advertisements. */
  advertInterval: z.number().min(0.01).max(255).optional(),
  vrrpVersion: z.literal([2, 3]).optional(),
  /** Whether the hosts share a password, which is made on site. */
  authentication: z.boolean().optional(),
  /** keepalived's `vrrp_strict`. */
  strict: z.boolean().optional(),
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
  /** Whether a node in one zone also uses masters of another. */
  crossZone: z.boolean().optional(),
  /** Whether it knows the masters as machines or by address. */
  targetType: z.enum(['instance', 'ip']).optional(),
  /** `hosts-file`: the masters find the endpoint's name at their own address. */
  selfAccess: z.enum(['through', 'hosts-file']).optional(),
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
