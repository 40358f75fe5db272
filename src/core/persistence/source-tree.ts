import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { looksLikeJson, parseYaml } from './decode-text.ts';
import { jsonScalar, scanJsonString, skipJsonSpace } from './json-syntax.ts';

/** A value of a text, by where it stands in it. */
export interface SourceNode {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last one. */
  readonly end: number;
  /** Of a container what it holds, by key or position. */
  readonly children: ReadonlyMap<string | number, SourceNode>;
}

/**
 * Where every value of a JSON or YAML text stands. Only for a text that `decodeText` has read; what
 * a YAML alias stands for has no place of its own.
 */
export function sourceTree(text: string): SourceNode | undefined {
  if (looksLikeJson(text)) return jsonTree(text);
  const { contents } = parseYaml(text.replace(/^\uFEFF/, ' '));
  return yamlTree(text, contents);
}

function yamlTree(text: string, node: Node | null): SourceNode | undefined {
  if (node === null || !('range' in node) || !node.range) return undefined;
  const children = new Map<string | number, SourceNode>();
  const add = (key: string | number, child: unknown): void => {
    const tree = yamlTree(text, child as Node | null);
    if (tree !== undefined) children.set(key, tree);
  };
  if (isMap(node)) {
    for (const { key, value } of node.items) if (isScalar(key)) add(String(key.value), value);
  } else if (isSeq(node)) {
    node.items.forEach((item, position) => add(position, item));
  }
  const [start, end] = node.range;
  // What follows a block up to the next one is not part of it.
  return { start, end: start + text.slice(start, end).trimEnd().length, children };
}

interface Growing extends SourceNode {
  end: number;
  readonly children: Map<string | number, Growing>;
}

function jsonTree(text: string): SourceNode | undefined {
  /** Containers that are open, innermost last; `key` is where the next value goes. */
  const open: { readonly node: Growing; key: string | number | undefined }[] = [];
  let root: Growing | undefined;
  const place = (start: number, end: number): Growing => {
    const node: Growing = { start, end, children: new Map() };
    const parent = open.at(-1);
    root ??= node;
    if (parent?.key !== undefined) parent.node.children.set(parent.key, node);
    return node;
  };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (at = skipJsonSpace(text, at); at < text.length; at = skipJsonSpace(text, at)) {
    const start = at;
    const char = text[at];
    const top = open.at(-1);
    at += 1;
    if (char === '{') open.push({ node: place(start, at), key: undefined });
    else if (char === '[') open.push({ node: place(start, at), key: 0 });
    else if (char === '}' || char === ']') {
      if (top !== undefined) top.node.end = at;
      open.pop();
    } else if (char === ',') {
      if (top !== undefined) top.key = typeof top.key === 'number' ? top.key + 1 : undefined;
    } else if (char === '"') {
      at = scanJsonString(text, at).end;
      if (top !== undefined && top.key === undefined) {
        top.key = JSON.parse(text.slice(start, at)) as string;
      } else place(start, at);
    } else if (char !== ':') {
      jsonScalar.lastIndex = start;
      at = start + (jsonScalar.exec(text)?.[0].length ?? 1);
      place(start, at);
    }
  }
  return root;
}
