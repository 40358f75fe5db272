import { parseCidr } from '../../../model/ip.ts';
import { defineRule } from '../../support/define-rule.ts';
import { replaceNetworkFix } from '../../support/overlaps.ts';
import { clusterSettings } from '../../support/target.ts';

const thresholds = {
  addresses: {
    value: 10,
    unit: '',
    about: {
      en: 'addresses that a service network has at least',
      zh: 'Service 网段至少应有的地址数',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'network/service-small',
    severity: 'error',
    thresholds,
    title: { en: 'Service network too small', zh: 'Service 网段过小' },
    messages: {
      tooSmall: {
        en: 'Service network {cidr} has {count} addresses; kubeadm asks for at least {fewest}.',
        zh: 'Service 网段 {cidr} 只有 {count} 个地址，kubeadm 要求至少 {fewest} 个。',
      },
    },
    docs: {
      rationale: {
        en: 'The cluster’s DNS service gets the tenth address of the service network, so kubeadm refuses a network without one.',
        zh: '集群 DNS 服务使用 Service 网段的第十个地址，因此 kubeadm 会拒绝没有该地址的网段。',
      },
      remediation: {
        en: 'Choose a service network with room for every service, for instance a /16.',
        zh: '选择能容纳所有 Service 的网段，例如 /16。',
      },
      references: ['kubernetes/kubernetes, kubeadm constants: MinimumAddressesInServiceSubnet'],
    },
  },
  check: ({ index }) =>
    [...new Set(index.topology.cluster.serviceSubnets)].flatMap((cidr) => {
      const parsed = parseCidr(cidr);
      if (parsed === undefined) return [];
      const hostBits = (parsed.family === 'IPv4' ? 32 : 128) - parsed.prefixLength;
      const count = 2 ** hostBits;
      if (count >= thresholds.addresses.value) return [];
      return [
        {
          messageId: 'tooSmall' as const,
          data: { cidr, count, fewest: thresholds.addresses.value },
          targets: [clusterSettings] as const,
        },
      ];
    }),
  fix: ({ index }, { data }) => replaceNetworkFix(index, 'service', String(data?.['cidr'])),
});
