import { etcdAccessOf, type TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import { fill, join } from './compose-message.ts';
import { percentOf } from './scenario/outcome-texts.ts';
import {
  toleranceKinds,
  type ClusterState,
  type EtcdState,
  type Layer,
  type ToleranceKind,
  type UnavailabilityCause,
  type Verdict,
} from './verdict.ts';

const texts = {
  available: {
    en: 'The API answers reads and writes.',
    zh: 'API 可正常读写。',
  },
  degraded: {
    en: 'The API answers reads and writes, but has no spare left: {details}.',
    zh: 'API 可正常读写，但已无冗余：{details}。',
  },
  partial: {
    en: '{percent} % of API requests fail for good: they go to a master or an address that cannot answer.',
    zh: '{percent}% 的 API 请求会一直失败：它们被发往无法应答的 master 或地址。',
  },
  unavailable: {
    en: 'The API is unavailable: {details}. Running workloads go on, but nothing can be changed or rescheduled.',
    zh: 'API 不可用：{details}。运行中的工作负载不受影响，但无法变更或重新调度。',
  },
  readOnly: {
    en: 'The API answers reads, but no writes: {details}. Running workloads go on, but nothing can be changed or rescheduled.',
    zh: 'API 只能读取，无法写入：{details}。运行中的工作负载不受影响，但无法变更或重新调度。',
  },
  pathLost: {
    en: 'The API is unavailable: {details}. Running workloads go on and the controllers still work, but nothing can be changed.',
    zh: 'API 不可用：{details}。运行中的工作负载不受影响，控制器仍在工作，但无法进行变更。',
  },
  stale: {
    en: 'The API is unavailable, at best it answers stale reads: {details}. Running workloads go on, but nothing can be changed or rescheduled.',
    zh: 'API 不可用，最多返回过期的读取结果：{details}。运行中的工作负载不受影响，但无法变更或重新调度。',
  },
  and: { en: '; ', zh: '；' },
  listed: { en: ', ', zh: '、' },
  because: { en: '{what} ({why})', zh: '{what}（{why}）' },
} satisfies Record<string, Localized>;

const causeTexts = {
  'no-endpoint': {
    en: 'no endpoint, load balancer or VIP is up',
    zh: '没有可用的入口、负载均衡器或 VIP',
  },
  'no-quorum': {
    en: 'etcd has no quorum, {up} of {voters} voters are up and {quorumSize} are needed',
    zh: 'etcd 失去法定人数，{voters} 个投票成员中 {up} 个可用，需要 {quorumSize} 个',
  },
  'no-voters': { en: 'no etcd member votes', zh: '没有可投票的 etcd 成员' },
  'no-control-plane': {
    en: 'no usable master behind the endpoint',
    zh: '入口之后没有可用的 master',
  },
  'no-space': {
    en: 'etcd is out of space (NOSPACE alarm)',
    zh: 'etcd 空间已满（NOSPACE 告警）',
  },
} satisfies Record<string, Localized>;

const spareTexts: Readonly<Record<Layer, Localized>> = {
  endpoint: { en: 'one load balancer or endpoint', zh: '负载均衡器或入口仅剩一个' },
  'control-plane': { en: 'one usable master', zh: '可用 master 仅剩一个' },
  etcd: { en: '{up} of {voters} etcd voters', zh: 'etcd 投票成员 {voters} 个中仅 {up} 个可用' },
};

/** Why a set of failures is too much, short enough to stand in brackets. */
const lossTexts = {
  'no-endpoint': { en: 'no load balancer or endpoint left', zh: '没有可用的负载均衡器或入口' },
  'no-quorum': {
    en: '{lost} of {voters} etcd voters',
    zh: 'etcd 投票成员 {voters} 个中的 {lost} 个',
  },
  'no-voters': { en: 'no etcd voter', zh: '没有 etcd 投票成员' },
  'no-control-plane': { en: 'no usable master left', zh: '没有可用的 master' },
  'no-space': { en: 'etcd is out of space', zh: 'etcd 空间已满' },
  partial: { en: '{percent} % of requests fail', zh: '{percent}% 的请求失败' },
  asDrawn: { en: 'as drawn', zh: '按当前设计' },
  more: { en: 'and {count} more', zh: '等 {count} 个' },
} satisfies Record<string, Localized>;

/** One sentence on a state. */
export function describeState(index: TopologyIndex, state: ClusterState): Message {
  switch (state.api) {
    case 'available':
      return message(texts.available);
    case 'degraded':
      return fill(texts.degraded, {
        details: join(
          texts.listed,
          state.lostSpares.map((layer) => describeLostSpare(state, layer)),
        ),
      });
    case 'partial':
      return message(texts.partial, { percent: percentOf(state.failingShare) });
    case 'unavailable':
      return fill(unavailableText(state), {
        details: join(
          texts.and,
          state.causes.map((cause) => describeCause(index, state, cause)),
        ),
      });
  }
}

function unavailableText({ reads, controllers }: ClusterState): Localized {
  if (reads === 'stale') return texts.stale;
  if (reads === 'current') return texts.readOnly;
  return controllers.controllerManager ? texts.pathLost : texts.unavailable;
}

/** What the design survives of one kind, for the verdict bar. */
export interface VerdictPart {
  readonly kind: ToleranceKind;
  /** Any so many failures of the kind are survived. */
  readonly tolerated: number;
  readonly elements: number;
  readonly exhaustive: boolean;
  /** What is not survived and why: `zone-b (2 of 3 etcd voters)`; null if all of the kind are. */
  readonly weakest: Message | null;
}

/** One part for each kind the design has, smallest kind first. */
export function describeVerdict(index: TopologyIndex, verdict: Verdict): readonly VerdictPart[] {
  return toleranceKinds.flatMap((kind): VerdictPart[] => {
    const tolerance = verdict.tolerates[kind];
    if (tolerance === null) return [];
    const { tolerated, elements, exhaustive, counterExample, consequence } = tolerance;
    const weakest =
      counterExample === null || consequence === null
        ? null
        : fill(texts.because, {
            what: describeFailures(index, counterExample),
            why: describeLoss(index, consequence),
          });
    return [{ kind, tolerated, elements, exhaustive, weakest }];
  });
}

function describeCause(
  index: TopologyIndex,
  state: ClusterState,
  cause: UnavailabilityCause,
): Message {
  if (cause !== 'no-quorum') return message(causeTexts[cause]);
  const cluster = clusterToName(index, state);
  if (cluster === undefined) return message(causeTexts['no-voters']);
  const { up, voters, quorumSize } = cluster;
  return message(causeTexts['no-quorum'], { up, voters, quorumSize });
}

function describeLoss(index: TopologyIndex, state: ClusterState): Message {
  if (state.cause === null) {
    return message(lossTexts.partial, { percent: percentOf(state.failingShare) });
  }
  if (state.cause !== 'no-quorum') return message(lossTexts[state.cause]);
  const cluster = clusterToName(index, state);
  if (cluster === undefined) return message(lossTexts['no-voters']);
  const { up, voters } = cluster;
  return message(lossTexts['no-quorum'], { lost: voters - up, voters });
}

function describeLostSpare(state: ClusterState, layer: Layer): Message {
  if (layer !== 'etcd') return message(spareTexts[layer]);
  const cluster =
    state.etcd.find(({ up, voters, quorumSize }) => up <= quorumSize && up < voters) ??
    state.etcd[0];
  return message(spareTexts.etcd, { up: cluster?.up ?? 0, voters: cluster?.voters ?? 0 });
}

/** The cluster without quorum to speak of: the first that has voters at all. */
function clusterToName(index: TopologyIndex, { etcd }: ClusterState): EtcdState | undefined {
  const lost = etcd.filter(({ quorum, voters }) => !quorum && voters > 0);
  const used = new Set(
    index.controlPlanes.flatMap((master) => etcdAccessOf(index, master)?.cluster.id ?? []),
  );
  return lost.find(({ cluster }) => used.has(cluster)) ?? lost[0];
}

const mostNames = 4;

function describeFailures(index: TopologyIndex, failed: readonly string[]): Message {
  if (failed.length === 0) return message(lossTexts.asDrawn);
  const names = failed.slice(0, mostNames).map((id): Message => {
    const element = index.elements.get(id);
    const name = element !== undefined && 'name' in element ? element.name : '';
    return message(verbatim, { name: typeof name === 'string' && name !== '' ? name : id });
  });
  const more = failed.length - names.length;
  return join(
    texts.listed,
    more > 0 ? [...names, message(lossTexts.more, { count: more })] : names,
  );
}

const verbatim: Localized = { en: '{name}', zh: '{name}' };
