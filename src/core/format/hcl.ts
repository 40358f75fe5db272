import { commentBlock, decimal, fileText, matching, printable } from './text.ts';

/**
 * An expression that the program writes, such as `aws_lb.api.arn`: printed as it is. Text of the user
 * belongs into a string, or through `identifierSlug` where it is part of an expression.
 */
export class HclExpression {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

export type HclValue =
  string | number | boolean | HclExpression | readonly HclValue[] | ReadonlyMap<string, HclValue>;

export interface HclAttribute {
  readonly name: string;
  readonly value: HclValue;
  /** Stands above it. */
  readonly comment?: string;
}

export interface HclBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly body: readonly (HclAttribute | HclBlock)[];
  /** Stands above it. */
  readonly comment?: string;
}

const FORMAT = 'hcl';
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** A line, or one whose `=` stands below that of its neighbours. */
type Line = string | { readonly name: string; readonly value: string };

/**
 * A file of Terraform or OpenTofu, in the layout of `terraform fmt`, ended by LF.
 * @throws UnprintableError for a control or invisible character in a string, or a name that is none
 */
export function printHcl(heading: readonly string[], blocks: readonly HclBlock[]): string {
  const lines = [...commentBlock(heading, '#')];
  for (const block of blocks) lines.push('', ...printBlock(block, ''));
  return fileText(lines);
}

function printBlock({ type, labels = [], body, comment }: HclBlock, indent: string): string[] {
  const head = [name(type), ...labels.map(quoted), '{'].join(' ');
  const inner = `${indent}  `;
  const lines: Line[] = [];
  let previous: HclAttribute | HclBlock | undefined;
  for (const item of body) {
    const isBlock = 'type' in item;
    if (previous !== undefined && (isBlock || 'type' in previous)) lines.push('');
    if (isBlock) lines.push(...printBlock(item, inner));
    else lines.push(...above(item.comment, inner), ...attribute(item.name, item.value, inner));
    previous = item;
  }
  return [
    ...above(comment, indent),
    ...(body.length === 0
      ? [`${indent}${head}}`]
      : [`${indent}${head}`, ...aligned(lines, inner), `${indent}}`]),
  ];
}

function above(comment: string | undefined, indent: string): string[] {
  return comment === undefined ? [] : commentBlock([comment], `${indent}#`);
}

function attribute(key: string, value: HclValue, indent: string): Line[] {
  if (!isMap(value) || value.size === 0) return [{ name: name(key), value: inline(value) }];
  const inner = `${indent}  `;
  const entries = [...value].flatMap(([entry, of]) => attribute(entry, of, inner));
  return [`${indent}${name(key)} = {`, ...aligned(entries, inner), `${indent}}`];
}

/** Puts the `=` of neighbouring lines below each other, as `terraform fmt` does. */
function aligned(lines: readonly Line[], indent: string): string[] {
  const printed: string[] = [];
  let group: Exclude<Line, string>[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...group.map((line) => line.name.length));
    for (const line of group) printed.push(`${indent}${line.name.padEnd(width)} = ${line.value}`);
    group = [];
  };
  for (const line of lines) {
    if (typeof line !== 'string') {
      group.push(line);
      continue;
    }
    flush();
    printed.push(line);
  }
  flush();
  return printed;
}

function isMap(value: HclValue): value is ReadonlyMap<string, HclValue> {
  return value instanceof Map;
}

function inline(value: HclValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return decimal(FORMAT, value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof HclExpression) return printable(FORMAT, value.code);
  if (isMap(value)) {
    const entries = [...value].map(([key, of]) => `${name(key)} = ${inline(of)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return `[${(value as readonly HclValue[]).map(inline).join(', ')}]`;
}

/** A string in which nothing is a template: `${` and `%{` are doubled. */
function quoted(text: string): string {
  const escaped = printable(FORMAT, text)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    // Functions, as a dollar sign in a replacement would mean something.
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
  return `"${escaped}"`;
}

function name(text: string): string {
  return matching(FORMAT, text, NAME, 'name');
}
