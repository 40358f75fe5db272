import { Lexer } from 'yaml';

/**
 * Whether a YAML text nests deeper than `limit`. It is asked before parsing, since a parser that
 * recurses can be made to end the whole process (measured with yaml 2.9: 100,000 times `[` or `- `).
 */
export function yamlDeeperThan(text: string, limit: number): boolean {
  return blockDeeperThan(text, limit) || flowDeeperThan(text, limit);
}

/** Indentation, and the `- - -` and `? ? ?` that nest on one line. */
function blockDeeperThan(text: string, limit: number): boolean {
  const columns: number[] = [];
  for (const line of text.split('\n')) {
    let column = line.search(/[^ ]/);
    if (column < 0) continue;
    while ((columns.at(-1) ?? -1) >= column) columns.pop();
    columns.push(column);
    while (/^[-?:][ \t]+\S/.test(line.slice(column, column + 80)) && columns.length <= limit) {
      column += line.slice(column + 1).search(/\S/) + 1;
      columns.push(column);
    }
    if (columns.length > limit) return true;
  }
  return false;
}

/** Brackets, as the lexer sees them: those in quotes and plain text do not count. */
function flowDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
