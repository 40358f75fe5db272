import { LineCounter, parseDocument } from 'yaml';
import type { DocumentIssue } from '../model/integrity.ts';
import {
  message,
  renderMessage,
  type Language,
  type Localized,
  type Message,
} from '../model/message.ts';
import { parseTopology } from '../model/parse-topology.ts';
import type { Topology } from '../model/topology.ts';
import { migrate } from './migrations/registry.ts';

/** Longest text that is read, in characters. A topology of 1,000 hosts is about 0.5 million. */
export const maxDocumentLength = 20_000_000;

/** Containers inside each other; ours need six. */
const maxDepth = 100;

export type ReadResult =
  | { readonly ok: true; readonly topology: Topology }
  | {
      readonly ok: false;
      /** The whole story in one sentence: file, place, what, what to do. */
      readonly message: Message;
      readonly issues: readonly DocumentIssue[];
    };

const texts = {
  tooLarge: {
    en: '{file} is larger than 20 million characters and was not opened.',
    zh: '{file} 超过 2000 万个字符，未打开。',
  },
  empty: {
    en: '{file} is empty. Choose a topology that Quorate saved.',
    zh: '{file} 是空文件。请选择由 Quorate 保存的拓扑文件。',
  },
  binary: {
    en: '{file} is not a text file. Choose a topology (JSON or YAML), an exported zip, or a text with a Mermaid diagram.',
    zh: '{file} 不是文本文件。请选择拓扑文件（JSON 或 YAML）、导出的 zip，或包含 Mermaid 图的文本。',
  },
  syntax: {
    en: '{file}, line {line}, column {column}: {problem} The file may be truncated or edited by mistake; correct that place.',
    zh: '{file} 第 {line} 行第 {column} 列：{problem} 文件可能不完整或被误改；请更正该处。',
  },
  tooDeep: {
    en: '{file} nests more than 100 levels deep and was not read. A topology needs six.',
    zh: '{file} 的嵌套超过 100 层，未读取。拓扑文件只需要六层。',
  },
  tooManyAliases: {
    en: '{file} repeats parts of itself through YAML aliases too often and was not read. Write them out.',
    zh: '{file} 通过 YAML 别名过多地引用自身，未读取。请直接写出内容。',
  },
  issue: {
    en: '{file}: {path}: {problem}',
    zh: '{file}：{path}：{problem}',
  },
  issueAtTop: { en: '{file}: {problem}', zh: '{file}：{problem}' },
  andMore: {
    en: '{first} ({count} more like this.)',
    zh: '{first}（另有 {count} 处问题。）',
  },
} satisfies Record<string, Localized>;

/** Reads a topology, JSON or YAML by its content. Never throws; a failure changes nothing. */
export function readDocument(text: string, file: string): ReadResult {
  if (text.length > maxDocumentLength) return fail(message(texts.tooLarge, { file }));
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (content.trim() === '') return fail(message(texts.empty, { file }));
  // NUL never stands in text; U+FFFD in the first lines is what decoding made of binary bytes.
  if (content.includes('\0') || content.slice(0, 1000).includes('\uFFFD')) {
    return fail(message(texts.binary, { file }));
  }
  const decoded = decode(content, file);
  if (!decoded.ok) return fail(decoded.message);
  const result = parseTopology(isRecord(decoded.value) ? migrate(decoded.value) : decoded.value);
  if (result.ok) return result;
  return fail(describe(file, result.issues), result.issues);
}

function fail(reason: Message, issues: readonly DocumentIssue[] = []): ReadResult {
  return { ok: false, message: reason, issues };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Decoded =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: Message };

function decode(content: string, file: string): Decoded {
  if (deeperThan(content, maxDepth))
    return { ok: false, message: message(texts.tooDeep, { file }) };
  if (/^\s*[{[]/.test(content)) {
    try {
      return { ok: true, value: JSON.parse(content) as unknown };
    } catch {
      // The YAML reader takes JSON too, and says where it is wrong.
    }
  }
  return decodeYaml(content, file);
}

function decodeYaml(content: string, file: string): Decoded {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(content, {
      lineCounter,
      schema: 'core',
      version: '1.2',
      prettyErrors: false,
      maxAliasCount: 100,
    } as Parameters<typeof parseDocument>[1]);
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lineCounter.linePos(error.pos[0]);
      const problem = error.message.endsWith('.') ? error.message : `${error.message}.`;
      return { ok: false, message: message(texts.syntax, { file, line, column: col, problem }) };
    }
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch {
    // Past parsing only the alias limit throws.
    return { ok: false, message: message(texts.tooManyAliases, { file }) };
  }
}

/** Whether brackets or YAML indentation nest deeper than readers that recurse can bear. */
function deeperThan(content: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < content.length; i += 1) {
    const char = content[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"' || char === '\n') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > limit) return true;
  }
  return new RegExp(`^(?:- ?){${limit},}`, 'm').test(content) || indentedDeeperThan(content, limit);
}

function indentedDeeperThan(content: string, limit: number): boolean {
  const open: number[] = [];
  for (const line of content.split('\n')) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    if (open.length > limit) return true;
  }
  return false;
}

/** The first issue in full, and how many more there are. */
function describe(file: string, issues: readonly DocumentIssue[]): Message {
  const [first] = issues;
  if (first === undefined) throw new Error('a refused document has an issue');
  const inLanguage = (language: Language): string => {
    const problem = renderMessage(first.message, language);
    const data = { file, path: first.path, problem };
    const whole = renderMessage(
      message(first.path === '' ? texts.issueAtTop : texts.issue, data),
      language,
    );
    const count = issues.length - 1;
    return count === 0
      ? whole
      : renderMessage(message(texts.andMore, { first: whole, count }), language);
  };
  // Already filled: as data, so that braces in user text are not read as places.
  return message(
    { en: '{whole}', zh: '{wholeZh}' },
    { whole: inLanguage('en'), wholeZh: inLanguage('zh') },
  );
}
