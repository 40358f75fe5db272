import type { z } from 'zod';
import type { Message } from '../../core/model/message.ts';
import { describeIssue } from '../../core/model/parse-topology.ts';
import {
  clusterSchema,
  cloudLoadBalancerSchema,
  controlPlaneSchema,
  directEndpointSchema,
  dnsEndpointSchema,
  etcdClusterSchema,
  etcdMemberSchema,
  failureDomainSchema,
  forwardsLinkSchema,
  hostSchema,
  kubeVipEndpointSchema,
  loadBalancerSchema,
  networkSchema,
  storesInLinkSchema,
  topologySchema,
  vipEndpointSchema,
  workerSchema,
  type ElementCollection,
} from '../../core/model/topology.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

const ofKind: Readonly<Record<string, Shape>> = {
  'load-balancer': loadBalancerSchema.shape,
  'control-plane': controlPlaneSchema.shape,
  etcd: etcdMemberSchema.shape,
  worker: workerSchema.shape,
  vip: vipEndpointSchema.shape,
  'kube-vip': kubeVipEndpointSchema.shape,
  'cloud-lb': cloudLoadBalancerSchema.shape,
  dns: dnsEndpointSchema.shape,
  direct: directEndpointSchema.shape,
  forwards: forwardsLinkSchema.shape,
  'stores-in': storesInLinkSchema.shape,
};

/** What a list of the document holds; where its elements differ by kind, that of the kind. */
function shapeOf(collection: ElementCollection, kind: string | undefined): Shape | undefined {
  if (collection === 'hosts') return hostSchema.shape;
  if (collection === 'failureDomains') return failureDomainSchema.shape;
  if (collection === 'etcdClusters') return etcdClusterSchema.shape;
  return kind === undefined ? undefined : ofKind[kind];
}

/** Why the document cannot hold a value in a property of an element; undefined if it can. */
export function propertyProblem(
  collection: ElementCollection,
  kind: string | undefined,
  property: string,
  value: unknown,
): Message | undefined {
  return problem(shapeOf(collection, kind)?.[property], value);
}

const settings = {
  cluster: clusterSchema.shape,
  network: networkSchema.shape,
  metadata: topologySchema.shape.metadata.shape,
} as const satisfies Record<string, Shape>;

/** As {@link propertyProblem}, for a property of the design's own settings. */
export function settingProblem(
  part: keyof typeof settings,
  property: string,
  value: unknown,
): Message | undefined {
  const shape: Shape = settings[part];
  return problem(shape[property], value);
}

function problem(schema: z.ZodType | undefined, value: unknown): Message | undefined {
  const result = schema?.safeParse(value);
  const issue = result?.error?.issues[0];
  return issue === undefined ? undefined : describeIssue(issue, value).message;
}
