import { environments } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { onEndpoint } from '../../support/target.ts';
import { virtualIps } from '../../support/virtual-ips.ts';

const clouds = ['aws', 'gcp', 'azure', 'alibaba', 'tencent'] as const;

export const rule = defineRule({
  meta: {
    id: 'lb/vrrp-public-cloud',
    severity: 'error',
    title: { en: 'Virtual IP in a public cloud', zh: '公有云中的虚拟 IP' },
    messages: {
      keepalived: {
        en: '“{endpoint}” relies on VRRP and gratuitous ARP, which the network of {cloud} does not honour.',
        zh: '“{endpoint}”依赖 VRRP 和免费 ARP，而 {cloud} 的网络并不支持。',
      },
      kubeVip: {
        en: '“{endpoint}” relies on gratuitous ARP by kube-vip, which the network of {cloud} does not honour.',
        zh: '“{endpoint}”依赖 kube-vip 发出的免费 ARP，而 {cloud} 的网络并不支持。',
      },
    },
    docs: {
      rationale: {
        en: 'Cloud networks deliver by what the provider has on record, so an address moves only through the provider: as its load balancer, or as an object such as a HAVIP.',
        zh: '云网络按服务商登记的信息转发，因此地址只能通过服务商移动：使用其负载均衡，或 HAVIP 之类的对象。',
      },
      remediation: {
        en: 'Use the cloud’s own internal load balancer as the endpoint.',
        zh: '使用云服务商的内网负载均衡作为端点。',
      },
      references: [
        'easzlab/kubeasz issue 486 (a VIP in a cloud never answers): https://github.com/easzlab/kubeasz/issues/486',
        'Alibaba Cloud and Tencent Cloud, HAVIP (high-availability virtual IP)',
      ],
    },
  },
  check: ({ index }) => {
    const { environment } = index.topology.cluster;
    if (!isCloud(environment)) return [];
    return virtualIps(index).map((endpoint): Finding<'keepalived' | 'kubeVip'> => ({
      messageId: endpoint.kind === 'vip' ? 'keepalived' : 'kubeVip',
      data: { endpoint: endpoint.name, cloud: environment },
      targets: [onEndpoint(endpoint)],
    }));
  },
  fix: ({ index }, { targets: [target] }) => {
    const { environment } = index.topology.cluster;
    const endpoint = index.endpoints.get(target.id);
    if (!isCloud(environment)) return undefined;
    if (endpoint?.kind !== 'vip' && endpoint?.kind !== 'kube-vip') return undefined;
    const draft = new Draft(index);
    draft.run({ type: 'remove', ids: [endpoint.id] });
    const cloud = draft.create({ type: 'add-endpoint', kind: 'cloud-lb', provider: environment });
    // A new cloud load balancer forwards to the masters; it takes the place of the address, so it
    // forwards to the load balancers that held it.
    if (endpoint.kind === 'vip' && endpoint.members.length > 0) {
      const direct = draft.index.linksFrom.get(cloud) ?? [];
      if (direct.length > 0) draft.run({ type: 'remove', ids: direct.map(({ id }) => id) });
      for (const member of endpoint.members) {
        draft.run({ type: 'connect', from: cloud, to: member });
      }
    }
    return draft.toFix('suggestion', {
      en: 'Replace it by the cloud’s load balancer',
      zh: '改用云服务商的负载均衡',
    });
  },
});

function isCloud(
  environment: (typeof environments)[number],
): environment is (typeof clouds)[number] {
  return clouds.some((cloud) => cloud === environment);
}
