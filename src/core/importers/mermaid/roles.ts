import { ipFamily } from '../../model/ip.ts';
import type { CloudLoadBalancer, FailureDomainKind } from '../../model/topology.ts';

/** What a shape of a drawing can stand for. */
export type Role =
  | 'api-server'
  | 'controller-manager'
  | 'scheduler'
  | 'control-plane'
  | 'etcd'
  | 'keepalived'
  | 'proxy'
  | 'load-balancer'
  | 'vip'
  | 'kube-vip'
  | 'cloud-lb'
  | 'dns'
  | 'worker'
  | 'worker-part';

/** The components and endpoints that drawings show. */
export type PartKind =
  'load-balancer' | 'control-plane' | 'etcd' | 'worker' | 'vip' | 'kube-vip' | 'cloud-lb' | 'dns';

/** Words of the field, the more telling before those that they contain; `weak` ones have others. */
const roleWords: readonly (readonly [Role, RegExp, 'weak'?])[] = [
  ['kube-vip', / kube vip | kubevip /],
  [
    'vip',
    / vip | vips | virtual ip | virtual address | floating ip | floating address |虚拟 ?ip|浮动 ?ip|虚拟地址|漂移 ?ip|仮想 ?ip|가상 ?ip/,
  ],
  ['keepalived', / keepalived | vrrp /],
  [
    'cloud-lb',
    / (?:elb|nlb|alb|slb|clb|gclb|glb)(?: v \d)? |(?:cloud|aws|azure|gcp|google|aliyun|alibaba|tencent|octavia|network|classic|application|internal tcp) (?:internal |standard )?(?:load ?balanc\w* |lb )|云.{0,8}负载均衡|传统型负载均衡/,
  ],
  ['cloud-lb', / f 5 | big ip | netscaler | citrix adc | a 10 adc /, 'weak'],
  [
    'load-balancer',
    / lb | lbs | load ?balanc(?:er|ers|ing) |负载均衡|ロードバランサ|로드 ?밸런서|балансировщик/,
  ],
  ['proxy', / ha ?proxy | nginx | envoy proxy | tcp proxy /],
  ['etcd', / etcds? /],
  ['api-server', / (?:kube )?api ?servers? | kube api /],
  ['controller-manager', / controller (?:manager|managers|mgr) | kcm |^ controllers? $|控制器管理/],
  ['scheduler', / schedulers? |调度器|スケジューラ/],
  ['control-plane', / (?:k 3 s|k 0 s|rke(?: 2)?) (?:\p{L}+ )?(?:servers?|controllers?) /u],
  ['worker', / (?:k 3 s|k 0 s|rke(?: 2)?) (?:\p{L}+ )?agents? /u],
  [
    'worker',
    / (?:k|kube|kubernetes)?workers? | kube nodes? | minions? | node ?(?:pool|group)s? | compute nodes? | agent nodes? | data plane |工作节点|计算节点|从节点|业务节点|ワーカー|워커|рабоч/,
  ],
  ['worker-part', / kubelet | kube proxy | container runtime | containerd | cri o |容器运行时/],
  [
    'control-plane',
    / (?:k|kube|kubernetes)?masters? | control ?planes? | primary node |主节点|主控|控制平面|控制面|控制节点|管理节点|マスター|コントロールプレーン|마스터|컨트롤 ?플레인|мастер/,
  ],
  ['worker', / wk | wrk /, 'weak'],
  ['control-plane', / cp | ctrl | controllers? (?:node )?\d+ /, 'weak'],
  ['dns', /^ dns | dns (?:name|record|round robin|endpoint|entry) |(?:api|endpoint|robin) dns /],
];

/** A word of the field in a text, and whether it has another meaning as well. */
export interface RoleWord {
  readonly role: Role;
  readonly word: string;
  readonly weak: boolean;
}

const domainWords: readonly (readonly [FailureDomainKind, RegExp])[] = [
  ['zone', / (?:availability|avail|failure) zones? |可用区|可用性区域/],
  ['region', / regions? |地域|区域|リージョン|리전/],
  [
    'zone',
    / zones? | az | az[a-z] | data ?cent(?:er|re)s? | dc | idc | sites? |机房|数据中心|站点|ゾーン|データセンター|가용 ?영역|데이터 ?센터|цод/,
  ],
  ['rack', / racks? | cabinets? |机架|机柜|ラック|랙/],
  ['hypervisor', / hypervisors? | proxmox | pve | esxi? | kvm host |虚拟化宿主机|宿主机/],
  ['power', / power (?:domain|feed|supply) | pdu | ups |供电/],
  ['switch', / (?:tor|leaf) (?:switch )?\d* | switch \d+ |交换机 ?\d+/],
];

/** Names that clouds give their zones and regions: `eu-west-1a`, `us-central1-b`, `cn-hangzhou-h`. */
const cloudZone =
  / (?:[a-z]{2}|europe|asia|africa|me|australia) (?:gov )?(?:(?:north|south|east|west|central|northeast|southeast|northwest|southwest) ?)+ ?\d{1,2} [a-h] | cn [a-z]{5,12} (?:\d )?[a-k] /;
const cloudRegion =
  / (?:[a-z]{2}|europe|asia|africa|me|australia) (?:gov )?(?:(?:north|south|east|west|central|northeast|southeast|northwest|southwest) ?)+ ?\d{1,2} | cn (?:hangzhou|shanghai|beijing|shenzhen|qingdao|chengdu|guangzhou|hongkong) /;

/** A title with these names many things, never one host. */
const groupWords =
  / clusters? | nodes | hosts | servers | agents | masters | workers | control planes | tier | layer | group | network | vpc | vnet | subnets? | cloud | internet | external | infrastructure |集群|平面|分组|网络|外部/;
