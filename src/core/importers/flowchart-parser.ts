import { message, type Localized, type Message } from '../model/message.ts';
import {
  flowchartLimits,
  type Flowchart,
  type FlowchartParser,
  type ParsedFlowchart,
} from './flowchart.ts';
import { flowchartFromMermaid, type MermaidFlowDb } from './from-mermaid-db.ts';
import { bareMermaid, titleOf, type MermaidSource } from './mermaid-source.ts';

/** Mermaid's `mermaidAPI.getDiagramFromText`. */
export type MermaidReader = (
  text: string,
) => Promise<{ readonly type: string; readonly db: unknown }>;

const texts = {
  tooLong: {
    en: 'The diagram has {count} characters; at most {limit} are read.',
    zh: '该图有 {count} 个字符；最多读取 {limit} 个。',
  },
  longLine: {
    en: 'This line has {count} characters; at most {limit} are read. Break it up.',
    zh: '该行有 {count} 个字符；每行最多读取 {limit} 个。请拆分该行。',
  },
  tooMany: {
    en: 'The diagram has more than {vertices} shapes, {edges} lines or {subgraphs} subgraphs, which is more than is read.',
    zh: '该图超过 {vertices} 个图形、{edges} 条连线或 {subgraphs} 个子图的读取上限。',
  },
  tooDeep: {
    en: 'The diagram nests more than {depth} subgraphs in each other, which is more than is read.',
    zh: '该图的子图嵌套超过 {depth} 层的读取上限。',
  },
  empty: { en: 'There is no diagram in this text.', zh: '此文本中没有图。' },
  unknown: {
    en: 'This is no Mermaid diagram: it must begin with a word such as "flowchart LR".',
    zh: '这不是 Mermaid 图：应以 “flowchart LR” 之类的词开头。',
  },
  otherType: {
    en: 'This is a Mermaid diagram of another type ({type}); only flowcharts draw a cluster.',
    zh: '这是另一种 Mermaid 图（{type}）；只有 flowchart 可以画集群。',
  },
  syntax: {
    en: 'Mermaid cannot read on here{detail}. Correct the text at this place.',
    zh: 'Mermaid 在此处无法继续读取{detail}。请更正此处的文本。',
  },
  other: { en: 'Mermaid cannot read this text: {detail}', zh: 'Mermaid 无法读取此文本：{detail}' },
  library: {
    en: 'Mermaid itself could not be loaded: {detail}',
    zh: '无法加载 Mermaid：{detail}',
  },
} satisfies Record<string, Localized>;

/**
 * A parser on top of Mermaid. Nothing in the text can change Mermaid's settings, and a text beyond
 * {@link flowchartLimits} is refused before it can hold the program.
 * @param load gives Mermaid, set up with at least those limits
 */
export function createFlowchartParser(load: () => Promise<MermaidReader>): FlowchartParser {
  return async (text) => {
    if (text.length > flowchartLimits.characters) {
      const data = { count: text.length, limit: flowchartLimits.characters };
      return { ok: false, message: message(texts.tooLong, data) };
    }
    const source = bareMermaid(text);
    if (source.text === '') return { ok: false, message: message(texts.empty) };
    const long = longLineOf(source);
    if (long !== undefined) return long;
    const nested = source.text.match(/^\s*subgraph\b/gm) ?? [];
    if (nested.length > flowchartLimits.subgraphs || source.lines.length > flowchartLimits.lines) {
      return tooMany();
    }
    let read: MermaidReader;
    try {
      read = await load();
    } catch (error) {
      return { ok: false, message: message(texts.library, { detail: describe(error) }) };
    }
    try {
      const { type, db } = await read(source.text);
      if (!type.startsWith('flowchart')) {
        return { ok: false, line: source.lines[0] ?? 1, message: otherType(type) };
      }
      const flowchart = flowchartFromMermaid(db as MermaidFlowDb);
      const { vertices, edges, subgraphs } = flowchart;
      if (depthOf(flowchart) > flowchartLimits.depth) {
        const { depth } = flowchartLimits;
        return { ok: false, message: message(texts.tooDeep, { depth }) };
      }
      const title = titleOf(text);
      return vertices.length > flowchartLimits.vertices ||
        edges.length > flowchartLimits.edges ||
        subgraphs.length > flowchartLimits.subgraphs
        ? tooMany()
        : { ok: true, flowchart, ...(title === undefined ? {} : { title }) };
    } catch (error) {
      return failureOf(error, source);
    }
  };
}

