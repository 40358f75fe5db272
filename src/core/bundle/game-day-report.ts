import { durationText } from '../analysis/duration-text.ts';
import { explainScenario } from '../analysis/scenario/explain-scenario.ts';
import type { Scenario } from '../analysis/verdict.ts';
import { buildSite, type SiteHost } from '../exporters/site/site.ts';
import {
  markdownDocument,
  markdownHeading,
  markdownTable,
  markdownText,
  type MarkdownCell,
} from '../format/markdown.ts';
import { etcdAccessOf, hostsBelow, type TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';

/** Bounds the page: nobody drills more in a day. */
const mostDrills = 60;

const texts = {
  title: { en: 'Game day', zh: '故障演练' },
  intro: {
    en: 'One drill at a time, from easy to hard, with a client that uses the API all the time beside it. Wait until all is healthy before the next. What is expected comes from the design; times are bounds by the timers of the configs in this bundle, and count from the failure.',
    zh: '逐项演练、由易到难，同时让一个客户端持续访问 API；恢复健康后再做下一项。预期结果来自设计；时间是按本包中各配置的定时器得出的上限，从故障发生时算起。',
  },
  client: {
    en: 'The client: `while sleep 0.5; do kubectl get --raw /readyz || date; done`',
    zh: '客户端：`while sleep 0.5; do kubectl get --raw /readyz || date; done`',
  },
  programs: { en: 'Programs', zh: '程序' },
  hosts: { en: 'Hosts', zh: '主机' },
  zones: { en: 'Failure domains', zh: '故障域' },
  what: { en: 'Drill', zh: '演练' },
  run: { en: 'Do', zh: '操作' },
  expected: { en: 'Expected', zh: '预期' },
  time: { en: 'Settled within', zh: '稳定所需时间' },
  undo: { en: 'Undo', zh: '回退' },
  atOnce: { en: 'at once', zh: '立即' },
  powerOff: { en: 'cut its power or its network', zh: '切断电源或网络' },
  powerOn: { en: 'start it again', zh: '重新启动' },
  allOff: { en: 'cut the power of all its hosts at once', zh: '同时切断其中所有主机的电源' },
  cutOff: {
    en: 'cut its network off from the others, all hosts stay up',
    zh: '切断其与外部的网络，所有主机保持运行',
  },
  join: { en: 'join it again', zh: '恢复连接' },
  lost: { en: '{name} lost', zh: '{name} 失效' },
  isolated: { en: '{name} cut off', zh: '{name} 被隔离' },
  more: { en: 'And {count} more like these.', zh: '另有 {count} 项类似演练。' },
} satisfies Record<string, Localized>;

interface Drill {
  readonly what: string;
  readonly run: MarkdownCell;
  readonly undo: MarkdownCell;
  readonly scenario: Scenario;
}

/**
 * What to break on a game day, how, what is to be expected of it and after how long: the programs of
 * load balancers and masters, the hosts, the failure domains. Undefined where there is no master.
 */
export function gameDayReport(index: TopologyIndex, language: Language): string | undefined {
  if (index.controlPlanes.length === 0) return undefined;
  const say = (text: Localized, data: Readonly<Record<string, string | number>> = {}): string =>
    renderMessage({ text, data }, language);
  const heads = [texts.what, texts.run, texts.expected, texts.time, texts.undo];
  const section = (title: Localized, drills: readonly Drill[]): string[] => {
    if (drills.length === 0) return [];
    const shown = drills.slice(0, mostDrills);
    const more = drills.length - shown.length;
    return [
      markdownHeading(2, say(title)),
      markdownTable(
        heads.map((head) => say(head)),
        shown.map((drill) => rowOf(index, drill, language)),
      ),
      ...(more === 0 ? [] : [markdownText(say(texts.more, { count: more }))]),
    ];
  };
  return markdownDocument([
    markdownHeading(1, say(texts.title)),
    markdownText(say(texts.intro)),
    say(texts.client),
    ...section(texts.programs, programDrills(index)),
    ...section(texts.hosts, hostDrills(index, say)),
    ...section(texts.zones, domainDrills(index, say)),
  ]);
}

function rowOf(index: TopologyIndex, drill: Drill, language: Language): MarkdownCell[] {
  const { sentence, sides } = explainScenario(index, drill.scenario);
  const times = sides.flatMap(({ moves, interruptions }) =>
    [...moves, ...interruptions].flatMap(({ takes }) => (takes === null ? [] : [takes.max])),
  );
  const longest = Math.max(0, ...times);
  const time = longest === 0 ? texts.atOnce : durationText({ min: longest, max: longest });
  return [drill.what, drill.run, renderMessage(sentence, language), time[language], drill.undo];
}

function programDrills(index: TopologyIndex): Drill[] {
  const { hosts } = buildSite(index);
  const unit = (at: SiteHost, name: string, failed: string): Drill => ({
    what: `${at.name}: ${name}`,
    run: { code: `systemctl stop ${name}` },
    undo: { code: `systemctl start ${name}` },
    scenario: { failed: [failed] },
  });
  const pod = (at: SiteHost, name: string, failed: string): Drill => ({
    what: `${at.name}: ${name}`,
    run: { code: `mv /etc/kubernetes/manifests/${name}.yaml /root/` },
    undo: { code: `mv /root/${name}.yaml /etc/kubernetes/manifests/` },
    scenario: { failed: [failed] },
  });
  return hosts.flatMap((at) => {
    const { loadBalancer, controlPlane, etcd } = at;
    const stacked =
      controlPlane !== undefined && etcdAccessOf(index, controlPlane)?.placement === 'stacked';
    return [
      ...(loadBalancer === undefined
        ? []
        : [unit(at, loadBalancer.software, `${loadBalancer.id}:proxy`)]),
      ...(loadBalancer !== undefined && index.vipsOf.has(loadBalancer.id)
        ? [unit(at, 'keepalived', `${loadBalancer.id}:keepalived`)]
        : []),
      ...(controlPlane === undefined
        ? []
        : [pod(at, 'kube-apiserver', `${controlPlane.id}:kube-apiserver`)]),
      ...(etcd === undefined
        ? []
        : [stacked ? pod(at, 'etcd', etcd.id) : unit(at, 'etcd', etcd.id)]),
    ];
  });
}

type Say = (text: Localized, data?: Readonly<Record<string, string | number>>) => string;

function hostDrills(index: TopologyIndex, say: Say): Drill[] {
  return buildSite(index).hosts.flatMap(({ host, name, loadBalancer, controlPlane, etcd }) =>
    (loadBalancer ?? controlPlane ?? etcd) === undefined
      ? []
      : [
          {
            what: name,
            run: say(texts.powerOff),
            undo: say(texts.powerOn),
            scenario: { failed: [host.id] },
          },
        ],
  );
}

function domainDrills(index: TopologyIndex, say: Say): Drill[] {
  return index.topology.failureDomains.flatMap(({ id, name }): Drill[] => {
    const inside = hostsBelow(index, id).length;
    if (inside === 0 || inside === index.hosts.size) return [];
    return [
      {
        what: say(texts.lost, { name }),
        run: say(texts.allOff),
        undo: say(texts.powerOn),
        scenario: { failed: [id] },
      },
      {
        what: say(texts.isolated, { name }),
        run: say(texts.cutOff),
        undo: say(texts.join),
        scenario: { failed: [], cuts: [[id]] },
      },
    ];
  });
}
