import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Node } from 'yaml';
import { commentBlock, decimal, isPrintable, UnprintableError } from './text.ts';

/** Plain data. A key whose value is `undefined` is left out. */
export type YamlValue =
  | null
  | boolean
  | number
  | string
  | readonly YamlValue[]
  | YamlMapping
  | { readonly [key: string]: YamlValue | undefined };

/** One key of a {@link YamlMapping}; the comment stands above it. */
export interface YamlEntry {
  readonly key: string;
  readonly value: YamlValue | undefined;
  readonly comment?: string;
}

/**
 * A mapping whose order is exactly the given one and whose keys can carry comments. Needed where
 * a key comes from a user: JavaScript moves keys such as `10` to the front of an object.
 */
export class YamlMapping {
  readonly entries: readonly YamlEntry[];

  constructor(entries: readonly YamlEntry[]) {
    this.entries = entries;
  }
}

export interface YamlDocument {
  /** Comments above the document. */
  readonly heading?: readonly string[];
  readonly value: YamlValue;
}

const FORMAT = 'yaml';

/**
 * One or more YAML documents, ended by LF: keys in the order given, no line folded, no anchors.
 * Strings that any YAML 1.1 or 1.2 reader could take for a number, boolean, null or date are
 * quoted (kubeadm and Ansible read YAML 1.1). Characters that Go's parser refuses or takes for a
 * line break are written as escapes.
 * @throws UnprintableError for a lone surrogate, which no encoding of the file can hold, or a
 *   number that is not finite
 */
export function printYaml(documents: readonly YamlDocument[]): string {
  return documents.map(printDocument).join('---\n');
}

function printDocument(document: YamlDocument): string {
  const root = new Document(undefined, { version: '1.2', compat: 'yaml-1.1' });
  root.contents = toNode(document.value) as never;
  const text = root.toString({
    lineWidth: 0,
    blockQuote: 'literal',
    doubleQuotedAsJSON: true,
    singleQuote: false,
    indentSeq: true,
  });
  const heading = commentBlock(document.heading ?? [], '#').map((line) => `${line}\n`);
  return `${heading.join('')}${escapeUnprintable(text)}`;
}

function toNode(value: YamlValue): Node {
  if (typeof value === 'string') return stringNode(value, false);
  if (typeof value === 'number') {
    decimal(FORMAT, value);
    return new Scalar(value);
  }
  if (value === null || typeof value === 'boolean') return new Scalar(value);
  if (isList(value)) {
    const list = new YAMLSeq();
    list.items = value.map(toNode);
    return list;
  }
  const map = new YAMLMap();
  for (const { key, value: child, comment } of entriesOf(value)) {
    if (child === undefined) continue;
    const keyNode = stringNode(key, true);
    const lines = comment === undefined ? [] : commentBlock([comment], '');
    if (lines.length > 0) keyNode.commentBefore = lines.join('\n');
    map.items.push(new Pair(keyNode, toNode(child)));
  }
  return map;
}

function isList(value: object): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function entriesOf(
  value: YamlMapping | { readonly [key: string]: YamlValue | undefined },
): readonly YamlEntry[] {
  if (value instanceof YamlMapping) return value.entries;
  return Object.entries(value).map(([key, child]) => ({ key, value: child }));
}

function stringNode(text: string, isKey: boolean): Scalar<string> {
  if (/\p{Cs}/u.test(text)) throw new UnprintableError(FORMAT, text, 'a lone surrogate');
  const node = new Scalar(text);
  const oneLine = isKey ? text : text.replaceAll('\n', '');
  // `=` and `<<` have a meaning of their own in YAML 1.1.
  if (!isPrintable(oneLine) || text === '=' || text === '<<') node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** What is left of such characters stands in double quotes, where escapes are read. */
function escapeUnprintable(text: string): string {
  let escaped = '';
  for (const character of text) {
    escaped += character === '\n' || isPrintable(character) ? character : yamlEscape(character);
  }
  return escaped;
}

function yamlEscape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
