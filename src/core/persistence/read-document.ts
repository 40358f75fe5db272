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
import { decodeText } from './decode-text.ts';
import { migrate } from './migrations/registry.ts';

export type ReadResult =
  | { readonly ok: true; readonly topology: Topology }
  | {
      readonly ok: false;
      /** The whole story in one sentence: file, place, what, what to do. */
      readonly message: Message;
      readonly issues: readonly DocumentIssue[];
    };

const texts = {
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

/**
 * Reads a topology, JSON or YAML by its content, of this or an older version. Never throws; a file
 * that cannot be read leaves everything as it was.
 */
export function readDocument(text: string, file: string): ReadResult {
  const decoded = decodeText(text, file);
  if (!decoded.ok) return { ok: false, message: decoded.message, issues: [] };
  const { value } = decoded;
  const result = parseTopology(isRecord(value) ? migrate(value) : value);
  if (result.ok) return result;
  return { ok: false, message: describe(file, result.issues), issues: result.issues };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
