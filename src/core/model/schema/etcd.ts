import { z } from './z.ts';
import { id, list, name, programOptions, shortText } from './primitives.ts';

export const etcdClusterSchema = z.looseObject({
  id,
  name,
  /** `stacked`: each control plane uses only the member on its own host, as kubeadm sets it up. */
  placement: z.enum(['stacked', 'external']),
  /** etcd release of an external cluster; kubeadm chooses that of a stacked one. */
  version: shortText.default('3.6.14'),
  /** Release that runs today, where the cluster exists and is to be upgraded to `version`. */
  runningVersion: shortText.optional(),
  /** A learner does not vote. */
  members: list(z.looseObject({ component: id, learner: z.boolean().default(false) })),
  /** Milliseconds. */
  heartbeatInterval: z.int().default(100),
  /** Milliseconds. */
  electionTimeout: z.int().default(1000),
  /** 0 leaves it to etcd. */
  quotaBackendBytes: z.int().default(8_589_934_592),
  /** Options of etcd beside those above. */
  options: programOptions,
  /** Where snapshots are copied to, off the members: a host, a bucket, a share. */
  backupTarget: shortText.optional(),
  /** Days that the certificates of an external cluster are valid; absent, 365. */
  certificateDays: z.int().min(1).max(36_500).optional(),
  /** Whether something renews them before they end. */
  certificateRenewal: z.boolean().optional(),
});
