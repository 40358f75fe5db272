import type { Localized } from '../model/message.ts';

/** Why two shapes cannot be linked; each says what to do instead. */
export const connectionTexts = {
  itself: {
    en: 'Nothing is linked with itself. End the link on another shape.',
    zh: '不能连接到自身。请将连线终点放到其他图形上。',
  },
  gone: {
    en: 'One end of this link does not exist any more.',
    zh: '连线的一端已不存在。',
  },
  domain: {
    en: 'Failure domains are not linked. Draw the link from a host or component in it.',
    zh: '故障域不能连线。请从其中的主机或组件开始画线。',
  },
  emptyHost: {
    en: 'The host {name} carries nothing yet. Drop a component on it first.',
    zh: '主机 {name} 上还没有组件。请先放置一个组件。',
  },
  several: {
    en: 'Several components of these hosts could be linked. Draw the link from the component itself.',
    zh: '这些主机上有多个组件可以连线。请直接从具体组件开始画线。',
  },
  nothing: {
    en: 'These two have nothing to do with each other. Links go from an endpoint or load balancer to a master and from a master to etcd.',
    zh: '这两者之间没有关系。连线应从入口或负载均衡器到 master，或从 master 到 etcd。',
  },
  exists: {
    en: '{from} and {to} are linked already.',
    zh: '{from} 与 {to} 已经相连。',
  },
  masters: {
    en: 'Masters do not talk to each other. Link each with its load balancer and its etcd.',
    zh: 'master 之间不直接通信。请分别连接到负载均衡器和 etcd。',
  },
  worker: {
    en: 'A worker reaches the API through the endpoint of the cluster and needs no link.',
    zh: '工作节点通过集群入口访问 API，无需连线。',
  },
  etcdMembers: {
    en: 'etcd members find each other through their cluster. Add a member by dropping it on a host.',
    zh: 'etcd 成员通过其集群互相发现。将 etcd 拖放到主机上即可添加成员。',
  },
  etcdBehindLoadBalancer: {
    en: 'Masters spread their etcd requests themselves. Link the master with the etcd cluster.',
    zh: 'master 会自行在 etcd 成员间分配请求。请将 master 与 etcd 集群相连。',
  },
  stacked: {
    en: 'In the stacked cluster {cluster} each master uses only the etcd member on its own host. Drop an etcd member on the host of the master instead.',
    zh: '{cluster} 是混合部署（stacked）集群，每个 master 只使用本机的 etcd 成员。请将 etcd 成员拖放到该 master 所在的主机上。',
  },
  ownMember: {
    en: '{from} uses the stacked etcd member on its own host. Remove that member first.',
    zh: '{from} 使用本机的 etcd 成员。请先删除该成员。',
  },
  otherCluster: {
    en: '{from} stores in {cluster} already, and an API server has one etcd. Remove that link first.',
    zh: '{from} 已连接到 {cluster}，一个 API server 只能使用一个 etcd。请先删除该连线。',
  },
  strayMember: {
    en: 'The etcd member {to} belongs to no cluster. Remove it and drop a new one on its host.',
    zh: 'etcd 成员 {to} 不属于任何集群。请删除它，并在其主机上重新放置一个。',
  },
  vipNeedsLoadBalancer: {
    en: 'keepalived holds a VIP for a load balancer. Drop a load balancer on the host of the master, or use kube-vip.',
    zh: 'VIP 由负载均衡器上的 keepalived 持有。请在 master 所在主机上放置负载均衡器，或改用 kube-vip。',
  },
  kubeVipNeedsMaster: {
    en: 'kube-vip runs on masters. Link it with a master, or use a VIP for load balancers.',
    zh: 'kube-vip 运行在 master 上。请将其与 master 相连，或为负载均衡器使用 VIP。',
  },
  directToLoadBalancer: {
    en: 'A direct endpoint is the address of one master. For a load balancer use a VIP or a DNS endpoint.',
    zh: '直连入口是某一台 master 的地址。负载均衡器请使用 VIP 或 DNS 入口。',
  },
  directTaken: {
    en: '{from} leads to {target} already; a direct endpoint has one target. Remove that link first, or use a load balancer.',
    zh: '{from} 已指向 {target}；直连入口只能有一个目标。请先删除该连线，或改用负载均衡器。',
  },
  differentVips: {
    en: '{from} and {to} hold VIPs of their own. Link the load balancer with the VIP that both shall hold.',
    zh: '{from} 与 {to} 已持有各自的 VIP。请将负载均衡器直接连接到双方共用的 VIP。',
  },
} satisfies Record<string, Localized>;
