import { vipMembers, type TopologyIndex } from '../../../graph/topology-index.ts';
import { canonicalIp } from '../../../model/ip.ts';
import { optionValue } from '../../../model/control-plane-timers.ts';
import type { Host } from '../../../model/topology.ts';
import { vrrpSettings } from '../../../model/vrrp-settings.ts';
import { dropOption } from '../../support/cluster-options.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostsOf } from '../../support/hardware.ts';
import { clusterSettings, nameList, onEndpoint, onHost } from '../../support/target.ts';

const OPTION = 'bind-address';

/** The option holds for all masters. The worst it does is said, and only that. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/bind-address',
    severity: 'warning',
    title: { en: 'API server listens on one address', zh: 'API server 只监听一个地址' },
    messages: {
      loopback: {
        en: 'The API servers listen on {address} alone, where no other host reaches them.',
        zh: 'API server 只监听 {address}，其他主机无法访问。',
      },
      elsewhere: {
        en: 'The API servers are to listen on {address}, which is no address of {hosts}; they do not start there.',
        zh: 'API server 要监听 {address}，但它不是 {hosts} 的地址；在那里无法启动。',
      },
      local: {
        en: 'The API server listens on {address} alone; “{endpoint}” asks for it at 127.0.0.1 of the same host, in vain.',
        zh: 'API server 只监听 {address}；“{endpoint}”在同一主机上通过 127.0.0.1 访问它，无法成功。',
      },
    },
    docs: {
      rationale: {
        en: 'By default the API server listens on every address of its host. With bind-address it gives up all others, 127.0.0.1 among them, which kube-vip and local checks use.',
        zh: 'API server 默认监听主机的所有地址。设置 bind-address 后会放弃其余地址，包括 kube-vip 和本机检查所用的 127.0.0.1。',
      },
      remediation: {
        en: 'Leave bind-address out, and let a load balancer on a master listen on another port than the API server.',
        zh: '去掉 bind-address；master 上的负载均衡器应使用与 API server 不同的端口。',
      },
      references: [
        'kube-apiserver, --bind-address: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
        'kube-vip, static pod manifest (host alias kubernetes for 127.0.0.1)',
      ],
    },
  },
  check: ({ index }) => {
    const address = canonicalIp(optionValue(index.topology.cluster.apiServerOptions, OPTION) ?? '');
    const masters = hostsOf(index, index.controlPlanes).map(({ host }) => host);
    if (address === undefined || address === '0.0.0.0' || address === '::') return [];
    if (masters.length === 0) return [];
    if (address === '::1' || address.startsWith('127.')) {
      const targets = [clusterSettings, ...masters.map(onHost)] as const;
      return [{ messageId: 'loopback', severity: 'error', data: { address }, targets }];
    }
    const others = masters.filter(
      ({ addresses }) => !addresses.some((text) => canonicalIp(text) === address),
    );
    if (others.length > 0) {
      return [
        {
          messageId: 'elsewhere',
          severity: 'error',
          data: { address, hosts: nameList(others) },
          targets: [clusterSettings, ...others.map(onHost)],
        },
      ];
    }
    const local = asksLocally(index, masters);
    if (local === undefined) return [];
    return [
      {
        messageId: 'local',
        data: { address, endpoint: local.name },
        targets: [clusterSettings, onEndpoint(local)],
      },
    ];
  },
  // All addresses instead of one: whoever wanted fewer has to filter.
  fix: ({ index }) => ({
    kind: 'suggestion',
    label: {
      text: { en: 'Let the API servers listen on every address', zh: '让 API server 监听所有地址' },
    },
    commands: [dropOption(index, 'apiServerOptions', OPTION)],
  }),
});

/** An endpoint whose program, on the host of a master, asks that master at 127.0.0.1. */
function asksLocally(index: TopologyIndex, masters: readonly Host[]) {
  const ids = new Set(masters.map(({ id }) => id));
  return index.topology.endpoints.find(
    (endpoint) =>
      endpoint.kind === 'kube-vip' ||
      (endpoint.kind === 'vip' &&
        vrrpSettings(endpoint).check === 'api-server' &&
        vipMembers(index, endpoint).some(({ host }) => ids.has(host))),
  );
}
