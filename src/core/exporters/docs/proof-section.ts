import { markdownFence, markdownHeading, markdownList } from '../../format/markdown.ts';
import type { Language, Localized } from '../../model/message.ts';
import type { Site } from '../site/site.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';

/** What the lab has started bundles with; the designs are those that `npm test` plays. */
const played = {
  haproxy: 'HAProxy 2.6.12',
  nginx: 'NGINX 1.22.1',
  keepalived: 'keepalived 2.2.7',
  etcd: 'etcd 3.4.23, 3.5.24, 3.6.8',
  kubernetes: 'kubeadm 1.34.4, kube-apiserver 1.34.4',
} as const;

/** What was proven of bundles like this one, how to prove this very one, and what cannot be. */
export function proofSection(index: TopologyIndex, site: Site, language: Language): string[] {
  const t = (text: Localized): string => text[language];
  const kinds = new Set<string>(index.topology.endpoints.map(({ kind }) => kind));
  const uses = (software: 'haproxy' | 'nginx'): boolean =>
    index.loadBalancers.some((loadBalancer) => loadBalancer.software === software);
  const programs = [
    ...(uses('haproxy') ? [played.haproxy] : []),
    ...(uses('nginx') ? [played.nginx] : []),
    ...(kinds.has('vip') ? [played.keepalived] : []),
    ...(index.etcdMembers.length > 0 ? [played.etcd] : []),
    ...(site.controlPlanes.length > 0 ? [played.kubernetes] : []),
  ];
  if (programs.length === 0) return [];
  return [
    markdownHeading(2, t(texts.title)),
    t(texts.intro),
    markdownList(programs),
    t(texts.again),
    markdownFence('npm run lab -- BUNDLE.zip', 'sh'),
    t(texts.not),
    markdownList([
      ...(kinds.has('cloud-lb') ? [t(texts.cloud)] : []),
      ...(kinds.has('kube-vip') ? [t(texts.kubeVip)] : []),
      ...(kinds.has('dns') ? [t(texts.dns)] : []),
      t(texts.machines),
      t(texts.nodes),
    ]),
  ];
}

const texts = {
  title: { en: 'What was proven', zh: '已验证的内容' },
  intro: {
    en: 'Bundles of this kind were installed by their own `install.sh` and started, file by file as they are, in network namespaces with the programs below. Hosts, failure domains and single programs were taken away, and what clients saw, who held the VIP and whether etcd had a quorum were compared with the prediction in `docs/verdict.md`.',
    zh: '此类配置包已在网络命名空间中由自带的 `install.sh` 安装，并按原样逐个文件用下列程序启动；依次去掉主机、故障域和单个程序，并将客户端所见、VIP 持有者以及 etcd 是否有法定人数与 `docs/verdict.md` 的预测对比。',
  },
  again: {
    en: 'This very bundle is proven by Quorate’s lab, on Linux as root:',
    zh: '要验证本配置包本身，可在 Linux 上以 root 运行 Quorate 的实验环境：',
  },
  not: { en: 'Not proven, there or here:', zh: '以下内容无法在实验环境中验证：' },
  cloud: {
    en: 'the cloud load balancer, which runs only at its provider',
    zh: '云负载均衡，只能在云厂商处运行',
  },
  kubeVip: {
    en: 'kube-vip, which runs as a container',
    zh: 'kube-vip，以容器方式运行',
  },
  dns: { en: 'the name servers of the endpoint', zh: 'API 端点所用的 DNS 服务器' },
  machines: {
    en: 'disks, switches, routed networks (in the lab all hosts share one segment) and clocks of your site',
    zh: '现场的磁盘、交换机、路由网络（实验环境中所有主机在同一网段）和时钟',
  },
  nodes: {
    en: 'kubelet, scheduler, controllers and other releases than those above',
    zh: 'kubelet、调度器、控制器，以及上述版本以外的版本',
  },
} as const satisfies Record<string, Localized>;
