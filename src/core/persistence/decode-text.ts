import { LineCounter, parseDocument, type Document, type ErrorCode } from 'yaml';
import { message, type Localized, type Message } from '../model/message.ts';
import { jsonErrorOffset } from './json-syntax.ts';
import { settlePlainValue } from './plain-value.ts';
import { yamlDeeperThan } from './yaml-depth.ts';

/** Longest text that is read, in characters. A topology of 1,000 hosts is about 0.5 million. */
export const maxDocumentLength = 20_000_000;

/** Longest YAML text. Its parser takes some 5 µs and 0.5 kB a character; JSON has no such price. */
export const maxYamlLength = 2_000_000;

/** Containers inside each other; ours need six. */
const maxDepth = 100;

const texts = {
  tooLarge: {
    en: '{file} is larger than 20 million characters and was not opened.',
    zh: '{file} 超过 2000 万个字符，未打开。',
  },
  yamlTooLarge: {
    en: '{file} is YAML of more than 2 million characters and was not opened. Convert it to JSON.',
    zh: '{file} 是超过 200 万个字符的 YAML，未打开。请转换为 JSON。',
  },
  empty: {
    en: '{file} is empty. Choose a topology that Quorate saved.',
    zh: '{file} 是空文件。请选择由 Quorate 保存的拓扑文件。',
  },
  binary: {
    en: '{file} is not a text file. Choose a topology (JSON or YAML), an exported zip, or a text with a Mermaid diagram.',
    zh: '{file} 不是文本文件。请选择拓扑文件（JSON 或 YAML）、导出的 zip，或包含 Mermaid 图的文本。',
  },
  tooDeep: {
    en: '{file} nests more than 100 levels deep and was not read. A topology needs six.',
    zh: '{file} 的嵌套超过 100 层，未读取。拓扑文件只需要六层。',
  },
  aliases: {
    en: '{file} has YAML aliases that name nothing or repeat too much, and was not read. Write them out.',
    zh: '{file} 中的 YAML 别名没有对应的锚点或引用过多，未读取。请直接写出内容。',
  },
  notANumber: {
    en: '{file}: {path}: Must be a finite number. Correct or remove it.',
    zh: '{file}：{path}：应为有限数值。请更正或删除。',
  },
  truncated: {
    en: '{file} breaks off at line {line}, column {column}. It may have been cut while it was copied; take the whole file.',
    zh: '{file} 在第 {line} 行第 {column} 列中断。文件可能在复制时被截断；请使用完整的文件。',
  },
  syntax: {
    en: '{file}, line {line}, column {column}: this cannot stand here. Correct that place.',
    zh: '{file} 第 {line} 行第 {column} 列：此处内容有误。请更正该处。',
  },
  duplicateKey: {
    en: '{file}, line {line}, column {column}: this key stands here for the second time. Remove one of the two.',
    zh: '{file} 第 {line} 行第 {column} 列：该键重复出现。请删除其中一个。',
  },
  indentation: {
    en: '{file}, line {line}, column {column}: the indentation is wrong, or a bracket or quote is not closed. Correct that place.',
    zh: '{file} 第 {line} 行第 {column} 列：缩进有误，或括号、引号未闭合。请更正该处。',
  },
  alias: {
    en: '{file}, line {line}, column {column}: this alias names nothing. Write the value out.',
    zh: '{file} 第 {line} 行第 {column} 列：该别名没有对应的锚点。请直接写出内容。',
  },
  tag: {
    en: '{file}, line {line}, column {column}: YAML tags other than the common ones are not read. Remove the tag.',
    zh: '{file} 第 {line} 行第 {column} 列：不支持自定义 YAML 标签。请删除该标签。',
  },
  severalDocuments: {
    en: '{file}, line {line}: a second YAML document begins here, and a topology is one. Split the file.',
    zh: '{file} 第 {line} 行：此处开始了第二个 YAML 文档，而拓扑文件只能有一个。请拆分文件。',
  },
} satisfies Record<string, Localized>;

const yamlTexts: Partial<Record<ErrorCode, Localized>> = {
  DUPLICATE_KEY: texts.duplicateKey,
  BAD_INDENT: texts.indentation,
  MISSING_CHAR: texts.indentation,
  TAB_AS_INDENT: texts.indentation,
  BAD_ALIAS: texts.alias,
  MULTIPLE_DOCS: texts.severalDocuments,
  TAG_RESOLVE_FAILED: texts.tag,
  RESOURCE_EXHAUSTION: texts.tooDeep,
};

export type Decoded =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: Message };

/**
 * The value a JSON or YAML text stands for, as plain JSON data of bounded depth. `file` is named in
 * what is said when it cannot be read. Never throws, whatever the text.
 */
export function decodeText(text: string, file: string): Decoded {
  const no = (reason: Localized): Decoded => ({ ok: false, message: message(reason, { file }) });
  if (text.length > maxDocumentLength) return no(texts.tooLarge);
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (content.trim() === '') return no(texts.empty);
  if (hasControlCharacters(content)) return no(texts.binary);
  const decoded = looksLikeJson(content) ? decodeJson(content, file) : decodeYaml(content, file);
  if (!decoded.ok) return content.includes('\uFFFD') ? no(texts.binary) : decoded;
  const problem = settlePlainValue(decoded.value, maxDepth);
  if (problem === undefined) return decoded;
  return problem.kind === 'too-deep'
    ? no(texts.tooDeep)
    : { ok: false, message: message(texts.notANumber, { file, path: problem.path }) };
}

/** Whether a text is read as JSON; YAML has its own reader even where it is written the same way. */
export function looksLikeJson(content: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(content);
}

/** Such as no text holds, JSON and YAML least of all: C0 other than tab and line ends. */
function hasControlCharacters(content: string): boolean {
  for (let at = 0; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

function decodeJson(content: string, file: string): Decoded {
  try {
    return { ok: true, value: JSON.parse(content) as unknown };
  } catch {
    const offset = jsonErrorOffset(content);
    // JSON that JSON.parse cannot take has outgrown its stack.
    if (offset === undefined) return { ok: false, message: message(texts.tooDeep, { file }) };
    const before = content.slice(0, offset);
    const line = before.split('\n').length;
    const column = offset - before.lastIndexOf('\n');
    const text = offset >= content.trimEnd().length ? texts.truncated : texts.syntax;
    return { ok: false, message: message(text, { file, line, column }) };
  }
}

/** A YAML text with its places and comments. Only for what {@link decodeText} has read. */
export function parseYaml(content: string, lineCounter?: LineCounter): Document.Parsed {
  return parseDocument(content, {
    ...(lineCounter !== undefined && { lineCounter }),
    schema: 'core',
    resolveKnownTags: false,
    version: '1.2',
    prettyErrors: false,
    logLevel: 'error',
  });
}

function decodeYaml(content: string, file: string): Decoded {
  const no = (reason: Localized): Decoded => ({ ok: false, message: message(reason, { file }) });
  if (content.length > maxYamlLength) return no(texts.yamlTooLarge);
  if (yamlDeeperThan(content, maxDepth)) return no(texts.tooDeep);
  const lineCounter = new LineCounter();
  const document = parseYaml(content, lineCounter);
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    const text = yamlTexts[error.code] ?? texts.syntax;
    return { ok: false, message: message(text, { file, line, column: col }) };
  }
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch {
    // Past parsing only aliases throw: those without an anchor, and beyond the limit.
    return no(texts.aliases);
  }
}
