import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupBy } from '../../support/group-by.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { freeAddressFix, virtualAddress, virtualIps } from '../../support/virtual-ips.ts';

/** Names each endpoint but the first that claims the address: one change each resolves it. */
export const rule = defineRule({
  meta: {
    id: 'lb/vip-duplicate',
    severity: 'error',
    title: { en: 'Same virtual IP twice', zh: '虚拟 IP 重复' },
    messages: {
      duplicate: {
        en: '“{endpoint}” and “{first}” both announce {address}.',
        zh: '“{endpoint}”与“{first}”都通告 {address}。',
      },
    },
    docs: {
      rationale: {
        en: 'Two groups that hold one address answer ARP against each other; neither knows of the other’s election.',
        zh: '两组主机持有同一地址会互相抢答 ARP，而彼此并不知道对方的选举结果。',
      },
      remediation: {
        en: 'Give each group an address of its own, or join the groups.',
        zh: '为每组分配独立的地址，或将它们合并为一组。',
      },
      references: [references.keepalivedConf, references.vrrp],
    },
  },
  check: ({ index }) =>
    [...groupBy(virtualIps(index), virtualAddress)].flatMap(([address, [first, ...others]]) =>
      others.map((endpoint): Finding<'duplicate'> => ({
        messageId: 'duplicate',
        data: { endpoint: endpoint.name, first: first.name, address },
        targets: [onEndpoint(endpoint), onEndpoint(first)],
      })),
    ),
  fix: ({ index }, { targets: [target] }) => freeAddressFix(index, target.id),
});
