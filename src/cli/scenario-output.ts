import { durationText } from '../core/analysis/duration-text.ts';
import { stepClause } from '../core/analysis/scenario/explain/step-clause.ts';
import type {
  AddressMove,
  ScenarioReport,
  SideReport,
} from '../core/analysis/scenario/scenario-report.ts';
import type { ApiState } from '../core/analysis/verdict.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../core/model/message.ts';
import type { ScenarioStep } from '../core/model/topology.ts';
import { nameOf } from './names.ts';

const texts = {
  moves: {
    en: '{endpoint} moves from {from} to {to} in {time}: {why}',
    zh: '{endpoint} 在 {time} 内从 {from} 移到 {to}：{why}',
  },
  appears: {
    en: '{endpoint} is taken by {to} in {time}: {why}',
    zh: '{endpoint} 在 {time} 内由 {to} 持有：{why}',
  },
  lost: {
    en: '{endpoint} leaves {from} and nobody takes it: {why}',
    zh: '{endpoint} 离开 {from} 后无人接管：{why}',
  },
  stuck: {
    en: '{endpoint} should move from {from} to {to} and does not: {why}',
    zh: '{endpoint} 应从 {from} 移到 {to}，但不会移动：{why}',
  },
  stays: { en: '{endpoint} stays with {holder}', zh: '{endpoint} 仍由 {holder} 持有' },
  interruption: { en: '{what}: {time}', zh: '{what}：{time}' },
  twice: {
    en: 'Held on more than one side at once: {endpoints}',
    zh: '同时被多侧持有：{endpoints}',
  },
} satisfies Record<string, Localized>;

const worstFirst: readonly ApiState[] = ['unavailable', 'partial', 'degraded', 'available'];

/** A step of a saved scenario with what it brought. */
export interface ToldStep {
  readonly step: ScenarioStep;
  readonly report: ScenarioReport;
}

/**
 * A scenario for a reader: each side with its sentence, what moves, what waits, what follows; of a
 * saved one step by step.
 */
export function scenarioText(
  index: TopologyIndex,
  report: ScenarioReport,
  steps: readonly ToldStep[],
  language: Language,
): string {
  if (steps.length === 0) return `${reportText(index, report, language)}\n`;
  const blocks = steps.map(({ step, report: told }, at) => {
    const clause = renderMessage(stepClause(index, step), language);
    return `${at + 1}. ${clause}\n${reportText(index, told, language).replace(/^(?=.)/gm, '   ')}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

function reportText(index: TopologyIndex, report: ScenarioReport, language: Language): string {
  const say = (text: Localized, data: Record<string, string>): string =>
    renderMessage({ text, data }, language);
  const sides = report.sides.map((side) =>
    [
      renderMessage(side.sentence, language),
      ...side.moves.map((move) => `  ${moveText(index, move, language)}`),
      ...side.unmoved.map(
        ({ endpoint, holder }) =>
          `  ${say(texts.stays, { endpoint: nameOf(index, endpoint), holder: nameOf(index, holder) })}`,
      ),
      ...side.interruptions.map(({ what, takes }) => {
        const data = { what: renderMessage(what, language), time: durationText(takes)[language] };
        return `  ${say(texts.interruption, data)}`;
      }),
      ...side.consequences.map((each) => `  ${renderMessage(each, language)}`),
    ].join('\n'),
  );
  return sides.join('\n\n');
}

function moveText(index: TopologyIndex, move: AddressMove, language: Language): string {
  const { endpoint, from, to, takes, why } = move;
  const moves = takes === null ? texts.stuck : texts.moves;
  const text = to === null ? texts.lost : from === null ? texts.appears : moves;
  const data = {
    endpoint: nameOf(index, endpoint),
    from: from === null ? '' : nameOf(index, from),
    to: to === null ? '' : nameOf(index, to),
    time: takes === null ? '' : durationText(takes)[language],
    why: renderMessage(why, language),
  };
  return renderMessage({ text, data }, language);
}

/**
 * A scenario in the words of the command line's contract, with names in place of ids. The state at
 * the top is that of the worst side; of a scenario that parts the hosts, `sides` has every one. Of a
 * saved one it is the state after its last step, and `steps` tells each.
 */
export function scenarioJson(
  index: TopologyIndex,
  report: ScenarioReport,
  steps: readonly ToldStep[],
  language: Language,
) {
  const [worst] = report.sides.toSorted(
    (a, b) => worstFirst.indexOf(a.state.api) - worstFirst.indexOf(b.state.api),
  );
  if (worst === undefined) throw new RangeError('there is always a side');
  return {
    ...sideJson(index, worst, language),
    heldTwice: report.heldTwice.map((id) => nameOf(index, id)),
    ...(report.sides.length > 1 && {
      sides: report.sides.map((side) => ({
        hosts: side.state.hosts.map((id) => nameOf(index, id)),
        place: side.place === null ? null : renderMessage(side.place, language),
        ...sideJson(index, side, language),
      })),
    }),
    ...(steps.length > 0 && {
      steps: steps.map(({ step, report: told }) => ({
        action: step.action,
        targets: step.targets,
        text: renderMessage(stepClause(index, step), language),
        api: told.api,
        sentence: renderMessage(told.sentence, language),
        moves: told.sides.flatMap(({ moves }) =>
          moves.map((move) => moveJson(index, move, language)),
        ),
      })),
    }),
  };
}

function moveJson(index: TopologyIndex, move: AddressMove, language: Language) {
  const { endpoint, from, to, takes, why } = move;
  return {
    endpoint: nameOf(index, endpoint),
    from: from === null ? null : nameOf(index, from),
    to: to === null ? null : nameOf(index, to),
    seconds: takes,
    why: renderMessage(why, language),
  };
}

function sideJson(index: TopologyIndex, side: SideReport, language: Language) {
  const { state, sentence, moves, unmoved, interruptions, consequences } = side;
  const name = (id: string): string => nameOf(index, id);
  const nameOrNull = (id: string | null): string | null => (id === null ? null : name(id));
  const clusters = state.etcd.map(({ cluster, voters, up, quorum }) => ({
    cluster: name(cluster),
    voters,
    up,
    quorum,
  }));
  const [etcd = { voters: 0, up: 0, quorum: false }] = clusters;
  const holders = state.vipHolders.flatMap(({ holder }) => (holder === null ? [] : [name(holder)]));
  return {
    api: state.api,
    reads: state.reads,
    cause: state.cause,
    causes: state.causes,
    failingShare: state.failingShare,
    etcd: { voters: etcd.voters, up: etcd.up, quorum: etcd.quorum },
    etcdClusters: clusters,
    usableControlPlanes: state.usableControlPlanes.map(name),
    vipHolder: holders[0] ?? null,
    vipHolders: state.vipHolders.map(({ endpoint, holder }) => ({
      endpoint: name(endpoint),
      holder: nameOrNull(holder),
    })),
    controllers: state.controllers,
    sentence: renderMessage(sentence, language),
    moves: moves.map((move) => moveJson(index, move, language)),
    unmoved: unmoved.map(({ endpoint, holder }) => ({
      endpoint: name(endpoint),
      holder: name(holder),
    })),
    interruptions: interruptions.map(({ what, takes }) => ({
      what: renderMessage(what, language),
      seconds: takes,
    })),
    consequences: consequences.map((each) => renderMessage(each, language)),
  };
}
