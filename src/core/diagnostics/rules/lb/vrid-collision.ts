import type { TopologyIndex } from '../../../graph/topology-index.ts';
import { cidrsOverlap, ipFamily } from '../../../model/ip.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { subnetOf } from '../../support/addresses.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupBy } from '../../support/group-by.ts';
import { vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { freeRouterIdFix, isRouterId } from '../../support/router-ids.ts';
import { onEndpoint } from '../../support/target.ts';
import { virtualAddress } from '../../support/virtual-ips.ts';

/**
 * Ids out of range are lb/vrid-range's. An error where advertisements really meet: one group sends
 * to the multicast address, or one host would run two instances of the same id. VRRP of IPv4 and of
 * IPv6 are separate.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/vrid-collision',
    severity: 'error',
    title: { en: 'Same virtual router id twice', zh: '虚拟路由器 ID 冲突' },
    messages: {
      mixed: {
        en: '“{endpoint}” and “{first}” use virtual router id {id} on one segment: their load balancers take each other for peers.',
        zh: '“{endpoint}”与“{first}”在同一网段使用虚拟路由器 ID {id}：它们的负载均衡会把对方当作同组成员。',
      },
      unicast: {
        en: '“{endpoint}” and “{first}” share virtual router id {id}; only their unicast peer lists keep them apart.',
        zh: '“{endpoint}”与“{first}”共用虚拟路由器 ID {id}；仅靠单播对端列表区分。',
      },
    },
    docs: {
      rationale: {
        en: 'The id is what tells VRRP groups of one segment apart. With the same one, the group of lower priority gives its address up.',
        zh: '同一网段内的 VRRP 组靠该 ID 区分。ID 相同时，优先级较低的组会放弃自己的地址。',
      },
      remediation: {
        en: 'Give every VRRP group of a segment an id of its own.',
        zh: '为同一网段中的每个 VRRP 组分配独立的 ID。',
      },
      references: [references.keepalivedConf, references.vrrp],
    },
  },
  check: ({ index }) => {
    const byId = groupBy(vipEndpoints(index), ({ virtualRouterId }) =>
      isRouterId(virtualRouterId) ? virtualRouterId : undefined,
    );
    return [...byId].flatMap(([id, endpoints]) =>
      endpoints.flatMap((endpoint, place): Finding<'mixed' | 'unicast'>[] => {
        const first = endpoints.slice(0, place).find((other) => meet(index, endpoint, other));
        if (first === undefined) return [];
        const apart =
          endpoint.unicast &&
          first.unicast &&
          !endpoint.members.some((member) => first.members.includes(member));
        return [
          {
            messageId: apart ? 'unicast' : 'mixed',
            data: { endpoint: endpoint.name, first: first.name, id },
            targets: [onEndpoint(endpoint), onEndpoint(first)],
            severity: apart ? 'warning' : 'error',
          },
        ];
      }),
    );
  },
  fix: ({ index }, { targets: [target] }) => freeRouterIdFix(index, target.id),
});

/** Whether two VIPs lie on one segment; without addresses nothing says that they do not. */
function meet(index: TopologyIndex, a: VipEndpoint, b: VipEndpoint): boolean {
  const [first, second] = [virtualAddress(a), virtualAddress(b)];
  if (first === undefined || second === undefined) return true;
  if (ipFamily(first) !== ipFamily(second)) return false;
  const [left, right] = [
    subnetOf(index, first, a.prefixLength),
    subnetOf(index, second, b.prefixLength),
  ];
  return left === undefined || right === undefined || cidrsOverlap(left.cidr, right.cidr);
}
