import { diagramLimits } from '../diagrams/drawing.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { DocJob } from './doc-format.ts';

const texts = {
  tooLong: {
    en: 'The design is left out of the text: with it the diagram would be longer than the {limit} characters that sites draw. Save the topology file too, or choose SVG.',
    zh: '文本中未附带设计：附带后该图会超出网站可绘制的 {limit} 个字符。请同时保存拓扑文件，或选择 SVG。',
  },
} satisfies Record<string, Localized>;

/** The Mermaid text of a job with its design as a comment, where both fit. */
export function mermaidToKeep({ diagram, carried }: DocJob): {
  readonly text: string;
  readonly notes: readonly Message[];
} {
  if (carried === undefined) return { text: diagram.text, notes: diagram.notes };
  const text = `${diagram.text}%% ${carried.word}\n`;
  if (text.length <= diagramLimits.characters) return { text, notes: diagram.notes };
  const note = message(texts.tooLong, { limit: diagramLimits.characters });
  return { text: diagram.text, notes: [...diagram.notes, note] };
}
