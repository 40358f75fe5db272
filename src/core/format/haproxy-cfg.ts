import { commentBlock, decimal, fileText, matching, printable, UnprintableError } from './text.ts';

/** One directive: its keyword, then its arguments. A comment says why and stands above it. */
export interface HaproxyDirective {
  readonly words: readonly [keyword: string, ...args: (string | number)[]];
  readonly comment?: string;
}

export interface HaproxySection {
  readonly kind: 'global' | 'defaults' | 'frontend' | 'backend' | 'listen' | 'peers' | 'resolvers';
  /** Absent for `global`, optional for `defaults`. Letters, digits and `-_.:`, see `identifierSlug`. */
  readonly name?: string;
  readonly comment?: string;
  readonly directives: readonly HaproxyDirective[];
}

export interface HaproxyCfg {
  readonly heading?: readonly string[];
  readonly sections: readonly HaproxySection[];
}

const FORMAT = 'haproxy';
// A keyword never starts with a dot: `.if`, `.notice` and the like are HAProxy's preprocessor.
const KEYWORD = /^[a-z][a-z0-9_-]*$/;
const NAME = /^[A-Za-z0-9_.:-]+$/;
const BARE = /^[A-Za-z0-9_.:/*@%+=,!<>()[\]{}-]+$/;
// MAX_LINE_ARGS of HAProxy: words beyond it are dropped with a mere warning.
const MAX_WORDS = 64;

/**
 * One argument. Single quotes, in which HAProxy reads every character as itself (in double quotes
 * `$NAME` would be replaced from the environment); a single quote leaves them for a moment.
 * @throws UnprintableError for a control character, and for the empty string, at which HAProxy
 *   stops reading the line
 */
export function haproxyArgument(value: string | number): string {
  if (typeof value === 'number') return decimal(FORMAT, value);
  if (BARE.test(value)) return value;
  if (value === '') throw new UnprintableError(FORMAT, value, 'an empty argument');
  return `'${printable(FORMAT, value).replaceAll("'", "'\\''")}'`;
}

/**
 * A configuration of HAProxy, sections and directives in the order given, ended by LF.
 * @throws UnprintableError for a keyword or name that is none, an argument that
 *   {@link haproxyArgument} refuses, or more words than HAProxy reads from a line
 */
export function printHaproxyCfg(cfg: HaproxyCfg): string {
  const lines = commentBlock(cfg.heading ?? [], '#');
  for (const section of cfg.sections) {
    if (lines.length > 0) lines.push('');
    lines.push(...commentBlock(section.comment === undefined ? [] : [section.comment], '#'));
    lines.push(sectionLine(section));
    for (const directive of section.directives) {
      if (directive.comment !== undefined)
        lines.push(...commentBlock([directive.comment], '    #'));
      lines.push(`    ${directiveLine(directive)}`);
    }
  }
  return fileText(lines);
}

function sectionLine(section: HaproxySection): string {
  if (section.name === undefined) return section.kind;
  return `${section.kind} ${matching(FORMAT, section.name, NAME, 'section name')}`;
}

function directiveLine(directive: HaproxyDirective): string {
  const [keyword, ...args] = directive.words;
  if (directive.words.length > MAX_WORDS) {
    throw new UnprintableError(FORMAT, keyword, `more than ${MAX_WORDS} words on a line`);
  }
  matching(FORMAT, keyword, KEYWORD, 'keyword');
  return [keyword, ...args.map(haproxyArgument)].join(' ');
}
