import { vrrpSettings } from '../../../model/vrrp-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { filterFix } from '../../support/firewalls.ts';
import { vipEndpoints } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';

/** Unicast peers are checked by keepalived itself (vrrp_check_unicast_src). */
export const rule = defineRule({
  meta: {
    id: 'security/vrrp-no-filter',
    severity: 'warning',
    title: { en: 'Anyone may take the virtual IP', zh: '任何主机都能抢占虚拟 IP' },
    messages: {
      open: {
        en: '“{endpoint}” listens to VRRP from every machine of its segment: it uses multicast without a password, and the hosts load no packet filter.',
        zh: '“{endpoint}”接受同网段任何机器的 VRRP 通告：它使用无密码的组播，且主机不加载包过滤规则。',
      },
    },
    docs: {
      rationale: {
        en: 'VRRP 3 knows no authentication. Whoever sends advertisements of a higher priority becomes the holder of the API’s address.',
        zh: 'VRRP 3 没有认证。任何人只要发送更高优先级的通告，就能成为 API 地址的持有者。',
      },
      remediation: {
        en: 'Let the hosts drop VRRP from others, or name the peers (unicast).',
        zh: '让主机丢弃来自其他机器的 VRRP，或改为指定对端（单播）。',
      },
      references: [references.keepalivedConf, references.vrrp],
    },
  },
  check: ({ index }) => {
    if (index.topology.network.hostFirewall !== false) return [];
    return vipEndpoints(index).flatMap((endpoint): Finding<'open'>[] => {
      const { vrrpVersion, authentication } = vrrpSettings(endpoint);
      const hasPassword = vrrpVersion === 2 && authentication;
      if (endpoint.unicast || hasPassword || endpoint.members.length === 0) return [];
      return [
        {
          messageId: 'open',
          data: { endpoint: endpoint.name },
          targets: [onEndpoint(endpoint)],
        },
      ];
    });
  },
  fix: () => filterFix,
});
