import { pastedRoots, planPaste, type PastePlace } from '../core/commands/parts/plan-paste.ts';
import { looksLikeTable } from '../core/commands/table/read-table.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { looksLikeMermaid } from '../core/importers/mermaid-file.ts';
import { readMermaidLink } from '../core/importers/mermaid-link.ts';
import { layoutTopology } from '../core/layout/layout-topology.ts';
import { message, type Localized } from '../core/model/message.ts';
import type { Part } from '../core/model/part.ts';
import { looksLikePart, readPart } from '../core/persistence/part-text.ts';
import { wordInText } from '../core/share/word-of-link.ts';
import { topologyIndex, type Workspace } from '../platform/react/workspace.tsx';
import { openFiles } from './open-files.ts';

const texts = {
  empty: {
    en: 'The clipboard holds no text. Copy elements on a canvas first.',
    zh: '剪贴板中没有文本。请先在画布上复制元素。',
  },
  foreign: {
    en: 'What was pasted is no part of a Quorate design, no design, no Mermaid diagram and no rows of a spreadsheet. Copy elements on a canvas, or the whole of a text; rows best with their heads.',
    zh: '粘贴的内容不是 Quorate 设计的一部分，也不是设计、Mermaid 图或电子表格行。请在画布上复制元素，或复制完整的文本；行最好连同表头一起复制。',
  },
} satisfies Record<string, Localized>;

/** What the text came from, as messages about it name it. */
const source = 'clipboard';

/** One kind of text that can be pasted on the canvas. The first that knows a text takes it. */
interface PastedKind {
  readonly looksRight: (text: string) => boolean;
  readonly take: (workspace: Workspace, text: string) => void | Promise<void>;
}

const pastedKinds: readonly PastedKind[] = [
  { looksRight: looksLikePart, take: pastePart },
  // Whole designs and diagrams are opened as from a file.
  {
    looksRight: (text) =>
      looksLikeDesign(text) ||
      wordInText(text) !== undefined ||
      looksLikeMermaid(text, source) ||
      readMermaidLink(text) !== undefined,
    take: (workspace, text) => openFiles(workspace, [new File([text], source)]),
  },
  {
    looksRight: looksLikeTable,
    take: ({ session }, text) => session.getState().set({ dialog: 'paste-rows', pastedRows: text }),
  },
];

function looksLikeDesign(text: string): boolean {
  return /^\s*\{[^]{0,2000}"apiVersion"|^apiVersion:\s*quorate\//m.test(text.slice(0, 4000));
}

/** Does with a text that was pasted on the canvas what its kind is for, or says why nothing. */
export async function pasteText(workspace: Workspace, text: string): Promise<void> {
  const { notify } = workspace.session.getState();
  if (text.trim() === '') {
    notify('warning', message(texts.empty));
    return;
  }
  const kind = pastedKinds.find(({ looksRight }) => looksRight(text));
  if (kind === undefined) notify('warning', message(texts.foreign));
  else await kind.take(workspace, text);
}

function pastePart({ document, session }: Workspace, text: string): void {
  const { notify, select, requestView, pointer } = session.getState();
  const reading = readPart(text, source);
  if (!reading.ok) {
    notify('error', reading.message);
    return;
  }
  const { topology: before, dispatch } = document.getState();
  const index = topologyIndex(before);
  const at: PastePlace = pointer?.() ?? {};
  const host = takesAll(index, reading.part, at.host) ? at.host : undefined;
  const result = dispatch(planPaste(index, layoutTopology(index), reading.part, { ...at, host }));
  if (!result.ok) {
    notify('warning', result.reason);
    return;
  }
  const made = pastedRoots(before, result.topology);
  select(made);
  requestView('reveal', made);
}

/** Whether a host has none yet of the kinds that would come onto it. */
function takesAll(index: TopologyIndex, part: Part, host: string | undefined): boolean {
  const there = new Set(index.componentsOnHost.get(host ?? '')?.map(({ kind }) => kind));
  return part.topology.components
    .filter((component) => part.carriers.includes(component.host))
    .every(({ kind }) => !there.has(kind));
}
