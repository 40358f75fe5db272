import { computeVerdict } from '../analysis/compute-verdict.ts';
import { judge } from '../diagnostics/run.ts';
import { drawView, views } from '../diagrams/registry.ts';
import {
  markdownDocument,
  markdownFence,
  markdownHeading,
  markdownList,
  markdownTable,
  markdownText,
} from '../format/markdown.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';
import type { Profile } from '../model/topology.ts';
import { toolVersion } from '../model/version.ts';
import { shortTopologyHash } from '../persistence/topology-hash.ts';
import { declaredFacts, type DeclaredFacts } from './declared-facts.ts';
import { findingParts, waiverParts } from './review-findings.ts';
import { scenarioParts } from './scenarios-report.ts';
import { availabilityParts, verdictParts } from './verdict-report.ts';

/** Names told of one fact; a review is for people. */
const mostNames = 12;

const texts = {
  title: { en: 'Design review: {name}', zh: '设计评审：{name}' },
  unnamed: { en: '(no name)', zh: '（未命名）' },
  made: {
    en: 'Made by Quorate {version} from topology {hash}.',
    zh: '由 Quorate {version} 根据拓扑 {hash} 生成。',
  },
  about: { en: 'Of the design', zh: '设计概况' },
  value: { en: 'Value', zh: '值' },
  heldTo: { en: 'Held to', zh: '要求' },
  version: { en: 'Kubernetes', zh: 'Kubernetes' },
  endpoint: { en: 'API endpoint', zh: 'API 入口' },
  hosts: { en: 'Hosts', zh: '主机' },
  masters: { en: 'Masters', zh: 'Master' },
  balancers: { en: 'Load balancers', zh: '负载均衡器' },
  members: { en: 'etcd members', zh: 'etcd 成员' },
  workers: { en: 'Workers', zh: '工作节点' },
  verdict: { en: 'What it survives', zh: '可承受的故障' },
  availability: { en: 'How available it is', zh: '可用性' },
  diagrams: { en: 'Diagrams', zh: '图' },
  facts: { en: 'Declared facts', zh: '已声明的事实' },
  factsIntro: {
    en: 'What the design states beyond what is drawn. Nobody has measured it here; the rules and the configs take it as given.',
    zh: '设计在图形之外声明的内容。此处未经实测，规则和配置均以此为准。',
  },
  noFacts: {
    en: 'The design states nothing beyond what is drawn.',
    zh: '除图形外，设计未声明其他内容。',
  },
  fact: { en: 'Fact', zh: '事实' },
  of: { en: 'Of', zh: '对象' },
  whole: { en: 'the whole design', zh: '整个设计' },
  more: { en: '{names} and {count} more', zh: '{names} 等另外 {count} 个' },
  list: { en: ', ', zh: '、' },
  apart: { en: '; ', zh: '；' },
  limits: { en: 'What this review does not cover', zh: '本评审未涵盖的内容' },
  open: {
    en: 'What is stated nowhere, so that rules which need it are silent: {names}.',
    zh: '以下内容未作任何声明，依赖它们的规则因此不作判断：{names}。',
  },
  inexact: {
    en: 'Where the table of failures says “at least”, not every combination was tried.',
    zh: '故障表中写有“至少”之处，并未尝试所有组合。',
  },
  people: {
    en: 'Operator errors, failed upgrades, certificates that run out and disks that fill up.',
    zh: '误操作、失败的升级、过期的证书和写满的磁盘。',
  },
  reality: {
    en: 'Whether the hosts, networks and zones are as drawn, and whether two zones fail apart in fact.',
    zh: '主机、网络和可用区是否与图一致，以及两个可用区是否确实独立故障。',
  },
  load: {
    en: 'Load and speed: no traffic was measured, and sizes are judged only by the rules of thumb that the findings name.',
    zh: '负载与性能：未测量任何流量，容量仅按问题中所述的经验规则判断。',
  },
  apps: {
    en: 'Workloads: their replicas, disks and backups, and access to the cluster.',
    zh: '工作负载：其副本、磁盘和备份，以及集群的访问权限。',
  },
} satisfies Record<string, Localized>;

