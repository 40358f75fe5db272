import type { EtcdCluster } from './topology.ts';

/**
 * The timers of the programs that bring the API back after a failure. What the exporters write into
 * the configs and what the analysis predicts come from here, so that they cannot differ. Seconds,
 * unless a name says otherwise.
 */

/** keepalived, VRRP version 3. */
export const vrrpTimers = { advertInterval: 1, garpDelay: 5, garpRefresh: 5 } as const;

/** The check of the load balancer that keepalived runs beside it. */
export const vrrpCheckTimers = { interval: 2, timeout: 2, fall: 3, rise: 2 } as const;

/** HAProxy and its health checks; `interval` between checks, `fast` once one has failed. */
export const haproxyTimers = {
  interval: 2,
  fast: 1,
  whileDown: 3,
  rise: 2,
  fall: 3,
  connect: 5,
  check: 5,
} as const;

/** NGINX, which only notices that connections fail. */
export const nginxTimers = {
  connect: 2,
  nextTries: 3,
  nextTimeout: 6,
  maxFails: 2,
  failTimeout: 5,
} as const;

export interface LeaseTimers {
  /** A lease that was not renewed for so long may be taken over. */
  readonly duration: number;
  /** The holder gives up after so long without renewal. */
  readonly renewDeadline: number;
  /** The holder renews, and the others try, at this pace. */
  readonly retryPeriod: number;
}

export const kubeVipLease: LeaseTimers = { duration: 5, renewDeadline: 3, retryPeriod: 1 };

/** kube-controller-manager and kube-scheduler: their defaults; options of the design may change them. */
export const controllerLease: LeaseTimers = { duration: 15, renewDeadline: 10, retryPeriod: 2 };

/** Defaults of Kubernetes; options of the design may change the first. */
export const kubernetesTimers = {
  /** Toleration of not-ready and unreachable that every pod gets (DefaultTolerationSeconds). */
  evictionToleration: 300,
  /** kubeadm's liveness probe of kube-apiserver: every 10 s, 8 failures. */
  livenessPeriod: 10,
  livenessFailures: 8,
} as const;

/** Until a node whose kubelet is silent counts as NotReady: 40 s, and 50 s from Kubernetes 1.32 on. */
export function nodeMonitorGracePeriod(kubernetesVersion: string): number {
  const minor = Number(/^1\.(\d+)/.exec(kubernetesVersion)?.[1] ?? 0);
  return minor >= 32 ? 50 : 40;
}

/**
 * kube-apiserver's connections to etcd (storagebackend/factory/etcd3.go): a ping after so long
 * without traffic; given up so long after something was not acknowledged (gRPC makes it the
 * TCP_USER_TIMEOUT).
 */
export const etcdClientTimers = { ping: 30, timeout: 10 } as const;

/**
 * AWS NLB: health checks as the exported Terraform sets them, and for how long its DNS records, one
 * address a zone, may be kept (Elastic Load Balancing user guide, "DNS name").
 */
export const awsBalancerTimers = {
  checkInterval: 10,
  unhealthyThreshold: 2,
  recordLife: 60,
} as const;

export interface EtcdTimers {
  /** Milliseconds. */
  readonly heartbeatInterval: number;
  /** Milliseconds. */
  readonly electionTimeout: number;
}

const usualEtcd: EtcdTimers = { heartbeatInterval: 100, electionTimeout: 1000 };

/** etcd does not start with an election timeout below five heartbeats or above 50 s. */
export function etcdTimersAreUsable({ heartbeatInterval, electionTimeout }: EtcdCluster): boolean {
  return (
    heartbeatInterval > 0 && electionTimeout >= 5 * heartbeatInterval && electionTimeout <= 50_000
  );
}

/** The timers of a cluster, or the usual ones where etcd refuses them. */
export function etcdTimersOf(cluster: EtcdCluster): EtcdTimers {
  const { heartbeatInterval, electionTimeout } = etcdTimersAreUsable(cluster) ? cluster : usualEtcd;
  return { heartbeatInterval, electionTimeout };
}
