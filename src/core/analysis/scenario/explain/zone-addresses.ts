import { controlPlaneBackendsOf } from '../../../graph/topology-index.ts';
import type { Localized } from '../../../model/message.ts';
import { awsBalancerTimers } from '../../../model/timers.ts';
import type { CloudLoadBalancer } from '../../../model/topology.ts';
import { homeDomain } from '../../structure/units.ts';
import type { SideState } from '../../verdict.ts';
import type { SideReport } from '../scenario-report.ts';
import { nameOf, namesOf, say } from './names.ts';
import type { Situation } from './situation.ts';

const texts = {
  address: {
    en: '{endpoint} does not balance across zones, and its address in {zones} leads to no master any more: clients that were given it fail until the health checks ({threshold} × {interval} s) have taken it out of DNS and they look the name up again (records live {life} s)',
    zh: '{endpoint} 未启用跨可用区负载均衡，它在 {zones} 的地址不再通往任何 master：拿到该地址的客户端会失败，直到健康检查（{threshold} × {interval} s）将其移出 DNS，且客户端重新解析域名（记录有效期 {life} s）',
  },
} satisfies Record<string, Localized>;

/**
 * Addresses of an AWS load balancer without cross-zone balancing whose zone has lost its last usable
 * master. The API counts as available through the others: that the address leaves DNS is assumed.
 */
export function zoneAddresses(
  before: Situation,
  now: Situation,
  side: SideState,
): SideReport['interruptions'] {
  const {
    checkInterval: interval,
    unhealthyThreshold: threshold,
    recordLife: life,
  } = awsBalancerTimers;
  return now.index.topology.endpoints.flatMap((endpoint): SideReport['interruptions'] => {
    if (endpoint.kind !== 'cloud-lb' || endpoint.provider !== 'aws') return [];
    if (endpoint.crossZone !== false || !side.servingEndpoints.includes(endpoint.id)) return [];
    const left = zonesInUse(now, endpoint);
    const zones = [...zonesInUse(before, endpoint)].filter((zone) => !left.has(zone));
    if (zones.length === 0) return [];
    const names = { endpoint: nameOf(now.index, endpoint.id), zones: namesOf(now.index, zones) };
    return [
      {
        what: say(texts.address, names, { threshold, interval, life }),
        takes: { min: 0, max: threshold * interval + life },
      },
    ];
  });
}

/** Zones in which the load balancer has a usable master. */
function zonesInUse(situation: Situation, endpoint: CloudLoadBalancer): ReadonlySet<string> {
  const { index } = situation;
  return new Set(
    controlPlaneBackendsOf(index, endpoint.id).flatMap(({ component, link }) => {
      const isUsed = situation.isUsable(component.id) && situation.linkUp(link.id);
      const zone = isUsed ? homeDomain(index, component.host) : undefined;
      const isServed = endpoint.zones.length === 0 || endpoint.zones.includes(zone ?? '');
      return zone !== undefined && isServed ? [zone] : [];
    }),
  );
}
