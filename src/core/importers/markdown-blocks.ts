/** A fenced Mermaid block of a Markdown page. */
export interface MermaidBlock {
  readonly text: string;
  /** The first line of the diagram itself, from 1. */
  readonly line: number;
  /** The nearest heading above, as plain text; empty if there is none. */
  readonly heading: string;
}

/** Longer lines are no headings or shortcodes of a page that a person wrote. */
const longestLine = 1_000;

/**
 * The Mermaid blocks of a Markdown page: fences of three or more backticks or tildes whose first
 * word is `mermaid`, in any case and also as `{mermaid}`, and Hugo's `{{< mermaid >}}` shortcode.
 * A fence that is never closed runs to the end of the page, as Markdown has it.
 */
export function mermaidBlocks(page: string): MermaidBlock[] {
  const lines = page.replace(/\r\n?/g, '\n').split('\n');
  const blocks: MermaidBlock[] = [];
  let heading = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    heading = headingOf(line, lines[at + 1]) ?? heading;
    const end = blockEnd(lines, at);
    if (end === undefined) continue;
    if (end.mermaid) {
      const inside = lines.slice(at + 1, end.at);
      const text = end.quoted ? inside.map(withoutQuoteMarks) : inside;
      blocks.push({ text: `${text.join('\n')}\n`, line: at + 2, heading });
    }
    at = end.at;
  }
  return blocks;
}

interface BlockEnd {
  readonly at: number;
  readonly mermaid: boolean;
  readonly quoted: boolean;
}

/** Where the block that begins on a line ends; undefined if none begins there. */
function blockEnd(lines: readonly string[], at: number): BlockEnd | undefined {
  const line = lines[at] ?? '';
  const shortcode =
    line.length <= longestLine && /^\s*\{\{[<%]\s*mermaid\b[^}]*[>%]\}\}\s*$/.test(line);
  const unquoted = withoutQuoteMarks(line);
  const [, mark = '', info = ''] =
    /^(`{3,}|~{3,})(.*)$/.exec(unquoted.replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+/, '')) ?? [];
  if (!shortcode && mark === '') return undefined;
  // A backtick after the fence makes it a code span of a paragraph.
  if (mark.startsWith('`') && info.includes('`')) return undefined;
  const closes = (text: string): boolean => {
    if (shortcode) return /^\s*\{\{[<%]\s*\/\s*mermaid\s*[>%]\}\}\s*$/.test(text);
    const inner = withoutQuoteMarks(text).trimEnd();
    return inner.length >= mark.length && inner === (mark[0] ?? '').repeat(inner.length);
  };
  let end = at + 1;
  while (end < lines.length && !closes(lines[end] ?? '')) end += 1;
  return {
    at: end,
    mermaid: shortcode || /^[ \t]*\{?\.?mermaid\b/i.test(info),
    quoted: /^[ \t]*>/.test(line),
  };
}

/** A line without what stands before it in a block quote or list. */
function withoutQuoteMarks(line: string): string {
  return line.replace(/^[ \t>]+/, '');
}

/** The text of a heading, `# so` or underlined; undefined if the line is none. */
function headingOf(line: string, next: string | undefined): string | undefined {
  if (line.length > longestLine) return undefined;
  const marked = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
  if (marked !== undefined) return plain(marked);
  const underlined =
    /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(next?.slice(0, longestLine) ?? '') &&
    /^ {0,3}[^\s#>`~-]/.test(line);
  return underlined ? plain(line) : undefined;
}

function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .trim();
}
