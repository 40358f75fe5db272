import {
  markdownCode,
  markdownDocument,
  markdownFence,
  markdownHeading,
  markdownList,
} from '../../format/markdown.ts';
import { command } from '../../format/shell.ts';
import type { Localized } from '../../model/message.ts';
import { reachesItself } from '../../model/self-access.ts';
import type { ExportContext } from '../exporter.ts';
import { alibabaProbes } from './alibaba.ts';
import { azureProbe } from './azure.ts';
import type { CloudProvider, CloudSite } from './cloud-site.ts';
import { gcpProbes } from './gcp.ts';

const products: Readonly<Record<CloudProvider, string>> = {
  aws: 'AWS Network Load Balancer',
  gcp: 'Google Cloud passthrough Network Load Balancer',
  azure: 'Azure Load Balancer (Standard)',
  alibaba: 'Alibaba Cloud NLB',
  tencent: 'Tencent Cloud CLB',
};

/** How to use the Terraform file beside it, and what its load balancer does that surprises. */
export function cloudReadme(
  { index, site, header, language }: ExportContext,
  cloud: CloudSite,
  provider: CloudProvider,
  folder: string,
  questions: readonly string[],
): string {
  const t = (text: Localized): string => text[language];
  const { endpoint, dns } = cloud;
  const own = reachesItself(index.topology.cluster, endpoint);
  const asked = questions.map((name) => markdownCode(name)).join(', ');
  const host = dns ?? site.endpoint.host;
  const sh = (...lines: string[]): string => markdownFence(`${lines.join('\n')}\n`, 'sh');
  return markdownDocument([
    `<!-- ${header} -->`,
    markdownHeading(1, `${endpoint.name}: ${products[provider]}`),
    t(texts.intro),
    markdownHeading(2, t(texts.run)),
    `${t(texts.asks)} ${asked}`,
    sh(
      command('cd', folder),
      'terraform init',
      'terraform plan -out=cloud.plan',
      'terraform apply cloud.plan',
    ),
    ...(dns === undefined ? [] : [t(texts.record).replaceAll('{name}', markdownCode(dns))]),
    markdownHeading(2, t(texts.check)),
    t(texts.checkText),
    sh(
      'terraform output endpoint',
      ...(host === undefined
        ? []
        : [
            ...(dns === undefined ? [] : [command('getent', 'hosts', host)]),
            command('nc', '-v', '-w', 3, host, endpoint.port),
          ]),
    ),
    markdownHeading(2, t(texts.undo)),
    t(texts.undoText),
    sh('terraform destroy'),
    markdownHeading(2, t(texts.selfTitle)),
    t(selfAccess[provider]),
    t(remedy(cloud, provider, own)),
    markdownHeading(2, t(texts.know)),
    markdownList([...facts[provider].map(t), t(texts.readyz), t(texts.parsed)]),
  ]);
}

function remedy(cloud: CloudSite, provider: CloudProvider, own: boolean): Localized {
  if (own) return texts.hostsFile;
  if (provider === 'gcp') return cloud.isInternal ? texts.joined : texts.tryIt;
  if (provider === 'aws') return cloud.byInstance ? texts.lacking : texts.cured;
  if (provider === 'alibaba') return texts.tryIt;
  return cloud.isInternal ? texts.lacking : texts.tryIt;
}

const selfAccess: Readonly<Record<CloudProvider, Localized>> = {
  aws: {
    en: 'While the load balancer keeps the address of the client, a connection that it sends back to the machine it came from times out. It keeps it for targets that are instances, and not for targets that are addresses.',
    zh: '当负载均衡保留客户端地址时，被送回发起主机的连接会超时。以实例为目标时默认保留，以 IP 地址为目标时不保留。',
  },
  gcp: {
    en: 'The guest agent gives every target a local route for the address of an internal load balancer: what a target sends there, it answers itself, whether its API server runs or not.',
    zh: '对于内部负载均衡，来宾代理会在每个后端上为其地址添加本地路由：后端发往该地址的请求总由自己应答，无论其 API server 是否运行。',
  },
  azure: {
    en: 'An internal load balancer never delivers a connection that comes back to the machine it came from, and no setting changes that.',
    zh: '内部负载均衡无法把连接送回发起它的主机，且没有任何设置可以改变。',
  },
  alibaba: {
    en: 'A classic CLB never delivers a connection that comes back to the machine it came from. This NLB does not keep the address of the client, so that it can.',
    zh: '传统型 CLB 无法把连接送回发起它的主机；此处的 NLB 不保留客户端地址，因此可以送达。',
  },
  tencent: {
    en: 'Count on it that a private CLB does not deliver a connection that comes back to the machine it came from.',
    zh: '应当认为内网 CLB 无法把连接送回发起它的主机。',
  },
};

