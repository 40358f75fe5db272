/**
 * What the analysis answers, as plain data that can cross a worker boundary. Elements are named by
 * id. A process of a component that can fail apart from it has the id `component:process`, for
 * instance `lb-1:keepalived`.
 */

/** What fails. Hosts that no group of a partition names form one more group together. */
export interface Scenario {
  /**
   * Ids of failure domains, hosts, components, processes, endpoints (a cloud load balancer) or links,
   * and `cluster:space` for an etcd cluster that is out of space.
   */
  readonly failed: readonly string[];
  /** Groups of ids (domains or hosts) that can reach only their own group. */
  readonly partition?: readonly (readonly string[])[];
  /**
   * Places (domains or hosts) that cannot reach each other, two by two; one alone is cut off from
   * everything else.
   */
  readonly cuts?: readonly (readonly string[])[];
}

export type ApiState = 'available' | 'degraded' | 'partial' | 'unavailable';
/** `no-space`: etcd raised its NOSPACE alarm; it answers reads but takes no writes. */
export type UnavailabilityCause = 'no-endpoint' | 'no-quorum' | 'no-control-plane' | 'no-space';

export interface EtcdState {
  readonly cluster: string;
  readonly voters: number;
  readonly up: number;
  readonly quorumSize: number;
  readonly quorum: boolean;
}

/** The layers a request passes: way in, kube-apiserver, store. */
export type Layer = 'endpoint' | 'control-plane' | 'etcd';

/** The state of the cluster seen by clients of one side (all of them, where nothing is cut). */
export interface ClusterState {
  readonly api: ApiState;
  /** What a read through the endpoint answers; `current` also where only writes fail. */
  readonly reads: 'current' | 'stale' | 'none';
  /** The first that holds; null while the API is available. */
  readonly cause: UnavailabilityCause | null;
  readonly causes: readonly UnavailabilityCause[];
  /** Share of requests that fail for good; 0 unless `partial`. */
  readonly failingShare: number;
  /** Layers that have no spare left where the intact design has one; empty unless available. */
  readonly lostSpares: readonly Layer[];
  readonly etcd: readonly EtcdState[];
  /**
   * Components and hosts (of this side) that neither failed nor stand on something that did. The
   * states in a verdict leave out what does not matter to the API: workers, and hosts that carry
   * nothing else.
   */
  readonly up: readonly string[];
  readonly usableControlPlanes: readonly string[];
  readonly servingLoadBalancers: readonly string[];
  /** Endpoints; where none is drawn, the load balancer or control plane that clients know instead. */
  readonly servingEndpoints: readonly string[];
  /**
   * For each VIP and kube-vip endpoint the load balancer or control plane that holds it for clients
   * here, as after a fresh start: history does not count.
   */
  readonly vipHolders: readonly { readonly endpoint: string; readonly holder: string | null }[];
  /**
   * Whether they work, which needs one usable master with the process up and an etcd that takes
   * writes; they talk to the kube-apiserver beside them, so no endpoint is in the path.
   */
  readonly controllers: { readonly controllerManager: boolean; readonly scheduler: boolean };
  /** Etcd clusters in use that are out of space. */
  readonly outOfSpace: readonly string[];
}

/** One entry for each side of a partition or of cuts; a single one without. */
export interface SideState extends ClusterState {
  /** Hosts of this side. */
  readonly hosts: readonly string[];
}

export const toleranceKinds = ['component', 'host', 'rack', 'zone', 'region'] as const;
export type ToleranceKind = (typeof toleranceKinds)[number];

export interface Tolerance {
  /**
   * Largest k such that the API stays available under every k failures of the kind; a share of
   * requests that fails for good counts as not available.
   */
  readonly tolerated: number;
  /** How many elements of the kind matter to the API (workers do not). */
  readonly elements: number;
  /**
   * The first in document order of the smallest sets of failures that make the API unavailable;
   * null if none does, empty if it is unavailable as drawn.
   */
  readonly counterExample: readonly string[] | null;
  /** The state under the counter-example. */
  readonly consequence: ClusterState | null;
  /** False if the search ended at its budget: then `tolerated` is a lower bound. */
  readonly exhaustive: boolean;
}

export interface Verdict {
  /** Nothing failed. */
  readonly intact: ClusterState;
  /** A kind the design has none of is null. */
  readonly tolerates: Readonly<Record<ToleranceKind, Tolerance | null>>;
  /**
   * The state under the failure of each single domain, host, component and cloud load balancer that
   * matters to the API, hypervisors, power domains and switches among them.
   */
  readonly single: readonly { readonly id: string; readonly state: ClusterState }[];
}
