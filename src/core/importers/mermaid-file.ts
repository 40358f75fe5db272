import type { FlowchartParser } from './flowchart.ts';
import type { ImportCandidate } from './import-candidate.ts';
import { mermaidBlocks, type MermaidBlock } from './markdown-blocks.ts';
import { bareMermaid } from './mermaid-source.ts';
import type { Correction } from './mermaid/corrections.ts';
import { readFlowchart } from './mermaid/read-flowchart.ts';

const diagramWord =
  /^\s*(?:flowchart|graph|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|mindmap|timeline|journey|gitGraph|quadrantChart|requirementDiagram|C4\w+|architecture|block|kanban|sankey|xychart|packet)\b/;

/** Whether a file is a Mermaid text, or a page that may hold some, rather than a topology. */
export function looksLikeMermaid(text: string, name: string): boolean {
  if (/\.(?:mmd|mermaid|md|markdown)$/i.test(name)) return true;
  const start = text.slice(0, 200_000);
  if (/^\s*[{[]/.test(start) || /^apiVersion:/m.test(start)) return false;
  return diagramWord.test(bareMermaid(start).text) || mermaidBlocks(start).length > 0;
}

/**
 * Everything in a file that may be a design: the whole text if it is a diagram, else each Mermaid
 * block of the page. Empty if it holds no diagram.
 * @param name of the file; titles begin with it
 * @param corrections what the user says of shapes, in whichever diagram has them
 */
export async function importMermaidFile(
  text: string,
  name: string,
  parse: FlowchartParser,
  corrections: readonly Correction[] = [],
): Promise<readonly ImportCandidate[]> {
  const candidates: ImportCandidate[] = [];
  for (const block of diagramsOf(text, name))
    candidates.push(await candidateOf(block, name, parse, corrections));
  return candidates;
}

function diagramsOf(text: string, name: string): readonly MermaidBlock[] {
  const blocks = mermaidBlocks(text);
  if (blocks.length > 0 && !diagramWord.test(bareMermaid(text).text)) return blocks;
  const isDiagram = diagramWord.test(bareMermaid(text).text) || /\.(?:mmd|mermaid)$/i.test(name);
  return isDiagram ? [{ text, line: 1, heading: '' }] : [];
}

async function candidateOf(
  block: MermaidBlock,
  file: string,
  parse: FlowchartParser,
  corrections: readonly Correction[],
): Promise<ImportCandidate> {
  const { line, heading } = block;
  const title = heading === '' ? file : `${file} · ${heading}`;
  const parsed = await parse(block.text);
  if (!parsed.ok) {
    const failure = {
      ...(parsed.line === undefined ? {} : { line: line + parsed.line - 1 }),
      ...(parsed.column === undefined ? {} : { column: parsed.column }),
      message: parsed.message,
    };
    return { title, line, result: { ok: false, failure } };
  }
  const named = parsed.title ?? (heading === '' ? baseName(file) : heading);
  const drawing = { flowchart: parsed.flowchart, name: named.slice(0, 200) };
  const shown = parsed.title === undefined ? title : `${file} · ${drawing.name}`;
  return { ...readDrawing(drawing, line, corrections), title: shown, line };
}

/**
 * A drawing that was read once, read again with what the user says of its shapes.
 * @param line of the file that the drawing begins at
 */
export function readDrawing(
  drawing: NonNullable<ImportCandidate['drawing']>,
  line: number,
  corrections: readonly Correction[],
): Pick<ImportCandidate, 'drawing' | 'result'> {
  const read = readFlowchart(drawing.flowchart, drawing.name, corrections);
  return read.ok
    ? { drawing, result: { ok: true, design: read.design } }
    : {
        drawing,
        result: { ok: false, failure: { line, message: read.message }, design: read.design },
      };
}

/** `docs/ha.zh.md` → `ha.zh`. */
function baseName(file: string): string {
  const last = file.split(/[/\\]/).at(-1) ?? file;
  return last.replace(/\.[^.]+$/, '') || last;
}
