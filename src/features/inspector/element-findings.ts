import type { ExplainedDiagnostic } from '../../store/session-store.ts';

/** The property that a rule's findings are about, where the inspector has a field for it. */
const fieldOfRule: Readonly<Record<string, string>> = {
  'network/ip-invalid': 'addresses',
  'network/ip-duplicate': 'addresses',
  'naming/hostname-duplicate': 'name',
  'naming/hostname-invalid': 'name',
  'naming/reserved': 'name',
  'naming/path-unsafe': 'name',
  'naming/etcd-name': 'name',
  'naming/haproxy-server': 'name',
  'failure-domain/undefined': 'failureDomain',
  'lb/priority-equal': 'priority',
  'lb/priority-255': 'priority',
  'lb/port-clash': 'port',
  'lb/backends-incomplete': 'backends',
  'lb/vip-bind': 'bindTo',
  'lb/l7-mode': 'mode',
  'lb/nginx-passive': 'software',
  'lb/readyz-anonymous': 'healthCheck',
  'lb/timeout-short': 'idleTimeout',
  'lb/maxconn': 'maxConnections',
  'lb/fd-limit': 'fileLimit',
  'security/metrics-open': 'metrics',
  'lb/vip-missing': 'address',
  'lb/vip-subnet': 'address',
  'lb/vip-l2-stretch': 'address',
  'lb/vip-dhcp': 'address',
  'lb/cross-zone': 'crossZone',
  'lb/hairpin': 'selfAccess',
  'lb/vip-is-host-ip': 'address',
  'lb/vip-duplicate': 'address',
  'network/vip-in-cluster-cidr': 'address',
  'lb/vrid-range': 'virtualRouterId',
  'lb/vrid-collision': 'virtualRouterId',
  'lb/single-host': 'members',
  'lb/check-missing': 'check',
  'lb/check-not-local': 'check',
  'lb/no-backend-check': 'check',
  'lb/check-too-fast': 'checkFall',
  'lb/nopreempt-weight': 'checkWeight',
  'lb/weight-too-small': 'checkWeight',
  'lb/script-user': 'checkUser',
  'lb/nopreempt-master': 'initialState',
  'lb/preempt-delay-nopreempt': 'preemptDelay',
  'lb/vrrp-auth-v3': 'authentication',
  'lb/vrrp-strict': 'strict',
  'control-plane/no-endpoint': 'endpoint',
  'control-plane/endpoint-node-ip': 'endpoint',
  'control-plane/endpoint-mismatch': 'endpoint',
  'network/endpoint-dns-internal': 'dnsServers',
  'network/pod-small': 'podSubnets',
  'network/pod-mask-diff': 'podSubnets',
  'network/pod-service-overlap': 'podSubnets',
  'network/pod-node-overlap': 'podSubnets',
  'network/service-node-overlap': 'serviceSubnets',
  'etcd/heartbeat-rtt': 'heartbeatInterval',
  'etcd/election-rtt': 'electionTimeout',
  'etcd/election-ratio': 'electionTimeout',
  'etcd/election-max': 'electionTimeout',
  'etcd/quota-large': 'quotaBackendBytes',
  'etcd/quota-default': 'quotaBackendBytes',
  'etcd/quota-memory': 'quotaBackendBytes',
  'etcd/version-eol': 'version',
  'etcd/kubeadm-min-version': 'version',
  'etcd/upgrade-path': 'runningVersion',
  'etcd/no-backup': 'backupTarget',
  'etcd/removed-flag': 'options',
  'etcd/prevote-off': 'options',
  'etcd/plain-http': 'options',
  'etcd/no-client-auth': 'options',
  'etcd/listen-dns': 'options',
  'etcd/advertise-loopback': 'options',
  'etcd/initial-cluster': 'options',
  'etcd/state-flag': 'options',
  'etcd/token-reuse': 'options',
  'etcd/endpoints-via-lb': 'apiServerOptions',
  'etcd/slow-disk': 'disk',
  'etcd/shared-disk': 'etcdDisk',
  'etcd/no-time-sync': 'timeSync',
  'security/cert-short': 'certificateDays',
  'control-plane/api-version': 'kubernetesVersion',
  'control-plane/version-skew': 'version',
  'control-plane/feature-gate': 'featureGates',
  'control-plane/local-mode-off': 'featureGates',
  'control-plane/bind-address': 'apiServerOptions',
  'control-plane/goaway-single': 'apiServerOptions',
  'control-plane/shutdown-delay': 'apiServerOptions',
  'security/encryption-at-rest': 'apiServerOptions',
  'sizing/master-min': 'cpus',
  'sizing/etcd-host': 'cpus',
  'sizing/lb-small': 'cpus',
  'sizing/n-minus-1': 'controlPlaneCpus',
  'sizing/events-etcd': 'eventsEtcd',
};

export interface ElementFindings {
  /** Findings about a property that `fields` names. */
  readonly byField: ReadonlyMap<string, readonly ExplainedDiagnostic[]>;
  /** All others, worst first as they came. */
  readonly others: readonly ExplainedDiagnostic[];
}

/** The findings of an element: those that belong under one of its fields, and the rest. */
export function elementFindings(
  diagnostics: readonly ExplainedDiagnostic[],
  id: string,
  fields: readonly string[],
): ElementFindings {
  const byField = new Map<string, ExplainedDiagnostic[]>();
  const others: ExplainedDiagnostic[] = [];
  for (const diagnostic of diagnostics) {
    if (!diagnostic.targets.some((target) => target.id === id)) continue;
    const field = fieldOfRule[diagnostic.rule];
    if (field === undefined || !fields.includes(field)) others.push(diagnostic);
    else byField.set(field, [...(byField.get(field) ?? []), diagnostic]);
  }
  return { byField, others };
}
