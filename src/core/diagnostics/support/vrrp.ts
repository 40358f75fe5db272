import { vipMembers, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized, MessageData } from '../../model/message.ts';
import type { LoadBalancer, VipEndpoint } from '../../model/topology.ts';
import { vrrpSettings, type VrrpSettings } from '../../model/vrrp-settings.ts';
import type { Fix } from '../rule.ts';
import { patchFix } from './draft.ts';
import { vipEndpoints } from './load-balancing.ts';

/** A VIP with how keepalived is set to hold it. */
export interface SetVip {
  readonly endpoint: VipEndpoint;
  readonly settings: VrrpSettings;
  /** Highest priority first. */
  readonly members: readonly LoadBalancer[];
}

export function setVips(index: TopologyIndex): SetVip[] {
  return vipEndpoints(index).map((endpoint) => ({
    endpoint,
    settings: vrrpSettings(endpoint),
    members: vipMembers(index, endpoint).toSorted((a, b) => b.priority - a.priority),
  }));
}

/** Those that another load balancer can take over; of the rest other rules speak. */
export function movingVips(index: TopologyIndex): SetVip[] {
  return setVips(index).filter(({ members }) => members.length > 1);
}

export function setVipById(index: TopologyIndex, id: string): SetVip | undefined {
  return setVips(index).find(({ endpoint }) => endpoint.id === id);
}

export function vipFix(
  kind: Fix['kind'],
  id: string,
  patch: Partial<VipEndpoint>,
  text: Localized,
  data: MessageData = {},
): Fix {
  return patchFix(kind, 'endpoints', id, patch, text, data);
}
