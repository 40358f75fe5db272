import { explainScenario } from '../../analysis/scenario/explain-scenario.ts';
import { scenarioAfter } from '../../analysis/scenario/scenario-steps.ts';
import {
  markdownCode,
  markdownDocument,
  markdownFence,
  markdownHeading,
  markdownList,
  markdownTable,
  markdownText,
  type MarkdownCell,
} from '../../format/markdown.ts';
import { renderMessage, type Localized } from '../../model/message.ts';
import type { BundleFile, ExportContext, Exporter, Remarks } from '../exporter.ts';
import { pathsOn } from '../files.ts';
import { roles } from '../inventory.ts';
import { urlHost } from '../site/site.ts';
import { leftOutSection, limitsSection } from './left-out-section.ts';
import { proofSection } from './proof-section.ts';
import { waiversSection } from './waivers-section.ts';

/** `README.md`: what the bundle is, what each host gets and how to begin. */
export const readmeExporter: Exporter = {
  id: 'readme',
  title: { en: 'README', zh: 'README' },
  export: (context, written, remarks) => ({
    files: [
      {
        path: 'README.md',
        content: readme(context, written, remarks),
        mode: 0o644,
        syntax: 'markdown',
      },
    ],
    notes: [],
  }),
};

function readme(
  context: ExportContext,
  written: readonly BundleFile[],
  { notes, limits }: Remarks,
): string {
  const { site, index, language, header } = context;
  const t = (text: Localized): string => text[language];
  const { metadata } = index.topology;
  const { host, port } = site.endpoint;
  const paths = new Set(written.map(({ path }) => path));
  const contents: [string, Localized][] = [
    ['RUNBOOK.md', texts.runbook],
    ['hosts/', texts.hosts],
    ['cloud/', texts.cloud],
    ['dns/', texts.dns],
    ['docs/', texts.docs],
    ['pki/', texts.pki],
    ['checks/verify.sh', texts.verify],
    ['inventory.txt', texts.inventory],
    ['tools/', texts.tools],
    ['topology.json', texts.topology],
  ];
  const exists = (path: string): boolean => [...paths].some((each) => each.startsWith(path));
  return markdownDocument([
    `<!-- ${header} -->`,
    markdownHeading(1, metadata.name || 'Kubernetes'),
    ...(metadata.description === '' ? [] : [markdownText(metadata.description)]),
    t(texts.intro),
    ...(host === undefined
      ? []
      : [`${t(texts.endpoint)} ${markdownCode(`https://${urlHost(host)}:${port}`)}`]),
    markdownHeading(2, t(texts.contentsTitle)),
    markdownTable(
      [t(texts.path), t(texts.what)],
      contents.filter(([path]) => exists(path)).map(([path, text]) => [{ code: path }, t(text)]),
    ),
    markdownHeading(2, t(texts.hostsTitle)),
    markdownTable(
      [t(texts.host), t(texts.address), t(texts.roles), t(texts.files)],
      site.hosts.map((at): MarkdownCell[] => [
        { code: at.name },
        at.address === undefined ? '—' : { code: at.address },
        roles(at).join(', ') || '—',
        String(pathsOn(at, written).size),
      ]),
    ),
    ...leftOutSection(notes, written, language),
    ...limitsSection(limits, language),
    ...scenarioSection(context, paths),
    ...waiversSection(index, language),
    markdownHeading(2, t(texts.startTitle)),
    markdownList([t(texts.start1), t(texts.start2), t(texts.start3)], true),
    markdownFence('sh checks/verify.sh', 'sh'),
    ...proofSection(index, site, language),
    markdownHeading(2, t(texts.knowTitle)),
    markdownList(
      [
        texts.secrets,
        index.topology.network.hostFirewall === false ? texts.noFirewall : texts.firewall,
        texts.packages,
        texts.etcdBinary,
        texts.readyz,
      ].map(t),
    ),
  ]);
}

/** How many scenarios are played for the table. */
const mostScenarios = 100;

/** The saved scenarios, each with what is left of the API after its last step. */
function scenarioSection({ index, language }: ExportContext, paths: ReadonlySet<string>): string[] {
  const { scenarios } = index.topology;
  if (scenarios.length === 0) return [];
  const t = (text: Localized): string => text[language];
  const shown = scenarios.slice(0, mostScenarios);
  const more = scenarios.length - shown.length;
  const count = (text: Localized): string =>
    renderMessage({ text, data: { count: more } }, language);
  return [
    markdownHeading(2, t(texts.scenariosTitle)),
    markdownTable(
      [t(texts.scenario), t(texts.steps), t(texts.outcome)],
      shown.map(({ id, name, steps }): MarkdownCell[] => [
        name || id,
        String(steps.length),
        renderMessage(explainScenario(index, scenarioAfter(steps)).sentence, language),
      ]),
    ),
    ...(more > 0 ? [count(texts.moreScenarios)] : []),
    ...(paths.has('docs/scenarios.md') ? [t(texts.scenarioDetails)] : []),
  ];
}

const texts = {
  scenariosTitle: { en: 'Scenarios', zh: '场景' },
  scenario: { en: 'Scenario', zh: '场景' },
  steps: { en: 'Steps', zh: '步骤' },
  outcome: { en: 'After the last step', zh: '最后一步之后' },
  moreScenarios: { en: 'And {count} more.', zh: '另有 {count} 个。' },
  scenarioDetails: {
    en: '`docs/scenarios.md` tells them step by step.',
    zh: '`docs/scenarios.md` 逐步说明。',
  },
  intro: {
    en: 'Configuration files and scripts for a highly available Kubernetes control plane, one folder a host. Nothing in here is secret.',
    zh: '一套高可用 Kubernetes 控制平面的配置文件与脚本，每台主机一个目录。其中不含任何机密。',
  },
  endpoint: { en: 'Clients reach the API at', zh: '客户端访问 API 的地址：' },
  contentsTitle: { en: 'Contents', zh: '内容' },
  path: { en: 'Path', zh: '路径' },
  what: { en: 'What', zh: '说明' },
  runbook: {
    en: 'Every step in order: do, check, undo. Start there.',
    zh: '按顺序的全部步骤：执行、检查、回退。从这里开始。',
  },
  hosts: {
    en: 'Files under their absolute paths, and install.sh',
    zh: '按绝对路径存放的文件，以及 install.sh',
  },
  cloud: {
    en: 'Terraform for the cloud load balancer; its README.md says how',
    zh: '云负载均衡的 Terraform 文件；用法见其中的 README.md',
  },
  dns: { en: 'Records for your name servers', zh: '供域名服务器使用的记录' },
  docs: {
    en: 'Diagrams (Mermaid), and what the design survives',
    zh: '图表（Mermaid）以及设计可承受的故障',
  },
  pki: { en: 'Makes the certificates of the external etcd', zh: '生成外部 etcd 的证书' },
  verify: {
    en: 'Lets the real programs check all files',
    zh: '用真实程序检查所有文件',
  },
  inventory: { en: 'Hosts, addresses, roles', zh: '主机、地址与角色' },
  tools: {
    en: 'The same design for kubespray, kubekey and kubeasz; /etc/hosts lines for admin machines; Prometheus alert rules',
    zh: '同一设计用于 kubespray、kubekey 与 kubeasz 的文件，管理机的 /etc/hosts 条目，以及 Prometheus 告警规则',
  },
  topology: {
    en: 'The design; open it in Quorate to change it',
    zh: '设计本身；可在 Quorate 中打开修改',
  },
  hostsTitle: { en: 'Hosts', zh: '主机' },
  host: { en: 'Host', zh: '主机' },
  address: { en: 'Address', zh: '地址' },
  roles: { en: 'Roles', zh: '角色' },
  files: { en: 'Files', zh: '文件数' },
  startTitle: { en: 'How to begin', zh: '如何开始' },
  start1: {
    en: 'Unpack on a machine that reaches all hosts over ssh, with an unzip that keeps permissions.',
    zh: '在能通过 ssh 访问所有主机的机器上解压，并保留文件权限。',
  },
  start2: {
    en: 'Check the files (below); a program that is missing there is named.',
    zh: '检查文件（见下）；缺少的程序会被列出。',
  },
  start3: {
    en: 'Follow `RUNBOOK.md`. Each `install.sh` takes `--dry-run`, can be run again, and keeps what it replaces as `*.bak-DATE`.',
    zh: '按 `RUNBOOK.md` 操作。每个 `install.sh` 都支持 `--dry-run`，可重复运行，并把被替换的文件保留为 `*.bak-日期`。',
  },
  knowTitle: { en: 'Good to know', zh: '须知' },
  secrets: {
    en: 'Keys, tokens and certificate keys are made on site. `pki/gen-certs.sh` writes private keys into `hosts/`: treat the folder as a secret from then on.',
    zh: '密钥、令牌和 certificate key 均在现场生成。`pki/gen-certs.sh` 会把私钥写入 `hosts/`，此后请将该目录视为机密。',
  },
  firewall: {
    en: 'The nftables files add tables of their own. An accept there does not undo a drop of firewalld or ufw. The ports of your network plugin and the clients of the API are yours to allow.',
    zh: 'nftables 文件只添加自己的表；其中的 accept 不会抵消 firewalld 或 ufw 的 drop。网络插件端口和 API 客户端需自行放行。',
  },
  noFirewall: {
    en: 'No packet filters are written, as the design says. Whoever reaches 2379 or 2380 reads every secret of the cluster: close both to all but masters and etcd members.',
    zh: '按设计声明，未生成包过滤规则。能访问 2379 或 2380 者即可读取集群的全部机密：请仅对 master 与 etcd 成员开放。',
  },
  packages: {
    en: 'Files suit Debian, Ubuntu, RHEL and its kin. keepalived 2.2 and HAProxy 2.2 or newer.',
    zh: '文件适用于 Debian、Ubuntu、RHEL 及其衍生版；需要 keepalived 2.2 与 HAProxy 2.2 或更高版本。',
  },
  etcdBinary: {
    en: 'An external etcd and the Kubernetes programs (containerd, kubelet, kubeadm) come from their own releases: put etcd and etcdctl into `/usr/local/bin` of the etcd hosts.',
    zh: '外部 etcd 与 Kubernetes 程序（containerd、kubelet、kubeadm）来自各自的发布：请将 etcd 与 etcdctl 放入 etcd 主机的 `/usr/local/bin`。',
  },
  readyz: {
    en: 'Do not set `--anonymous-auth=false` on kube-apiserver: `/readyz` would answer 401 and every load balancer that checks it would turn all masters down.',
    zh: '不要对 kube-apiserver 设置 `--anonymous-auth=false`：`/readyz` 会返回 401，检查它的负载均衡器会把所有 master 判为不可用。',
  },
} as const satisfies Record<string, Localized>;
