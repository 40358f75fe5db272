import { findIntegrityIssues } from '../model/integrity.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import { elementCollections, limits, type Topology } from '../model/topology.ts';
import { Refusal } from './definition.ts';

const texts = {
  tooMany: {
    en: 'A design can have at most {limit} elements. Split it, or leave out some workers.',
    zh: '一个设计最多包含 {limit} 个元素。请拆分设计，或省略部分工作节点。',
  },
} satisfies Record<string, Localized>;

/** Why an edited document could not be opened again, as far as its parts are valid; else undefined. */
export function documentProblem(topology: Topology): Message | undefined {
  const count = elementCollections.reduce((sum, list) => sum + topology[list].length, 0);
  if (count > limits.elements) return message(texts.tooMany, { limit: limits.elements });
  const [issue] = findIntegrityIssues(topology);
  if (issue === undefined) return undefined;
  const { text, data } = issue.message;
  return message(
    { en: `{path}: ${text.en}`, zh: `{path}：${text.zh}` },
    { ...data, path: issue.path },
  );
}

export function refuseBrokenReferences(topology: Topology): void {
  const problem = documentProblem(topology);
  if (problem !== undefined) throw new Refusal(problem);
}
