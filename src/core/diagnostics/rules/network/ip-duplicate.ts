import { canonicalIp } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupBy } from '../../support/group-by.ts';
import { references } from '../../support/references.ts';
import { onHost } from '../../support/target.ts';

/** Names each host but the first that claims the address. No fix: which host is right is unknown. */
export const rule = defineRule({
  meta: {
    id: 'network/ip-duplicate',
    severity: 'error',
    title: { en: 'Same address on two hosts', zh: '两台主机地址相同' },
    messages: {
      duplicate: {
        en: 'Hosts “{first}” and “{host}” both have the address {address}.',
        zh: '主机“{first}”与“{host}”的地址同为 {address}。',
      },
    },
    docs: {
      rationale: {
        en: 'Two machines with one address answer for each other at random, and every generated file would name the wrong one.',
        zh: '两台机器使用同一地址会随机应答，生成的文件也会指向错误的主机。',
      },
      remediation: {
        en: 'Give each host its own address.',
        zh: '为每台主机设置各自的地址。',
      },
      references: ['RFC 5227, IPv4 Address Conflict Detection', references.kubeadmCreate],
    },
  },
  check: ({ index }) => {
    const claims = index.topology.hosts.flatMap((host) =>
      [...new Set(host.addresses.flatMap((each) => canonicalIp(each) ?? []))].map((address) => ({
        host,
        address,
      })),
    );
    return [...groupBy(claims, ({ address }) => address)].flatMap(([address, [first, ...others]]) =>
      others.map(({ host }): Finding<'duplicate'> => ({
        messageId: 'duplicate',
        data: { address, host: host.name, first: first.host.name },
        targets: [onHost(host), onHost(first.host)],
      })),
    );
  },
  fix: null,
});
