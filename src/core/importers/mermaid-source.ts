/** Mermaid text without what could change how it is read or shown. */
export interface MermaidSource {
  readonly text: string;
  /** The number, from 1, that each line of {@link MermaidSource.text} had in the original. */
  readonly lines: readonly number[];
}

/**
 * Takes out front matter, `%%{init: …}%%` directives, comments and empty lines. The first two can
 * relax Mermaid's security and limits; Mermaid takes out the others itself, and its line numbers
 * are then those of a text that nobody has seen. Tags of labels lose their attributes, the handlers
 * of events among them, which say nothing of what is drawn.
 */
export function bareMermaid(original: string): MermaidSource {
  const all = withoutDirectives(original.replace(/\r\n?/g, '\n')).split('\n');
  const start = endOfFrontMatter(all);
  const kept = all
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text, line }) => line > start && text.trim() !== '' && !/^\s*%%/.test(text));
  return {
    text: withoutAttributes(kept.map(({ text }) => text).join('\n')),
    lines: kept.map(({ line }) => line),
  };
}

/** Tags of HTML without their attributes; spaces keep every place in the text where it was. */
function withoutAttributes(text: string): string {
  return text.replace(/<(\/?[A-Za-z][^<>]*)>/g, (_, inside: string) => {
    const name = /^\/?[A-Za-z0-9]+/.exec(inside)?.[0] ?? '';
    return `<${name}${inside.slice(name.length).replace(/[^\n/]/g, ' ')}>`;
  });
}

/** Directives as the line ends that they hold; what is left open becomes a comment. */
function withoutDirectives(text: string): string {
  let result = '';
  let at = 0;
  for (let start = text.indexOf('%%{'); start >= 0; start = text.indexOf('%%{', at)) {
    const end = text.indexOf('}%%', start);
    if (end < 0) break;
    // The space keeps what stood around the directive from becoming another one.
    result += `${text.slice(at, start)} ${text.slice(start, end).replace(/[^\n]/g, '')}`;
    at = end + 3;
  }
  return result + text.slice(at).replaceAll('%%{', '%% ');
}

/** The number of lines up to the end of the front matter, or of several in a row. */
function endOfFrontMatter(lines: readonly string[]): number {
  let end = 0;
  let opened = false;
  for (const [index, line] of lines.entries()) {
    const isRule = /^\s*-{3,}\s*$/.test(line);
    if (opened) {
      if (isRule) {
        opened = false;
        end = index + 1;
      }
    } else if (isRule) {
      opened = true;
    } else if (line.trim() !== '') {
      break;
    }
  }
  return end;
}

/** The title in the front matter of a diagram; undefined if there is none. */
export function titleOf(original: string): string | undefined {
  const lines = original.replace(/\r\n?/g, '\n').split('\n');
  for (const line of lines.slice(0, endOfFrontMatter(lines))) {
    const title = /^title:\s*(\S.*)$/.exec(line.slice(0, 1_000))?.[1]?.trim();
    if (title !== undefined) return title.replace(/^(["'])(.*)\1$/, '$2').trim() || undefined;
  }
  return undefined;
}
