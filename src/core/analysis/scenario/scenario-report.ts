import type { Message } from '../../model/message.ts';
import type { ApiState, SideState } from '../verdict.ts';

/** Seconds from the failure until the change has happened, from the timers of the configs. */
export interface Duration {
  readonly min: number;
  readonly max: number;
}

/** An address that another load balancer or master takes over, or that nobody holds any more. */
export interface AddressMove {
  readonly endpoint: string;
  readonly from: string | null;
  readonly to: string | null;
  /** `null` where nothing takes over, or not by itself. */
  readonly takes: Duration | null;
  /** The formula behind the time, with its figures. */
  readonly why: Message;
}

/** What one side of a partition sees (everybody, without one). */
export interface SideReport {
  readonly state: SideState;
  /** Where these clients are: `From zone-a`, `From everywhere else`; null where there is only one side. */
  readonly place: Message | null;
  /** One sentence: what a client gets and why, with its place. */
  readonly sentence: Message;
  readonly moves: readonly AddressMove[];
  /**
   * Addresses that are with whom they went to before, although `state` names another one, who would
   * hold them after a fresh start: neither keepalived (nopreempt) nor kube-vip gives one back.
   */
  readonly unmoved: readonly { readonly endpoint: string; readonly holder: string }[];
  /** Other interruptions on the way (etcd leader, health checks, controllers). */
  readonly interruptions: readonly { readonly what: Message; readonly takes: Duration }[];
  /** What still works and what follows (running pods, controllers, evictions). */
  readonly consequences: readonly Message[];
}

/** The whole of a scenario, told. */
export interface ScenarioReport {
  /** The worst state of any side. */
  readonly api: ApiState;
  /** One sentence on all sides together, for a screen reader and the strip above the canvas. */
  readonly sentence: Message;
  readonly sides: readonly SideReport[];
  /** VIPs that more than one side holds at once (VRRP split brain). */
  readonly heldTwice: readonly string[];
}
