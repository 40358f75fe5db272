import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { CloudLoadBalancer, ControlPlane, FailureDomain } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, groupByDomain } from '../../support/domains.ts';
import { nameList, onDomain, onEndpoint } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/cloud-single-zone',
    severity: 'warning',
    title: { en: 'Cloud load balancer in one zone', zh: '云负载均衡只在一个可用区' },
    messages: {
      oneZone: {
        en: '“{endpoint}” has nodes only in {zone}, while the masters stand in {zones}.',
        zh: '“{endpoint}”只在 {zone} 有节点，而主节点分布在 {zones}。',
      },
    },
    docs: {
      rationale: {
        en: 'The zone of the load balancer takes the API with it, so the masters in the other zones help nobody. Providers promise less for it too: AWS 99.9 % in one zone, 99.99 % in several.',
        zh: '负载均衡所在的可用区一旦失效，API 随之不可用，其他可用区的主节点便无用武之地。服务商对此的承诺也更低：AWS 单可用区为 99.9 %，多可用区为 99.99 %。',
      },
      remediation: {
        en: 'Let the load balancer have a node in every zone of the masters.',
        zh: '让负载均衡在主节点所在的每个可用区都有节点。',
      },
      references: ['AWS, Elastic Load Balancing Service Level Agreement, 25 July 2022'],
    },
  },
  check: ({ index }) => {
    const zones = zonesOfMasters(index);
    if (zones.length < 2) return [];
    return index.topology.endpoints.flatMap((endpoint): Finding<'oneZone'>[] => {
      if (endpoint.kind !== 'cloud-lb') return [];
      const zone = onlyZoneOf(index, endpoint);
      if (zone === undefined) return [];
      return [
        {
          messageId: 'oneZone',
          data: { endpoint: endpoint.name, zone: zone.name, zones: nameList(zones) },
          targets: [onEndpoint(endpoint), onDomain(zone)],
        },
      ];
    });
  },
  fix: ({ index }, { targets: [target] }) => {
    const endpoint = index.endpoints.get(target.id);
    if (endpoint?.kind !== 'cloud-lb') return undefined;
    const masters = zonesOfMasters(index);
    const zones = [...new Set([...endpoint.zones, ...masters.map(({ id }) => id)])];
    return {
      kind: 'suggestion',
      label: {
        text: { en: 'Extend it to {zones}', zh: '扩展到 {zones}' },
        data: { zones: nameList(masters) },
      },
      commands: [
        { type: 'update-element', collection: 'endpoints', id: endpoint.id, patch: { zones } },
      ],
    };
  },
});

/** Zones that hold masters, in the order of the first one. */
function zonesOfMasters(index: TopologyIndex): FailureDomain[] {
  const masters = index.topology.components.filter(
    (component): component is ControlPlane => component.kind === 'control-plane',
  );
  return groupByDomain(index, masters, 'zone').groups.map(({ domain }) => domain);
}

/** The one zone that is named; none named means every zone of the region. */
function onlyZoneOf(index: TopologyIndex, { zones }: CloudLoadBalancer): FailureDomain | undefined {
  const [only, ...others] = new Set(zones);
  if (others.length > 0) return undefined;
  return domainsOfKind(index, 'zone').find(({ id }) => id === only);
}
