import { declaredFirewalls } from '../../../graph/flows.ts';
import { allowsVrrp } from '../../../model/firewall-entry.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { allowFix } from '../../support/firewalls.ts';
import { vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { onDomain, onEndpoint, onHost } from '../../support/target.ts';
import { holdersOf } from '../../support/virtual-ips.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vrrp-firewall',
    severity: 'error',
    title: { en: 'Firewall between VRRP peers', zh: 'VRRP 对端之间有防火墙' },
    messages: {
      blocked: {
        en: 'The firewall around “{domain}” does not allow VRRP between {inside} and {outside}: both would hold the address of “{endpoint}”.',
        zh: '“{domain}”的防火墙未放行 {inside} 与 {outside} 之间的 VRRP：两者会同时持有“{endpoint}”的地址。',
      },
    },
    docs: {
      rationale: {
        en: 'A host that hears no advertisement takes the address. With VRRP (IP protocol 112) dropped in between, each side does so, and clients reach one or the other by chance.',
        zh: '收不到通告的主机会接管地址。若中间丢弃了 VRRP（IP 协议 112），两侧都会接管，客户端碰巧到达其中之一。',
      },
      remediation: {
        en: 'Allow IP protocol 112 between the load balancers of one virtual IP.',
        zh: '在同一虚拟 IP 的负载均衡之间放行 IP 协议 112。',
      },
      references: [
        references.vrrp,
        'Measured in a lab: VRRP dropped between two hosts gave two holders, healed gave one',
      ],
    },
  },
  check: ({ index }) => {
    const closed = declaredFirewalls(index).filter(({ allow }) => !allowsVrrp(allow));
    if (closed.length === 0) return [];
    return closed.flatMap(({ domain, inside }) =>
      vipEndpoints(index)
        .flatMap((endpoint): Finding<'blocked'>[] => {
          const hosts = holdersOf(index, endpoint);
          const behind = hosts.find(({ id }) => inside.has(id));
          const before = hosts.find(({ id }) => !inside.has(id));
          if (behind === undefined || before === undefined) return [];
          return [
            {
              messageId: 'blocked',
              data: {
                endpoint: endpoint.name,
                domain: domain.name,
                inside: behind.name,
                outside: before.name,
              },
              targets: [onDomain(domain), onEndpoint(endpoint), onHost(behind), onHost(before)],
            },
          ];
        })
        .slice(0, 1),
    );
  },
  fix: ({ index }, { targets: [target] }) => allowFix(index, target.id, ['vrrp']),
});