const profileTexts: Readonly<Record<Profile, Localized>> = {
  learning: { en: 'learning: nothing has to survive', zh: '学习：不要求容错' },
  production: {
    en: 'production: the API survives the loss of any one host',
    zh: '生产：任意一台主机失效时 API 仍可用',
  },
  'multi-zone': {
    en: 'multi-zone: the API survives the loss of any one host and any one zone',
    zh: '多可用区：任意一台主机或任意一个可用区失效时 API 仍可用',
  },
};

/**
 * The whole review of a design as one Markdown page: what it survives, what the rules say and what
 * it waives, its diagrams, what it assumes, its scenarios, and what all that leaves out.
 */
export function reviewReport(index: TopologyIndex, language: Language): string {
  const { topology } = index;
  const say = (text: Localized, data: Readonly<Record<string, string | number>> = {}): string =>
    renderMessage({ text, data }, language);
  const verdict = computeVerdict(index);
  const judgement = judge(index, { verdict });
  const facts = declaredFacts(topology, language);
  const exact = Object.values(verdict.tolerates).every((each) => each?.exhaustive ?? true);
  const { name, description } = topology.metadata;
  return markdownDocument([
    markdownHeading(1, say(texts.title, { name: name.trim() || say(texts.unnamed) })),
    ...(description.trim() === '' ? [] : [markdownText(description)]),
    markdownText(say(texts.made, { version: toolVersion, hash: shortTopologyHash(topology) })),
    overview(index, language),
    markdownHeading(2, say(texts.verdict)),
    ...verdictParts(index, verdict, language),
    markdownHeading(2, say(texts.availability)),
    ...availabilityParts(index, language),
    ...findingParts(index, judgement, language),
    ...waiverParts(index, judgement, language),
    markdownHeading(2, say(texts.diagrams)),
    ...diagramParts(index, language),
    markdownHeading(2, say(texts.facts)),
    ...factParts(facts, language),
    ...scenarioParts(index, language, 'part'),
    markdownHeading(2, say(texts.limits)),
    markdownList(
      [
        ...(facts.open.length === 0
          ? []
          : [say(texts.open, { names: facts.open.join(say(texts.apart)) })]),
        ...(exact ? [] : [say(texts.inexact)]),
        ...[texts.people, texts.reality, texts.load, texts.apps].map((text) => say(text)),
      ].map(markdownText),
    ),
  ]);
}

function overview(index: TopologyIndex, language: Language): string {
  const { topology, controlPlanes, loadBalancers, etcdMembers, workers } = index;
  const { cluster, hosts, checks } = topology;
  const rows: [Localized, string][] = [
    [texts.heldTo, profileTexts[checks.profile][language]],
    [texts.version, cluster.kubernetesVersion],
    ...(cluster.endpoint === ''
      ? []
      : [
          [texts.endpoint, `${cluster.endpoint}:${cluster.apiServerPort}`] satisfies [
            Localized,
            string,
          ],
        ]),
    [texts.hosts, String(hosts.length)],
    [texts.masters, String(controlPlanes.length)],
    [texts.balancers, String(loadBalancers.length)],
    [texts.members, String(etcdMembers.length)],
    [texts.workers, String(workers.length)],
  ];
  return markdownTable(
    [texts.about[language], texts.value[language]],
    rows.map(([label, value]) => [label[language], value]),
  );
}

function diagramParts(index: TopologyIndex, language: Language): string[] {
  return views.flatMap(({ id, title }) => {
    const { text, notes } = drawView(index, id, { language });
    return [
      markdownHeading(3, title[language]),
      markdownFence(text, 'mermaid'),
      ...(notes.length === 0
        ? []
        : [markdownList(notes.map((note) => markdownText(renderMessage(note, language))))]),
    ];
  });
}

function factParts({ stated }: DeclaredFacts, language: Language): string[] {
  if (stated.length === 0) return [texts.noFacts[language]];
  const names = (of: readonly string[]): string => {
    if (of.length === 0) return texts.whole[language];
    const shown = of.slice(0, mostNames).join(texts.list[language]);
    const count = of.length - mostNames;
    return count <= 0
      ? shown
      : renderMessage({ text: texts.more, data: { names: shown, count } }, language);
  };
  return [
    markdownText(texts.factsIntro[language]),
    markdownTable(
      [texts.fact, texts.value, texts.of].map((text) => text[language]),
      stated.map(({ name, value, of }) => [name, value, names(of)]),
    ),
  ];
}
