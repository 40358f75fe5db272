import { controlPlaneBackendsOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { CloudLoadBalancer, FailureDomain } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, groupByDomain } from '../../support/domains.ts';
import { patchFix } from '../../support/draft.ts';
import { nameList, onDomain, onEndpoint } from '../../support/target.ts';

const thresholds = {
  spare: {
    value: 1,
    unit: '',
    about: {
      en: 'masters in a zone of the load balancer, at or below which its node there has no spare',
      zh: '负载均衡所在可用区内的主节点数；不超过该值时，该区节点没有备用目标',
    },
  },
} as const;

/** Only Amazon's: the others always use targets of every zone. */
export const rule = defineRule({
  meta: {
    id: 'lb/cross-zone',
    severity: 'warning',
    thresholds,
    title: { en: 'Cross-zone balancing is off', zh: '未启用跨可用区负载均衡' },
    messages: {
      noSpare: {
        en: '“{endpoint}” does not balance across zones, and its node in {zones} has at most {most} master to send clients to.',
        zh: '“{endpoint}”未启用跨可用区负载均衡，它在 {zones} 的节点至多只能使用 {most} 个主节点。',
      },
    },
    docs: {
      rationale: {
        en: 'A Network Load Balancer has an address in each of its zones. With cross-zone balancing off the node of a zone uses masters of that zone only, so clients that were given its address lose the API with the one master there.',
        zh: 'Network Load Balancer 在每个可用区都有一个地址。关闭跨可用区负载均衡后，各区节点只使用本区主节点；该区唯一的主节点失效时，拿到该地址的客户端便无法访问 API。',
      },
      remediation: {
        en: 'Turn cross-zone balancing on (load_balancing.cross_zone.enabled).',
        zh: '启用跨可用区负载均衡（load_balancing.cross_zone.enabled）。',
      },
      references: ['AWS, Network Load Balancers, "Cross-zone load balancing"'],
    },
  },
  check: ({ index }) =>
    index.topology.endpoints.flatMap((endpoint): Finding<'noSpare'>[] => {
      if (endpoint.kind !== 'cloud-lb' || endpoint.provider !== 'aws') return [];
      if (endpoint.crossZone !== false) return [];
      const zones = zonesWithoutSpare(index, endpoint);
      if (zones.length === 0) return [];
      return [
        {
          messageId: 'noSpare',
          data: { endpoint: endpoint.name, zones: nameList(zones), most: thresholds.spare.value },
          targets: [onEndpoint(endpoint), ...zones.map(onDomain)],
        },
      ];
    }),
  fix: (_context, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'endpoints',
      target.id,
      { crossZone: true },
      { en: 'Balance across zones', zh: '启用跨可用区负载均衡' },
    ),
});

/** Zones of the load balancer; one that names none has a node in every zone. */
function zonesWithoutSpare(index: TopologyIndex, endpoint: CloudLoadBalancer): FailureDomain[] {
  const masters = controlPlaneBackendsOf(index, endpoint.id).map(({ component }) => component);
  if (masters.length === 0) return [];
  const { groups } = groupByDomain(index, masters, 'zone');
  const held = new Map(groups.map(({ domain, members }) => [domain.id, members.length]));
  return domainsOfKind(index, 'zone').filter(
    ({ id }) =>
      (endpoint.zones.length === 0 || endpoint.zones.includes(id)) &&
      (held.get(id) ?? 0) <= thresholds.spare.value,
  );
}
