import { identifierSlug, uniqueNames } from './slug.ts';

// Words that Mermaid's flowchart lexer takes for syntax at a word boundary, hence also before a
// hyphen; `constructor` and its like because older releases keyed plain objects by id.
const RESERVED = new Set(
  (
    'accdescr acctitle bt br call class classdef click constructor default direction elk end ' +
    'flowchart graph href interpolate linkstyle lr o prototype rl self style subgraph swimlane ' +
    'tb td top blank parent title v x'
  ).split(' '),
);

/** Whether some word of the text, in any case, is one of Mermaid's own. */
export function holdsReservedWord(text: string): boolean {
  return text.split(/[^A-Za-z0-9]+/).some((word) => RESERVED.has(word.toLowerCase()));
}

/** One id or class name: an identifier whose first word is never one of Mermaid's own. */
function mermaidId(text: string): string {
  const slug = identifierSlug(text, 'n');
  const first = /^[A-Za-z0-9]+/.exec(slug)?.[0] ?? '';
  return RESERVED.has(first.toLowerCase()) ? `n-${slug}` : slug;
}

/**
 * A class name as it is printed. Mermaid's `default` class, which styles every vertex, stays out
 * of reach on purpose.
 */
export function mermaidClassName(text: string): string {
  return mermaidId(text);
}

/** Printed ids for the given ones, in their order; different ids stay different. */
export function printedIds(names: Iterable<string>): Map<string, string> {
  const list = [...new Set(names)];
  const printed = uniqueNames(list, mermaidId);
  return new Map(list.map((name, index) => [name, printed[index] ?? name]));
}
