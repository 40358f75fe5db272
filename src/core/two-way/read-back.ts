import { describeSteps } from '../commands/describe-steps.ts';
import { drawView } from '../diagrams/registry.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { FlowchartParser } from '../importers/flowchart.ts';
import type { ImportCandidate } from '../importers/import-candidate.ts';
import { mermaidBlocks } from '../importers/markdown-blocks.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { readDesignComment, type DrawnAs } from './design-comment.ts';
import { reconcile } from './reconcile.ts';

const texts = {
  edited: { en: 'From the edited text: {step}', zh: '来自修改后的文本：{step}' },
  asDrawn: {
    en: 'The design in its comments was not used, only the drawing: {reason}',
    zh: '未使用注释中的设计数据，仅读取了图：{reason}',
  },
  notCompared: {
    en: 'The design is that in the comments; what was edited in the drawing since then was not compared.',
    zh: '采用注释中的设计数据；此后对图所做的修改未作比较。',
  },
} satisfies Record<string, Localized>;

/**
 * Puts the very design that a text carries in its comments in the place of what its drawing was read
 * as, with what was edited in the drawing since. A text that carries none, or a damaged one, stays
 * what it was read as, and says so.
 * @param text of the file
 * @param candidates what was read from it, a candidate a block
 */
export async function restoreCarried(
  text: string,
  candidates: readonly ImportCandidate[],
  parse: FlowchartParser,
): Promise<readonly ImportCandidate[]> {
  const blocks = new Map(mermaidBlocks(text).map((block) => [block.line, block.text]));
  const restored: ImportCandidate[] = [];
  for (const candidate of candidates) {
    restored.push(await restore(blocks.get(candidate.line) ?? text, candidate, parse));
  }
  return restored;
}

async function restore(
  text: string,
  candidate: ImportCandidate,
  parse: FlowchartParser,
): Promise<ImportCandidate> {
  const carried = readDesignComment(text, candidate.title);
  if (carried === undefined) return candidate;
  const { design, drawn } = carried;
  if (!design.ok) {
    const { result } = candidate;
    if (!result.ok) return candidate;
    const reason = design.message;
    const note: Message = {
      text: {
        en: texts.asDrawn.en.replace('{reason}', reason.text.en),
        zh: texts.asDrawn.zh.replace('{reason}', reason.text.zh),
      },
      ...(reason.data === undefined ? {} : { data: reason.data }),
    };
    const notes = [note, ...result.design.notes];
    return { ...candidate, result: { ok: true, design: { ...result.design, notes } } };
  }
  const back = await withEdits(design.topology, drawn, text, parse);
  // A drawing that Mermaid cannot read is an edit gone wrong: its place is what helps.
  if (back === undefined) return candidate;
  const { title, line } = candidate;
  const name = back.topology.metadata.name;
  return {
    title,
    line,
    result: { ok: true, design: { name, elements: [], shapes: [], kept: [], ...back } },
  };
}

async function withEdits(
  design: Topology,
  drawn: DrawnAs | undefined,
  text: string,
  parse: FlowchartParser,
): Promise<{ readonly topology: Topology; readonly notes: readonly Message[] } | undefined> {
  const edited = await parse(text);
  if (!edited.ok) return undefined;
  if (drawn === undefined) return { topology: design, notes: [message(texts.notCompared)] };
  const diagram = drawView(indexTopology(design), drawn.view, drawn.options);
  const before = await parse(diagram.text);
  if (!before.ok) return { topology: design, notes: [message(texts.notCompared)] };
  const known = { flowchart: before.flowchart, shapes: diagram.shapes };
  const { commands, notes, topology } = reconcile(design, drawn.view, known, edited.flowchart);
  const steps = describeSteps(design, commands).map(({ text: step, data }): Message => ({
    text: {
      en: texts.edited.en.replace('{step}', step.en),
      zh: texts.edited.zh.replace('{step}', step.zh),
    },
    ...(data === undefined ? {} : { data }),
  }));
  return { topology, notes: [...steps, ...notes] };
}