/** What the other types of diagram are called. */
const typeNames: readonly (readonly [RegExp, Localized])[] = [
  [/^sequence/, { en: 'a sequence diagram', zh: '时序图' }],
  [/^class/, { en: 'a class diagram', zh: '类图' }],
  [/^state/, { en: 'a state diagram', zh: '状态图' }],
  [/^er$/, { en: 'an entity relationship diagram', zh: '实体关系图' }],
  [/^gantt/, { en: 'a Gantt chart', zh: '甘特图' }],
  [/^mindmap/, { en: 'a mind map', zh: '思维导图' }],
  [/^git/, { en: 'a Git graph', zh: 'Git 图' }],
  [/^pie/, { en: 'a pie chart', zh: '饼图' }],
  [/^timeline/, { en: 'a timeline', zh: '时间线' }],
];

function otherType(type: string): Message {
  const name = typeNames.find(([pattern]) => pattern.test(type))?.[1];
  if (name === undefined) return message(texts.otherType, { type });
  return message({
    en: `This is ${name.en}, a Mermaid diagram of another type; only flowcharts draw a cluster.`,
    zh: `这是${name.zh}，属于另一种 Mermaid 图；只有 flowchart 可以画集群。`,
  });
}

function longLineOf({ text, lines }: MermaidSource): ParsedFlowchart | undefined {
  const limit = flowchartLimits.lineLength;
  const all = text.split('\n');
  const at = all.findIndex((line) => line.length > limit);
  if (at < 0) return undefined;
  const data = { count: all[at]?.length ?? 0, limit };
  return { ok: false, line: lines[at] ?? 1, message: message(texts.longLine, data) };
}

/** How many subgraphs lie in each other; one that lies in itself counts as beyond all bounds. */
function depthOf({ subgraphs }: Flowchart): number {
  const parents = new Map(subgraphs.map(({ id, parent }) => [id, parent]));
  let deepest = 0;
  for (const { id } of subgraphs) {
    let depth = 0;
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) {
      depth += 1;
      if (depth > subgraphs.length) return Number.MAX_SAFE_INTEGER;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function tooMany(): ParsedFlowchart {
  const { vertices, edges, subgraphs } = flowchartLimits;
  return { ok: false, message: message(texts.tooMany, { vertices, edges, subgraphs }) };
}

function failureOf(error: unknown, source: MermaidSource): ParsedFlowchart {
  if (error instanceof Error && error.name === 'UnknownDiagramError') {
    return { ok: false, line: source.lines[0] ?? 1, message: message(texts.unknown) };
  }
  if (describe(error).startsWith('Edge limit exceeded')) return tooMany();
  const place = placeOf(error, source);
  return place === undefined
    ? { ok: false, message: message(texts.other, { detail: describe(error) }) }
    : { ok: false, ...place };
}

/** Where the grammar's own error (jison's `hash`) says that reading stopped. */
function placeOf(
  error: unknown,
  source: MermaidSource,
): { line: number; column: number; message: Message } | undefined {
  const hash = property(error, 'hash');
  const location = property(hash, 'loc');
  const line = property(location, 'first_line');
  const column = property(location, 'first_column');
  if (typeof line !== 'number' || typeof column !== 'number') return undefined;
  const index = Math.min(Math.max(line, 1), source.lines.length) - 1;
  const found = property(hash, 'text');
  const shown = typeof found === 'string' ? found.trim().slice(0, 40) : '';
  return {
    line: source.lines[index] ?? 1,
    column: Math.max(column, 0) + 1,
    message: message(texts.syntax, { detail: shown === '' ? '' : ` ("${shown}")` }),
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
