import { message, type Localized, type Message } from '../../model/message.ts';
import { originOf, type Drawing } from './drawing.ts';
import { otherThingOf, type OtherThing } from './other-things.ts';
import type { Part } from './parts.ts';
import { isComponent } from './places.ts';
import type { Relations } from './relations.ts';
import { oneLine } from './readings.ts';
import { isTelling, namesKubernetes, wordsOf } from './roles.ts';

const texts = {
  nothing: {
    en: 'This flowchart draws something else: no load balancer, master or etcd member of a Kubernetes control plane was recognised in its labels.',
    zh: '这张流程图画的是其他内容：在其标签中没有识别出 Kubernetes 控制平面的负载均衡器、master 或 etcd 成员。',
  },
  procedure: {
    en: 'This flowchart draws something else: a procedure with decisions ({examples}), not a cluster.',
    zh: '这张流程图画的是其他内容：带有判断的操作流程（{examples}），而不是集群。',
  },
  pipeline: {
    en: 'This flowchart draws something else: the way of code to a cluster ({examples}), not the cluster itself.',
    zh: '这张流程图画的是其他内容：代码到集群的发布流程（{examples}），而不是集群本身。',
  },
  database: {
    en: 'This flowchart draws something else: a cluster of a database ({examples}), not of Kubernetes.',
    zh: '这张流程图画的是其他内容：数据库集群（{examples}），而不是 Kubernetes 集群。',
  },
  application: {
    en: 'This flowchart draws something else: the requests of an application ({examples}), and no master or etcd member of a control plane.',
    zh: '这张流程图画的是其他内容：应用的请求流（{examples}），没有控制平面的 master 或 etcd 成员。',
  },
} satisfies Record<string, Localized>;

/**
 * What a drawing is that is none of a control plane, and by what it shows that; undefined if it is
 * one. "Load balancer", "API server" and "database" alone are in every web application.
 */
export function somethingElse(
  drawing: Drawing,
  parts: readonly Part[],
  { forwards, vrrp }: Pick<Relations, 'forwards' | 'vrrp'>,
): Message | undefined {
  const { flowchart } = drawing.original;
  const labels = flowchart.vertices.map(({ label }) => label);
  const titles = flowchart.subgraphs.map(({ title }) => title);
  const all = [...labels, ...titles];
  const examples = (list: readonly string[]): { examples: string } => ({
    examples: list.slice(0, 3).map(oneLine).join(', '),
  });
  const taken = new Set(parts.flatMap(({ shapes }) => shapes.map((id) => originOf(drawing, id))));
  const others = flowchart.vertices.filter(({ id }) => !taken.has(id));
  const named = (thing: OtherThing): string[] =>
    others.flatMap(({ label }) => (otherThingOf(label) === thing ? [label] : []));

  const toMasters = forwards.some(({ to }) => to.kind === 'control-plane');
  const decisions = flowchart.vertices.filter(
    ({ shape, id }) => shape === 'diamond' && !taken.has(id),
  );
  const answers = flowchart.edges.filter(({ label }) =>
    / (?:yes|no|ok|fail(?:ed|s)?|true|false) |^ (?:是|否|不|对|成功|失败) $/.test(
      wordsOf(label ?? ''),
    ),
  );
  if (!toMasters && decisions.length > 0 && answers.length > 1 && named('pipeline').length < 2) {
    return message(texts.procedure, examples(decisions.map(({ label }) => label)));
  }
  const core = parts.filter((part) => isComponent(part) && part.kind !== 'worker');
  const masters = core.filter(({ kind }) => kind === 'control-plane');
  const members = core.filter(({ kind }) => kind === 'etcd');
  const pipeline = named('pipeline');
  if (!toMasters && pipeline.length > 1 && pipeline.length >= masters.length + members.length) {
    return message(texts.pipeline, examples(pipeline));
  }
  const database = named('database');
  // A pair of a database has a "master" too.
  const foreign = masters.length === 0 || (!toMasters && !all.some(namesKubernetes));
  if (foreign && database.length > 0) {
    const many = database.length >= named('application').length;
    const list = many ? database : named('application');
    return message(many ? texts.database : texts.application, examples(list));
  }
  const application = named('application');
  if (foreign && members.length === 0 && application.length > 0) {
    return message(texts.application, examples(application));
  }
  if (core.length === 0) return message(texts.nothing);
  return all.some(isTelling) || forwards.length > 0 || vrrp.length > 0
    ? undefined
    : message(texts.nothing);
}