/** Words for one machine as much as for all of its kind; a number makes it one. */
const softGroupWords = / kubernetes | control ?plane |控制面/;
const ordinal = / (?:\d+|[a-z]) $| (?:node|machine|host|server|vm) /;

/** Lower-case words with one space around each, digits apart from letters: `masterNode1` too. */
export function wordsOf(label: string): string {
  const spaced = label
    .normalize('NFKC')
    .replace(/k8s/gi, 'kubernetes')
    .replace(/([\p{Ll}\d])(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ')
    .replace(/ +/g, ' ')
    .trim();
  return ` ${spaced} `;
}

/** The first word of the field in a text; undefined if it has none. */
export function roleWordOf(text: string): RoleWord | undefined {
  const words = wordsOf(text);
  for (const [role, pattern, weak] of roleWords) {
    const word = pattern.exec(words)?.[0].trim();
    if (word !== undefined) return { role, word, weak: weak === 'weak' };
  }
  return undefined;
}

/** What a label's first word of the field stands for. */
export function roleOfLabel(label: string): Role | undefined {
  return roleWordOf(label)?.role;
}

export function domainOfTitle(title: string): FailureDomainKind | undefined {
  const words = wordsOf(firstLine(title));
  if (/ zones? of | dns zone /.test(words)) return undefined;
  const said = domainWords.find(([, pattern]) => pattern.test(words))?.[0];
  if (said !== undefined) return said;
  if (cloudZone.test(words)) return 'zone';
  return cloudRegion.test(words) ? 'region' : undefined;
}

/** `several`: a title of many things. `open`: of one or of many, which its contents decide. */
export function groupNamedBy(title: string): 'several' | 'open' | 'one' {
  const words = wordsOf(firstLine(title));
  if (groupWords.test(words)) return 'several';
  return softGroupWords.test(words) && !ordinal.test(words) ? 'open' : 'one';
}

/** Whether a label speaks of several: `Worker Nodes`, `etcd 集群`. */
export function isPlural(label: string): boolean {
  return / (?:nodes|masters|workers|members|servers|instances|clusters?|balancers|planes|groups?|pools?) |集群/.test(
    wordsOf(firstLine(label)),
  );
}

/** Whether a label names some machine and not what it is for: `node-1`, `10.0.0.3`, `服务器2`. */
export function namesAMachine(label: string, id: string): boolean {
  if (label === id) return true;
  if (addressesIn(label).length > 0) return true;
  const words = wordsOf(firstLine(label));
  return (
    / (?:nodes?|servers?|hosts?|vms?|machines?|instances?|ec 2|droplets?) |节点|服务器|主机|虚拟机|机器|ノード|노드/.test(
      words,
    ) || /^ [\p{L}\p{N}]+(?: [a-z]{1,3})?(?: \d+){1,2} $/u.test(words)
  );
}

/** Words of Kubernetes or of VRRP, so that a drawing with them is about a cluster. */
export function isTelling(label: string): boolean {
  return / keepalived | vrrp /.test(wordsOf(label)) || namesKubernetes(label);
}

/** Words that belong to Kubernetes alone. */
export function namesKubernetes(label: string): boolean {
  return / etcd | kube\w* | kubernetes | control planes? | controller manager | controller mgr | rke (?:2 )?| k [03] s | talos |控制平面|控制面/.test(
    wordsOf(label),
  );
}

/** Which proxy a label names; `either` for both. */
export function softwareOf(label: string): 'haproxy' | 'nginx' | 'either' | undefined {
  const words = wordsOf(label);
  const haproxy = / ha ?proxy /.test(words);
  const nginx = / nginx /.test(words);
  if (haproxy && nginx) return 'either';
  return haproxy ? 'haproxy' : nginx ? 'nginx' : undefined;
}

const providerWords: readonly (readonly [CloudLoadBalancer['provider'], RegExp])[] = [
  ['aws', / aws | amazon /],
  ['gcp', / gcp | google /],
  ['azure', / azure /],
  ['alibaba', / alibaba | aliyun |阿里云/],
  ['tencent', / tencent |腾讯云/],
];

/** The provider that a label names; ELB or SLB alone is what several call theirs. */
export function providerOf(label: string): CloudLoadBalancer['provider'] | undefined {
  const words = wordsOf(label);
  return providerWords.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Addresses that stand in a label, with or without a prefix length or a port. */
export function addressesIn(label: string): string[] {
  return label
    .split(/[\s,;()[\]{}|"'<>=，；（）、：]+/)
    .map((word) =>
      word
        .replace(/^[^\p{L}\p{N}:]+/u, '')
        .replace(/[.。]$/, '')
        .replace(/\/\d{1,3}$/, '')
        .replace(/^(?:ip|vip|addr|address):(?=\d)/i, '')
        .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'),
    )
    .filter((word) => ipFamily(word) !== undefined);
}

export function firstLine(label: string): string {
  return label.split('\n', 1)[0] ?? '';
}

/** The name in a label: its first line that is more than an address, without pictures. */
export function nameIn(label: string): string {
  const lines = label.split('\n').map((line) =>
    addressesIn(line)
      .reduce((text, address) => text.replace(address, ''), line)
      .replace(/\p{Extended_Pictographic}|[\ufe0f\u200d]/gu, '')
      .replace(/[([（][^\p{L}\p{N}]*[)\]）]/gu, '')
      .replace(/^[^\p{L}\p{N}]+|[\s:,;|/\\@(·-]+$/gu, '')
      .replace(/\s+/g, ' '),
  );
  return [...(lines.find((line) => /\p{L}/u.test(line)) ?? '')].slice(0, 200).join('');
}
