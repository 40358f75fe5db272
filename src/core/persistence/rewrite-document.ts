import { isMap, isNode, isScalar, isSeq, stringify, type Document, type Node } from 'yaml';
import type { Topology } from '../model/topology.ts';
import { carryOver, counterpart, isFields } from './carry-over.ts';
import { decodeText, looksLikeJson, parseYaml } from './decode-text.ts';
import { readDocument } from './read-document.ts';
import { sourceTree, type SourceNode } from './source-tree.ts';
import { writeDocument } from './write-document.ts';

/**
 * The text of a document that was edited, written as its source is: JSON or YAML, keys in their
 * order, what did not change as it stands, in YAML with its comments. `before` is what the source
 * reads as. Where that cannot be done the text is the canonical one, in the format of the source.
 */
export function rewriteDocument(source: string, before: Topology, after: Topology): string {
  const canonical = writeDocument(after);
  const decoded = decodeText(source, '');
  if (!decoded.ok) return canonical;
  const value = carryOver(decoded.value, before, after);
  const json = looksLikeJson(source);
  const attempts = json ? [rewrittenJson] : [yamlWithOtherScalars, rewrittenYaml];
  for (const attempt of attempts) {
    const text = attempt(source, decoded.value, value);
    if (text !== undefined && readsAs(text, canonical)) return text;
  }
  return json ? canonical : yamlDocument(after);
}

/** The canonical document as YAML. */
export function yamlDocument(topology: Topology): string {
  return stringify(JSON.parse(writeDocument(topology)), { lineWidth: 0 });
}

function readsAs(text: string, canonical: string): boolean {
  const read = readDocument(text, '');
  return read.ok && writeDocument(read.topology) === canonical;
}

/** A part of a value that is printed: where it stood before, if it did, and what it is now. */
interface Part {
  readonly key: string | undefined;
  readonly was: unknown;
  readonly now: unknown;
  readonly node: SourceNode | undefined;
}

function rewrittenJson(source: string, old: unknown, value: unknown): string {
  const root = sourceTree(source);
  if (root === undefined) return source;
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const indent = /\n([ \t]+)\S/.exec(source)?.[1];
  const space = /":\S/.test(source) ? '' : ' ';

  const print = ({ was, now, node }: Part, depth: number): string => {
    if (node !== undefined && now === was) return source.slice(node.start, node.end);
    if (typeof now !== 'object' || now === null) return JSON.stringify(now);
    const parts = partsOf(now, was, node);
    const nodes = parts.flatMap((part) => part.node ?? []);
    const places = [...(node?.children.values() ?? [])];
    if (
      node !== undefined &&
      parts.length === places.length &&
      places.every((place, i) => place === nodes[i])
    ) {
      // The same parts in the same order: only their values are replaced.
      let at = node.start;
      const pieces = parts.map((part, i) => {
        const { start, end } = places[i] ?? node;
        const piece = `${source.slice(at, start)}${print(part, depth + 1)}`;
        at = end;
        return piece;
      });
      return `${pieces.join('')}${source.slice(at, node.end)}`;
    }
    const [opening, closing] = Array.isArray(now) ? '[]' : '{}';
    const items = parts.map((part) => {
      const label = part.key === undefined ? '' : `${JSON.stringify(part.key)}:${space}`;
      return `${label}${print(part, depth + 1)}`;
    });
    if (items.length === 0) return `${opening}${closing}`;
    const wasInLines = node === undefined || source.slice(node.start, node.end).includes('\n');
    if (indent === undefined || !(wasInLines || places.length === 0)) {
      return `${opening}${items.join(`,${space}`)}${closing}`;
    }
    const margin = indent.repeat(depth);
    const lines = items.map((item) => `${margin}${indent}${item}`).join(`,${lineEnd}`);
    return `${opening}${lineEnd}${lines}${lineEnd}${margin}${closing}`;
  };
  const whole = print({ key: undefined, was: old, now: value, node: root }, 0);
  return `${source.slice(0, root.start)}${whole}${source.slice(root.end)}`;
}

