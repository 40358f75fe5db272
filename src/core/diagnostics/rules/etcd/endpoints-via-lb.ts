import { hostOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import { canonicalIp } from '../../../model/ip.ts';
import type { Target } from '../../diagnostic.ts';
import { defineRule } from '../../support/define-rule.ts';
import { parseUrl } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, onComponent, onEndpoint } from '../../support/target.ts';

const OPTION = 'etcd-servers';

/** Only by hand: the bundle and kubeadm give every API server the members themselves. */
export const rule = defineRule({
  meta: {
    id: 'etcd/endpoints-via-lb',
    severity: 'warning',
    title: { en: 'etcd behind a load balancer', zh: 'etcd 经由负载均衡器访问' },
    messages: {
      via: {
        en: 'The API servers are to reach etcd at {url}, which is “{name}”: one more thing that can fail, in front of members that the client balances over by itself.',
        zh: 'API server 通过 {url}（即“{name}”）访问 etcd：客户端本身就会在成员间均衡，这只多了一个故障点。',
      },
    },
    docs: {
      rationale: {
        en: 'The client of etcd knows all endpoints, balances over them and leaves out those that fail. A load balancer hides them and takes the connection down with it.',
        zh: 'etcd 客户端知道所有端点，会在其间均衡并避开故障者；负载均衡器把它们隐藏起来，自身故障时连接一并中断。',
      },
      remediation: {
        en: 'Leave out the option etcd-servers and link the masters to the etcd cluster.',
        zh: '去掉选项 etcd-servers，并将 master 连接到 etcd 集群。',
      },
      references: [
        'etcd, Client architecture ("clientv3-grpc1.23: Balancer"): https://etcd.io/docs/v3.6/learning/design-client/',
        references.kubeadmTopology,
      ],
    },
  },
  check: ({ index }) => {
    const value = index.topology.cluster.apiServerOptions.findLast(({ name }) => name === OPTION);
    const names = balancers(index);
    const [found] = (value?.value ?? '').split(',').flatMap((text) => {
      const url = parseUrl(text);
      const balancer = url && names.get(url.host);
      return balancer === undefined ? [] : [{ url: url?.text ?? '', ...balancer }];
    });
    if (found === undefined) return [];
    const { url, name, target } = found;
    return [{ messageId: 'via', data: { url, name }, targets: [clusterSettings, target] }];
  },
  fix: ({ index }) => ({
    kind: 'suggestion',
    label: {
      text: { en: 'Remove the option {option}', zh: '删除选项 {option}' },
      data: { option: OPTION },
    },
    commands: [
      {
        type: 'update-settings',
        part: 'cluster',
        patch: {
          apiServerOptions: index.topology.cluster.apiServerOptions.filter(
            ({ name }) => name !== OPTION,
          ),
        },
      },
    ],
  }),
});

/** What leads to several hosts, by its address or name; hosts of load balancers without a member. */
function balancers(
  index: TopologyIndex,
): ReadonlyMap<string, { readonly name: string; readonly target: Target }> {
  const found = new Map<string, { name: string; target: Target }>();
  const members = new Set(index.etcdMembers.map(({ host }) => host));
  for (const loadBalancer of index.loadBalancers) {
    const host = hostOf(index, loadBalancer);
    if (host === undefined || members.has(host.id)) continue;
    for (const address of [...host.addresses, host.name]) {
      found.set(key(address), { name: loadBalancer.name, target: onComponent(loadBalancer) });
    }
  }
  for (const endpoint of index.topology.endpoints) {
    if (endpoint.kind === 'dns' || endpoint.kind === 'direct') continue;
    found.set(key(endpoint.address), { name: endpoint.name, target: onEndpoint(endpoint) });
  }
  found.delete('');
  return found;
}

function key(text: string): string {
  return canonicalIp(text) ?? text.trim().toLowerCase();
}
