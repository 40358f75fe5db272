import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { freeRouterIdFix, isRouterId, routerIdRange } from '../../support/router-ids.ts';
import { onEndpoint } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vrid-range',
    severity: 'error',
    thresholds: routerIdRange,
    title: { en: 'Virtual router id out of range', zh: '虚拟路由器 ID 超出范围' },
    messages: {
      range: {
        en: '“{endpoint}” has the virtual router id {id}; it must be from 1 to 255.',
        zh: '“{endpoint}”的虚拟路由器 ID 为 {id}，必须在 1 到 255 之间。',
      },
    },
    docs: {
      rationale: {
        en: 'The id is one byte of every VRRP advertisement. keepalived drops an instance with another value and nobody holds the address.',
        zh: '该 ID 在 VRRP 通告中占一个字节。keepalived 会丢弃取值非法的实例，于是没有主机持有该地址。',
      },
      remediation: {
        en: 'Choose an id from 1 to 255 that no other VRRP group of the network uses.',
        zh: '选择 1 到 255 之间、同一网络中没有其他 VRRP 组使用的 ID。',
      },
      references: [references.vrrp, 'Measured: keepalived 2.2.7 refuses 300'],
    },
  },
  check: ({ index }) =>
    vipEndpoints(index)
      .filter(({ virtualRouterId }) => !isRouterId(virtualRouterId))
      .map((endpoint): Finding<'range'> => ({
        messageId: 'range',
        data: { endpoint: endpoint.name, id: endpoint.virtualRouterId },
        targets: [onEndpoint(endpoint)],
      })),
  fix: ({ index }, { targets: [target] }) => freeRouterIdFix(index, target.id),
});
