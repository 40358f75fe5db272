import { z } from './z.ts';
import { limits, list, port, programOptions, shortText } from './primitives.ts';

export const environments = [
  'on-premises',
  'aws',
  'gcp',
  'azure',
  'alibaba',
  'tencent',
  'other',
] as const;

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
  /** kubeadm's feature gates, beside those that the release needs. */
  featureGates: z.record(z.string().max(limits.name), z.boolean()).optional(),
  apiServerOptions: programOptions,
  controllerManagerOptions: programOptions,
  schedulerOptions: programOptions,
  /** Nodes that the cluster is to have, where that is more than are drawn. */
  plannedNodes: z.int().min(0).max(1_000_000).optional(),
  /** Cores that the control plane needs in all, whichever masters are up. */
  controlPlaneCpus: z.number().min(0).max(100_000).optional(),
  /** Whether events are kept in an etcd of their own, outside this design. */
  eventsEtcd: z.boolean().optional(),
});
