import type { ControlPlane, EtcdMember, Host, LoadBalancer, Worker } from '../../model/topology.ts';

/** A host as config files speak of it. */
export interface SiteHost {
  readonly host: Host;
  /** RFC 1123 host name, unique in the design. */
  readonly name: string;
  /** Folder in the bundle: `hosts/<name>`. */
  readonly folder: string;
  /** Node address in canonical spelling; undefined if none is drawn or the first one is none. */
  readonly address: string | undefined;
  /** All of its addresses that are addresses, canonical, without repetition. */
  readonly addresses: readonly string[];
  /** Of several components of one kind on a host the first in the document counts. */
  readonly loadBalancer: LoadBalancer | undefined;
  readonly controlPlane: ControlPlane | undefined;
  readonly worker: Worker | undefined;
  readonly etcd: EtcdMember | undefined;
}
