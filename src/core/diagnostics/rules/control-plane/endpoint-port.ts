import { backendsOf, vipMembers, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { Endpoint, LoadBalancer } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { listenerBeside } from '../../support/listeners.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEndpoint } from '../../support/target.ts';

/** Clients are told one port, that of the first load balancer behind the endpoint. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/endpoint-port',
    severity: 'error',
    title: { en: 'Load balancers listen on other ports', zh: '负载均衡器监听端口不一致' },
    messages: {
      differ: {
        en: 'Clients reach “{endpoint}” on port {port}, but not every load balancer behind it listens there: {members}.',
        zh: '客户端通过端口 {port} 访问“{endpoint}”，但其后并非所有负载均衡器都监听该端口：{members}。',
      },
    },
    docs: {
      rationale: {
        en: 'controlPlaneEndpoint holds one port. Through a load balancer that listens on another one no node can join and no client reaches the API.',
        zh: 'controlPlaneEndpoint 只有一个端口。经由监听其他端口的负载均衡器，节点无法加入，客户端也无法访问 API。',
      },
      remediation: {
        en: 'Let all load balancers of the endpoint listen on one port.',
        zh: '让该端点的所有负载均衡器监听同一端口。',
      },
      references: [references.kubeadmHa, references.kubeadmConsiderations],
    },
  },
  check: ({ index }) =>
    index.topology.endpoints.flatMap((endpoint): Finding<'differ'>[] => {
      const [first, ...others] = loadBalancersOf(index, endpoint);
      const wrong = others.filter(({ port }) => port !== first?.port);
      if (first === undefined || wrong.length === 0) return [];
      return [
        {
          messageId: 'differ',
          data: { endpoint: endpoint.name, port: first.port, members: nameList(wrong) },
          targets: [onEndpoint(endpoint), ...wrong.map(onComponent)],
        },
      ];
    }),
  // A port that another program has, or that takes a load balancer from another endpoint, is none.
  fix: ({ index }, { targets: [target] }) => {
    const endpoint = index.topology.endpoints.find(({ id }) => id === target.id);
    if (endpoint === undefined) return undefined;
    const members = loadBalancersOf(index, endpoint);
    const before = new Set(mismatched(index));
    before.delete(endpoint.id);
    for (const port of new Set(members.map((member) => member.port))) {
      const draft = new Draft(index);
      for (const member of members) {
        if (member.port !== port) draft.patch('components', member.id, { port });
      }
      const after = draft.index;
      const isFree = loadBalancersOf(after, endpoint).every(
        (member) => listenerBeside(after, member, port) === undefined,
      );
      if (!isFree || mismatched(after).some((id) => !before.has(id))) continue;
      return draft.toFix(
        'suggestion',
        {
          en: 'Let all load balancers of “{endpoint}” listen on {port}',
          zh: '让“{endpoint}”的所有负载均衡器监听 {port} 端口',
        },
        { endpoint: endpoint.name, port },
      );
    }
    return undefined;
  },
});

/** The load balancers that an endpoint leads clients to directly, the one whose port counts first. */
function loadBalancersOf(index: TopologyIndex, endpoint: Endpoint): readonly LoadBalancer[] {
  if (endpoint.kind === 'vip') return vipMembers(index, endpoint);
  if (endpoint.kind !== 'dns') return [];
  return backendsOf(index, endpoint.id).flatMap(({ component }) =>
    component.kind === 'load-balancer' ? [component] : [],
  );
}

function mismatched(index: TopologyIndex): string[] {
  return index.topology.endpoints
    .filter(
      (endpoint) => new Set(loadBalancersOf(index, endpoint).map(({ port }) => port)).size > 1,
    )
    .map(({ id }) => id);
}
