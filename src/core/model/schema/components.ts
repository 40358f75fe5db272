import { z } from './z.ts';
import { availability, id, name, port, shortText } from './primitives.ts';

export const componentKinds = ['load-balancer', 'control-plane', 'etcd', 'worker'] as const;
export const loadBalancerSoftware = ['haproxy', 'nginx'] as const;
/** `readyz`: HTTPS GET /readyz, which follows etcd. `tcp`: a connection is enough. */
export const healthChecks = ['readyz', 'tcp'] as const;

const componentBase = {
  id,
  host: id,
  name,
  /** Probability that the component itself is up while its host is, overriding the assumption. */
  availability: availability.optional(),
};

/** What is absent is as `model/load-balancer-settings.ts` says. */
export const loadBalancerSchema = z.looseObject({
  ...componentBase,
  kind: z.literal('load-balancer'),
  software: z.enum(loadBalancerSoftware).default('haproxy'),
  /** VRRP priority of this host in the VIPs it is a member of. */
  priority: z.int().default(100),
  /** TCP port clients reach the API at on this load balancer. */
  port: port.default(6443),
  healthCheck: z.enum(healthChecks).default('readyz'),
  /** `http` means that the load balancer ends TLS itself. */
  mode: z.enum(['tcp', 'http']).optional(),
  /** Listen on every address of the host, or on the VIP alone. */
  bindTo: z.enum(['any', 'vip']).optional(),
  /** Whether the host may bind an address it does not hold (net.ipv4.ip_nonlocal_bind). */
  nonlocalBind: z.boolean().optional(),
  /** Connections at the same time. */
  maxConnections: z.int().min(1).max(100_000_000).optional(),
  /** Open files of the service (LimitNOFILE). */
  fileLimit: z.int().min(1).max(1_000_000_000).optional(),
  /** Seconds a connection may be silent. */
  idleTimeout: z.number().min(0).max(31_536_000).optional(),
  /** Seconds between two checks of a master. */
  checkInterval: z.number().min(0.1).max(3_600).optional(),
  /** Failed checks until a master is down. */
  checkFall: z.int().min(1).max(1_000).optional(),
  /** Where Prometheus may read the load balancer's metrics. */
  metrics: z.enum(['off', 'loopback', 'any']).optional(),
});

/** Release of Kubernetes a node runs, where it is not that of the cluster (during an upgrade). */
const nodeVersion = { version: shortText.optional() };

export const controlPlaneSchema = z.looseObject({
  ...componentBase,
  kind: z.literal('control-plane'),
  ...nodeVersion,
});

export const etcdMemberSchema = z.looseObject({ ...componentBase, kind: z.literal('etcd') });

export const workerSchema = z.looseObject({
  ...componentBase,
  kind: z.literal('worker'),
  ...nodeVersion,
});

export const componentSchema = z.discriminatedUnion('kind', [
  loadBalancerSchema,
  controlPlaneSchema,
  etcdMemberSchema,
  workerSchema,
]);
