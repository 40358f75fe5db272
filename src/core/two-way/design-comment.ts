import { diagramLimits } from '../diagrams/drawing.ts';
import { viewIds, type Diagram, type ViewId, type ViewOptions } from '../diagrams/view.ts';
import { message, type Localized } from '../model/message.ts';
import { detailLevels, groupings } from '../model/topology.ts';
import { carriedPrefix, readCarried } from '../persistence/carried-text.ts';
import type { ReadResult } from '../persistence/read-document.ts';

/** Characters of the word in one line: with what stands before them no line is longer than 96. */
const lineLength = 80;

const first = '%% quorate1:';
const next = '%% quorate1+';
const viewLine = '%% quorate1-view:';

const texts = {
  tooLong: {
    en: 'The design is left out of the text: with it the diagram would be longer than the {limit} characters that sites draw. Save the topology file too, or choose SVG.',
    zh: '文本中未附带设计：附带后该图会超出网站可绘制的 {limit} 个字符。请同时保存拓扑文件，或选择 SVG。',
  },
} satisfies Record<string, Localized>;

/** How a diagram was drawn: enough to draw it again. */
export interface DrawnAs {
  readonly view: ViewId;
  readonly options: ViewOptions;
}

/**
 * A diagram with its design in comments at the end, so that the text opens as the very same design.
 * Mermaid passes over comments. A text that would be longer than Mermaid draws stays without, and
 * says so in its notes.
 * @param word as `carryTopology` makes it
 */
export function withDesign(diagram: Diagram, word: string, drawn: DrawnAs): Diagram {
  const text = `${diagram.text}${designComment(word, drawn)}`;
  if (text.length <= diagramLimits.characters) return { ...diagram, text };
  const note = message(texts.tooLong, { limit: diagramLimits.characters });
  return { ...diagram, notes: [...diagram.notes, note] };
}

function designComment(carried: string, { view, options }: DrawnAs): string {
  const word = carried.slice(carriedPrefix.length);
  const { direction, language, detail, grouping, colours } = options;
  const words = [view, direction, language, detail, grouping, colours ? 'colours' : 'plain'];
  const lines = [`${viewLine}${words.join(',')}`];
  for (let at = 0; at < word.length; at += lineLength) {
    lines.push(`${at === 0 ? first : next}${word.slice(at, at + lineLength)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What a Mermaid text says of the design that it draws. */
export interface CarriedDesign {
  readonly design: ReadResult;
  /** Undefined where the comment does not say it, or says what this version does not know. */
  readonly drawn: DrawnAs | undefined;
}

/**
 * The design in the comments of a Mermaid text; undefined if it has none. Indentation, CRLF and
 * quote marks before the lines do not matter.
 * @param file named in what is said of a damaged one
 */
export function readDesignComment(text: string, file: string): CarriedDesign | undefined {
  const parts: string[] = [];
  let drawn: DrawnAs | undefined;
  for (const line of text.split('\n')) {
    const comment = /^[\s>]*%%\s*quorate(\d+)(:|\+|-view:)/.exec(line);
    if (comment === null) continue;
    const [start, version = '', mark] = comment;
    const rest = line.slice(start.length).trim();
    if (/\s/.test(rest)) continue;
    if (mark === '-view:') drawn = drawnAs(rest);
    else if (mark === '+') parts.push(rest);
    // One text carries one design; where two were pasted together, the first counts.
    else if (parts.length === 0) parts.push(`quorate${version}:${rest}`);
    else break;
  }
  if (parts.length === 0) return undefined;
  return { design: readCarried(parts.join(''), file), drawn };
}

/** The text without the comments of {@link withDesign}. */
export function withoutDesign(text: string): string {
  return text.replace(/^[ \t>]*%%[ \t]*quorate\d+(?::|\+|-view:)[^\n]*(?:\n|$)/gm, '');
}

function drawnAs(words: string): DrawnAs | undefined {
  const [view, direction, language, detail, grouping, colours] = words.split(',');
  const found = {
    view: viewIds.find((id) => id === view),
    direction: (['LR', 'TD'] as const).find((each) => each === direction),
    language: (['en', 'zh'] as const).find((each) => each === language),
    detail: detailLevels.find((each) => each === detail),
    grouping: groupings.find((each) => each === grouping),
  };
  if (
    found.view === undefined ||
    found.direction === undefined ||
    found.language === undefined ||
    found.detail === undefined ||
    found.grouping === undefined
  ) {
    return undefined;
  }
  return {
    view: found.view,
    options: {
      direction: found.direction,
      language: found.language,
      detail: found.detail,
      grouping: found.grouping,
      colours: colours === 'colours',
    },
  };
}