const facts: Readonly<Record<CloudProvider, readonly Localized[]>> = {
  aws: [
    {
      en: 'Health checks come from the addresses of the load balancer; the security group of the targets lets them in.',
      zh: '健康检查来自负载均衡自身的地址；后端的安全组已放行。',
    },
    {
      en: 'A connection that is quiet for 350 seconds is dropped by default. Clients of Kubernetes speak more often than that.',
      zh: '默认情况下，静默 350 秒的连接会被丢弃；Kubernetes 客户端的通信间隔更短。',
    },
    {
      en: 'A security group can only be given to a Network Load Balancer when it is made, not later.',
      zh: 'NLB 只能在创建时关联安全组，之后无法添加。',
    },
  ],
  gcp: [
    {
      en: `Health checks come from ${gcpProbes.join(' and ')}; the firewall rule lets them in.`,
      zh: `健康检查来自 ${gcpProbes.join(' 与 ')}；防火墙规则已放行。`,
    },
    {
      en: 'It hands packets through as they are: the targets see the addresses of the clients, and the port cannot be changed.',
      zh: '数据包原样转发：后端看到客户端地址，且端口无法改变。',
    },
  ],
  azure: [
    {
      en: `Probes come from ${azureProbe} (tag AzureLoadBalancer); the rule lets them in. A nftables or ufw rule on the masters must, too.`,
      zh: `探测来自 ${azureProbe}（标记 AzureLoadBalancer）；规则已放行，主节点上的 nftables 或 ufw 也须放行。`,
    },
    {
      en: 'A connection that is quiet for 4 minutes is dropped by default; the file raises this to 15 and lets both ends know.',
      zh: '默认静默 4 分钟即断开；文件将其提高到 15 分钟，并通知两端。',
    },
  ],
  alibaba: [
    {
      en: `Health checks come from ${alibabaProbes}; the security group lets them in.`,
      zh: `健康检查来自 ${alibabaProbes}；安全组已放行。`,
    },
    {
      en: 'It checks by TCP, as it cannot ask HTTPS: a master whose API server runs but is not ready still gets clients.',
      zh: '由于不支持 HTTPS 检查，这里使用 TCP：API server 已运行但未就绪的主节点仍会收到请求。',
    },
  ],
  tencent: [
    {
      en: 'It checks by TCP: a master whose API server runs but is not ready still gets clients.',
      zh: '这里使用 TCP 检查：API server 已运行但未就绪的主节点仍会收到请求。',
    },
    {
      en: 'Clients are let in by the security group of the load balancer; those of the masters are passed by.',
      zh: '由负载均衡的安全组放行客户端；主节点的安全组默认放通。',
    },
  ],
};

const texts = {
  intro: {
    en: '`main.tf` makes this load balancer with Terraform or OpenTofu (`tofu` for `terraform` below). Log in by the means of your provider; no credential belongs into these files. Keep the state somewhere safe.',
    zh: '`main.tf` 使用 Terraform 或 OpenTofu（将下文的 `terraform` 换成 `tofu`）创建该负载均衡。请以服务商自己的方式登录；这些文件中不应出现任何凭据。请妥善保存 state。',
  },
  run: { en: 'Do', zh: '执行' },
  asks: {
    en: 'Before `kubeadm init`. The machines must exist. Terraform asks for what the design cannot know; write the answers into `terraform.tfvars` to keep them:',
    zh: '在 `kubeadm init` 之前执行，且主机必须已存在。设计无法得知的内容由 Terraform 询问；可写入 `terraform.tfvars` 保存：',
  },
  record: {
    en: 'Let {name} lead to the output `endpoint` in the DNS that the hosts use: a CNAME or alias for a name, an A record for an address.',
    zh: '在主机所用的 DNS 中将 {name} 指向输出 `endpoint`：域名用 CNAME 或别名，地址用 A 记录。',
  },
  check: { en: 'Check', zh: '检查' },
  checkText: {
    en: 'The name leads to the load balancer. The port answers only once the first master runs.',
    zh: '名称已指向负载均衡。第一个 master 运行之后端口才会应答。',
  },
  undo: { en: 'Undo', zh: '回退' },
  undoText: {
    en: 'Only while no cluster uses it: every kubeconfig names it.',
    zh: '仅在没有集群使用它时：每个 kubeconfig 都指向它。',
  },
  selfTitle: { en: 'A master that reaches for itself', zh: '主节点访问自身' },
  hostsFile: {
    en: 'The design lets each master find the name of the API at its own address: `install.sh` sees to it on the first master, `join.sh` on the others as soon as they have joined.',
    zh: '本设计让每个主节点把 API 名称解析到自己的地址：第一个 master 由 `install.sh` 完成，其余在加入集群后由 `join.sh` 完成。',
  },
  cured: {
    en: 'The targets here are addresses and `preserve_client_ip` is off, so that masters reach themselves.',
    zh: '此处以 IP 地址为目标并关闭 `preserve_client_ip`，因此主节点可以访问自身。',
  },
  joined: {
    en: 'Therefore `joined` holds the first master only. After each `kubeadm join` add that master to it and apply again; before, it could not join.',
    zh: '因此 `joined` 最初只含第一个 master。每次 `kubeadm join` 之后把该主节点加入其中并再次 apply；提前加入会导致无法加入集群。',
  },
  lacking: {
    en: 'The design does nothing about it. Let the masters find the name of the API at their own address there (an own entry in `/etc/hosts`), the first before `kubeadm init`, the others after their join.',
    zh: '本设计未作处理。请让主节点把 API 名称解析到自己的地址（`/etc/hosts` 条目）：第一个在 `kubeadm init` 之前，其余在加入之后。',
  },
  tryIt: {
    en: 'Try it on a master before you trust it: `curl -k` to the endpoint, often enough to meet every target.',
    zh: '信任之前请在主节点上验证：多次 `curl -k` 访问端点，直至命中每个后端。',
  },
  know: { en: 'Good to know', zh: '须知' },
  readyz: {
    en: 'The certificate of the API servers must name what clients use; `init.yaml` lists what the design knows. Add the address of the load balancer there before `kubeadm init` if clients use it.',
    zh: 'API server 证书必须包含客户端使用的名称；`init.yaml` 列出了设计已知的名称。如客户端使用负载均衡的地址，请在 `kubeadm init` 之前加入。',
  },
  parsed: {
    en: 'Nothing here was applied to a real account by those who made it: read the plan before you apply it.',
    zh: '本文件未在真实账号中执行过：请在 apply 之前仔细阅读 plan。',
  },
} as const satisfies Record<string, Localized>;
