import { z } from './z.ts';
import { availability, id, list, name, shortText } from './primitives.ts';

export const failureDomainKinds = [
  'region',
  'zone',
  'rack',
  'hypervisor',
  'power',
  'switch',
] as const;
export const diskKinds = ['hdd', 'ssd', 'nvme'] as const;

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
  /** Cores. Absent, as what follows, where it is not known. */
  cpus: z.number().min(0).max(10_000).optional(),
  memoryGiB: z.number().min(0).max(100_000).optional(),
  /** What the data of etcd lies on. */
  disk: z.enum(diskKinds).optional(),
  /** 99th percentile of an fdatasync on that disk, in milliseconds. */
  fsyncP99: z.number().min(0).max(60_000).optional(),
  /** Whether etcd has that disk for itself or shares it with the system, images and logs. */
  etcdDisk: z.enum(['dedicated', 'shared']).optional(),
  /** Whether an NTP client keeps its clock. */
  timeSync: z.boolean().optional(),
});
