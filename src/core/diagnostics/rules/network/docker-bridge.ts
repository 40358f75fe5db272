import { cidrsOverlap } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { replaceNetworkFix } from '../../support/overlaps.ts';
import { clusterSettings, networkSettings } from '../../support/target.ts';

/** What dockerd gives docker0 unless it is told otherwise. */
const BRIDGE = '172.17.0.0/16';

export const rule = defineRule({
  meta: {
    id: 'network/docker-bridge',
    severity: 'info',
    title: { en: 'Network of Docker’s bridge', zh: '与 Docker 网桥网段重叠' },
    messages: {
      pods: {
        en: 'Pod network {cidr} shares addresses with {bridge}, which Docker takes for docker0.',
        zh: 'Pod 网段 {cidr} 与 Docker 默认用于 docker0 的 {bridge} 重叠。',
      },
      services: {
        en: 'Service network {cidr} shares addresses with {bridge}, which Docker takes for docker0.',
        zh: 'Service 网段 {cidr} 与 Docker 默认用于 docker0 的 {bridge} 重叠。',
      },
      hosts: {
        en: 'Host subnet {cidr} shares addresses with {bridge}, which Docker takes for docker0.',
        zh: '主机子网 {cidr} 与 Docker 默认用于 docker0 的 {bridge} 重叠。',
      },
    },
    docs: {
      rationale: {
        en: 'A host that runs Docker (a build server, a workstation) routes that network to its own bridge and cannot reach the cluster’s addresses in it.',
        zh: '运行 Docker 的主机（构建服务器、工作站）会把该网段路由到自己的网桥，从而无法访问集群在其中的地址。',
      },
      remediation: {
        en: 'Choose another network, or give dockerd another one (bip).',
        zh: '选择其他网段，或为 dockerd 指定其他网段（bip）。',
      },
      references: ['Docker, dockerd: --bip, default address pools'],
    },
  },
  check: ({ index }) => {
    const { podSubnets, serviceSubnets } = index.topology.cluster;
    const hostSubnets = index.topology.network.hostSubnets.map(({ cidr }) => cidr);
    const clashes = (cidrs: readonly string[]): string[] =>
      [...new Set(cidrs)].filter((cidr) => cidrsOverlap(cidr, BRIDGE));
    const found = (
      messageId: 'pods' | 'services' | 'hosts',
      cidrs: readonly string[],
    ): Finding<typeof messageId>[] =>
      clashes(cidrs).map((cidr) => ({
        messageId,
        data: { cidr, bridge: BRIDGE },
        targets: [messageId === 'hosts' ? networkSettings : clusterSettings],
      }));
    return [
      ...found('pods', podSubnets),
      ...found('services', serviceSubnets),
      ...found('hosts', hostSubnets),
    ];
  },
  // Hosts keep the subnet that they have.
  fix: ({ index }, { messageId, data }) =>
    messageId === 'hosts'
      ? undefined
      : replaceNetworkFix(index, messageId === 'pods' ? 'pod' : 'service', String(data?.['cidr'])),
});
