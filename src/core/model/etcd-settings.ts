import type { EtcdCluster, ProgramOption } from './topology.ts';

/** Bytes at which etcd takes no more writes where no quota is set (etcd, "Maintenance"). */
export const defaultEtcdQuota = 2 * 2 ** 30;

/** Days that the certificates of an external cluster are valid. */
export function etcdCertificateDays({ certificateDays }: EtcdCluster): number {
  return certificateDays ?? 365;
}

/** Options of etcd that the design has a property for: predictions are made from that one. */
export const etcdOptionsWithProperty: Readonly<Record<string, keyof EtcdCluster>> = {
  'heartbeat-interval': 'heartbeatInterval',
  'election-timeout': 'electionTimeout',
  'quota-backend-bytes': 'quotaBackendBytes',
};

/** What the user sets himself; of two options of one name the later one counts, as in etcd. */
export function etcdOptions({ options }: EtcdCluster): readonly ProgramOption[] {
  return [...new Map(options.map((option) => [option.name, option])).values()];
}