function partsOf(now: object, was: unknown, node: SourceNode | undefined): Part[] {
  if (Array.isArray(now)) {
    const items: readonly unknown[] = Array.isArray(was) ? was : [];
    return now.map((item: unknown, position) => {
      const at = counterpart(items, item, position, now.length);
      return at === undefined
        ? { key: undefined, was: undefined, now: item, node: undefined }
        : { key: undefined, was: items[at], now: item, node: node?.children.get(at) };
    });
  }
  return Object.entries(now).map(([key, item]) => ({
    key,
    was: isFields(was) ? was[key] : undefined,
    now: item as unknown,
    node: node?.children.get(key),
  }));
}

/** The source with nothing but single values replaced; undefined where more has changed. */
function yamlWithOtherScalars(source: string, old: unknown, value: unknown): string | undefined {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const collect = (was: unknown, now: unknown, node: SourceNode | undefined): boolean => {
    if (was === now) return true;
    if (node === undefined) return false;
    if (isFields(was) && isFields(now)) {
      const keys = Object.keys(was);
      return (
        keys.length === Object.keys(now).length &&
        keys.every(
          (key) => Object.hasOwn(now, key) && collect(was[key], now[key], node.children.get(key)),
        )
      );
    }
    if (Array.isArray(was) && Array.isArray(now)) {
      return (
        was.length === now.length &&
        was.every((item, position) => collect(item, now[position], node.children.get(position)))
      );
    }
    if (typeof was === 'object' || typeof now === 'object') return false;
    const { start, end } = node;
    edits.push({ start, end, text: scalarLike(source.slice(start, end), now) });
    return true;
  };
  if (!collect(old, value, sourceTree(source))) return undefined;
  let at = 0;
  const pieces = edits
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, text }) => {
      const piece = `${source.slice(at, start)}${text}`;
      at = end;
      return piece;
    });
  return `${pieces.join('')}${source.slice(at)}`;
}

/** A value as YAML on one line, in quotes like those that stood there. */
function scalarLike(before: string, value: unknown): string {
  const text = typeof value === 'string' ? value : undefined;
  if (text !== undefined && before.startsWith('"')) return JSON.stringify(text);
  if (text !== undefined && before.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function rewrittenYaml(source: string, old: unknown, value: unknown): string {
  const document = parseYaml(source.replace(/^\uFEFF/, ''));
  document.contents = rewrittenNode(document, document.contents, old, value) as never;
  const indent = /^( +)[^ #-]/m.exec(source)?.[1]?.length ?? 2;
  return document.toString({
    lineWidth: 0,
    indent,
    // Lists flush with their key, or indented, as the first one is.
    indentSeq: !/^\S[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n- /m.test(source),
    flowCollectionPadding: !/[{[]\S/.test(source) || /\{ \S/.test(source),
  });
}

function rewrittenNode(document: Document.Parsed, node: unknown, was: unknown, now: unknown): Node {
  if (isNode(node) && now === was) return node;
  if (isMap(node) && isFields(was) && isFields(now)) {
    for (const key of Object.keys(was)) if (!Object.hasOwn(now, key)) node.delete(key);
    for (const [key, item] of Object.entries(now)) {
      node.set(key, rewrittenNode(document, node.get(key, true), was[key], item));
    }
    return node;
  }
  if (isSeq(node) && Array.isArray(was) && Array.isArray(now)) {
    const { items } = node;
    node.items = now.map((item: unknown, position) => {
      const at = counterpart(was, item, position, now.length);
      return at === undefined
        ? document.createNode(item)
        : rewrittenNode(document, items[at], was[at], item);
    });
    if (node.items.length > 0 && items.length === 0) node.flow = false;
    return node;
  }
  if (isScalar(node) && typeof node.value === typeof now) {
    node.value = now;
    return node;
  }
  return document.createNode(now);
}
