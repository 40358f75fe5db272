import { hostOf, loadBalancerGroups } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { listenerBeside } from '../../support/listeners.ts';
import { references } from '../../support/references.ts';
import { onComponent, onHost } from '../../support/target.ts';

/** Ports kubeadm's guide and kubespray use for a load balancer on a master. */
const proposedPorts = [8443, 9443, 16443] as const;

export const rule = defineRule({
  meta: {
    id: 'lb/port-clash',
    severity: 'error',
    title: { en: 'Port taken on the host', zh: '主机端口冲突' },
    messages: {
      clash: {
        en: '“{loadBalancer}” listens on port {port} of host “{host}”, which {listener} uses.',
        zh: '“{loadBalancer}”要监听主机“{host}”的 {port} 端口，但该端口已被 {listener} 使用。',
      },
    },
    docs: {
      rationale: {
        en: 'Both bind all addresses of the host, so the second to start stops with "Address already in use"; haproxy -c does not see it.',
        zh: '两者都绑定主机的所有地址，后启动者会因 “Address already in use” 退出；haproxy -c 检查不出来。',
      },
      remediation: {
        en: 'Let load balancers on masters listen on another port, for instance 8443, and name it in the API endpoint.',
        zh: '让位于 master 上的负载均衡监听其他端口，例如 8443，并在 API 端点中写明该端口。',
      },
      references: [
        references.kubeadmConsiderations,
        references.portsProtocols,
        'Measured: HAProxy 2.6 fails at start, not at -c',
      ],
    },
  },
  check: ({ index }) =>
    index.loadBalancers.flatMap((loadBalancer): Finding<'clash'>[] => {
      const host = hostOf(index, loadBalancer);
      const listener = listenerBeside(index, loadBalancer, loadBalancer.port);
      if (host === undefined || listener === undefined) return [];
      return [
        {
          messageId: 'clash',
          data: {
            loadBalancer: loadBalancer.name,
            port: loadBalancer.port,
            host: host.name,
            listener,
          },
          targets: [onComponent(loadBalancer), onHost(host)],
        },
      ];
    }),
  // Clients reach a VIP on one port whoever holds it, so the whole group changes together.
  fix: ({ index }, { targets: [target] }) => {
    const loadBalancer = index.loadBalancers.find(({ id }) => id === target.id);
    const group = loadBalancerGroups(index).find(({ members }) =>
      members.some(({ id }) => id === target.id),
    );
    if (loadBalancer === undefined || group === undefined) return undefined;
    const port = proposedPorts.find(
      (candidate) =>
        candidate !== loadBalancer.port &&
        group.members.every((member) => listenerBeside(index, member, candidate) === undefined),
    );
    if (port === undefined) return undefined;
    const draft = new Draft(index);
    for (const { id } of group.members) draft.patch('components', id, { port });
    return draft.toFix(
      'suggestion',
      { en: 'Listen on port {port}', zh: '改为监听 {port} 端口' },
      {
        port,
      },
    );
  },
});
