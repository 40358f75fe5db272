import { commentBlock, decimal, fileText, matching, plainText, truncateUtf8 } from './text.ts';

/** A named set. The caller has checked that the elements are addresses, prefixes or ports. */
export interface NftSet {
  readonly name: string;
  readonly type: 'ipv4_addr' | 'ipv6_addr' | 'inet_service';
  /** True when elements may be prefixes or ranges. */
  readonly interval?: boolean;
  readonly elements: readonly (string | number)[];
  readonly comment?: string;
}

/** A rule: words as `nft` reads them; a nested array is an anonymous set `{ a, b }`. */
export interface NftRule {
  readonly words: readonly (string | number | readonly (string | number)[])[];
  /** Kept by the kernel with the rule and shown by `nft list`: at most 128 bytes survive. */
  readonly comment?: string;
}

export interface NftChain {
  readonly name: string;
  /** Absent for a chain that only others jump to. */
  readonly base?: {
    readonly hook: 'input' | 'forward' | 'output';
    readonly priority: number;
    readonly policy: 'accept' | 'drop';
  };
  readonly comment?: string;
  readonly rules: readonly NftRule[];
}

export interface NftTable {
  readonly family: 'inet' | 'ip' | 'ip6';
  readonly name: string;
  readonly sets: readonly NftSet[];
  readonly chains: readonly NftChain[];
}

export interface NftFile {
  readonly heading?: readonly string[];
  readonly table: NftTable;
}

const FORMAT = 'nftables';
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const WORD = /^(?:[@!]?[A-Za-z0-9][A-Za-z0-9_.:/,-]*|[!=<>]=|[<>])$/;
const ELEMENT = /^[A-Za-z0-9:][A-Za-z0-9.:/-]*$/;
const COMMENT_BYTES = 128;

/**
 * A string for `comment "…"`. nftables knows no escape inside quotes, so double quotes become
 * single ones, a final backslash gets a dot, and the kernel's 128 bytes are not exceeded.
 */
export function nftComment(text: string): string {
  const plain = truncateUtf8(plainText(text).replaceAll('"', "'"), COMMENT_BYTES - 1);
  return `"${plain.endsWith('\\') ? `${plain}.` : plain}"`;
}

/**
 * A file for `nft -f`, ended by LF. It replaces its own table and touches no other: the table is
 * declared (so that deleting it cannot fail), deleted and written anew in one transaction.
 * @throws UnprintableError for a name, word or element that is not plain
 */
export function printNftables(file: NftFile): string {
  const { table } = file;
  const title = `table ${table.family} ${name(table.name)}`;
  const lines = ['#!/usr/sbin/nft -f', ...commentBlock(file.heading ?? [], '#')];
  lines.push(title, `delete ${title}`, `${title} {`);
  for (const set of table.sets) printSet(set, lines);
  for (const chain of table.chains) printChain(chain, lines);
  lines.push('}');
  return fileText(lines);
}

function printSet(set: NftSet, lines: string[]): void {
  if (set.comment !== undefined) lines.push(...commentBlock([set.comment], '  #'));
  lines.push(`  set ${name(set.name)} {`, `    type ${set.type}`);
  if (set.interval === true) lines.push('    flags interval');
  if (set.elements.length > 0) lines.push(`    elements = ${elements(set.elements)}`);
  lines.push('  }');
}

function printChain(chain: NftChain, lines: string[]): void {
  if (chain.comment !== undefined) lines.push(...commentBlock([chain.comment], '  #'));
  lines.push(`  chain ${name(chain.name)} {`);
  if (chain.base !== undefined) {
    const { hook, priority, policy } = chain.base;
    const level = decimal(FORMAT, priority);
    lines.push(`    type filter hook ${hook} priority ${level}; policy ${policy};`);
  }
  for (const rule of chain.rules) {
    const words = rule.words.map((word) =>
      typeof word === 'object' ? elements(word) : plainWord(word, WORD),
    );
    if (rule.comment !== undefined) words.push('comment', nftComment(rule.comment));
    lines.push(`    ${words.join(' ')}`);
  }
  lines.push('  }');
}

function elements(values: readonly (string | number)[]): string {
  return `{ ${values.map((value) => plainWord(value, ELEMENT)).join(', ')} }`;
}

function plainWord(value: string | number, pattern: RegExp): string {
  if (typeof value === 'number') return decimal(FORMAT, value);
  return matching(FORMAT, value, pattern, 'plain word');
}

function name(text: string): string {
  return matching(FORMAT, text, NAME, 'name');
}
