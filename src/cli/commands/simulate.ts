import { evaluateScenario } from '../../core/analysis/evaluate.ts';
import type { ClusterState, Scenario } from '../../core/analysis/verdict.ts';
import { describeState } from '../../core/analysis/describe.ts';
import { indexTopology, type TopologyIndex } from '../../core/graph/topology-index.ts';
import { renderMessage } from '../../core/model/message.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, textOption, type CliCommand } from '../command.ts';
import { readTopology } from '../files.ts';
import { nameOf, resolveElement, resolvePlace } from '../names.ts';

export const simulateCommand: CliCommand = {
  name: 'simulate',
  synopsis: 'FILE [--fail KIND:NAME[,…]] [--partition NAME,…|NAME,…] [--format text|json]',
  summary: 'Say what a failure does. Status 1 if the API is unavailable (on a side).',
  options: {
    fail: { type: 'string', multiple: true },
    partition: { type: 'string' },
    format: { type: 'string' },
  },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, ['text', 'json']);
    const index = indexTopology(await readTopology(positionals[0], environment, language));
    const sides = evaluateScenario(
      index,
      scenarioOf(index, options['fail'], textOption(options, 'partition')),
    );
    const [first] = sides;
    if (first === undefined) throw new CliError('The design has no hosts to simulate.');
    if (format === 'json') {
      const result =
        sides.length === 1
          ? asJson(index, first)
          : {
              ...asJson(index, first),
              sides: sides.map((side) => ({
                hosts: side.hosts.map((id) => nameOf(index, id)),
                ...asJson(index, side),
              })),
            };
      environment.print(`${JSON.stringify(result)}\n`);
    } else {
      for (const side of sides) {
        const where = side.hosts.map((id) => nameOf(index, id)).join(', ');
        const sentence = renderMessage(describeState(index, side), language);
        environment.print(sides.length === 1 ? `${sentence}\n` : `[${where}] ${sentence}\n`);
      }
    }
    return sides.some(({ api }) => api === 'unavailable') ? 1 : 0;
  },
};

function scenarioOf(
  index: TopologyIndex,
  fail: string | boolean | (string | boolean)[] | undefined,
  partition: string | undefined,
): Scenario {
  const failed = (Array.isArray(fail) ? fail : [])
    .flatMap((list) => String(list).split(','))
    .filter((argument) => argument !== '')
    .map((argument) => resolveElement(index, argument));
  if (partition === undefined) return { failed };
  const groups = partition.split('|').map((side) =>
    side
      .split(',')
      .filter((name) => name !== '')
      .map((name) => resolvePlace(index, name)),
  );
  return { failed, partition: groups };
}

/** The state in the words of the command line's contract, with names in place of ids. */
function asJson(index: TopologyIndex, state: ClusterState) {
  const [etcd] = state.etcd;
  const holders = state.vipHolders.flatMap(({ holder }) =>
    holder === null ? [] : [nameOf(index, holder)],
  );
  return {
    api: state.api,
    reads: state.reads,
    cause: state.cause,
    causes: state.causes,
    etcd:
      etcd === undefined
        ? { voters: 0, up: 0, quorum: false }
        : { voters: etcd.voters, up: etcd.up, quorum: etcd.quorum },
    usableControlPlanes: state.usableControlPlanes.map((id) => nameOf(index, id)),
    vipHolder: holders[0] ?? null,
  };
}
