import type { z } from 'zod';
import { findIntegrityIssues, type DocumentIssue } from './integrity.ts';
import { message, type Localized, type Message } from './message.ts';
import { elementCollections, limits, topologySchema, type Topology } from './topology.ts';

export type ParseResult =
  | { readonly ok: true; readonly topology: Topology }
  | { readonly ok: false; readonly issues: readonly DocumentIssue[] };

const texts = {
  notAnObject: {
    en: 'This is no topology: it must be one object with apiVersion, kind and metadata.',
    zh: '这不是拓扑文档：它必须是一个包含 apiVersion、kind 和 metadata 的对象。',
  },
  foreign: {
    en: 'This file is not a Quorate topology: kind must be "Topology", but it is {found}.',
    zh: '该文件不是 Quorate 拓扑：kind 应为 “Topology”，实际为 {found}。',
  },
  newer: {
    en: 'This file was written for {found}; this version of Quorate reads quorate/v1. Open it with a newer Quorate.',
    zh: '该文件的格式为 {found}，当前版本的 Quorate 只能读取 quorate/v1。请使用更新版本的 Quorate 打开。',
  },
  type: { en: 'Must be {expected}.', zh: '应为{expected}。' },
  missing: { en: 'Is missing; it must be {expected}.', zh: '缺失；应为{expected}。' },
  value: { en: 'Must be one of: {values}.', zh: '只能是以下之一：{values}。' },
  tooLong: { en: 'Must be at most {limit}.', zh: '不能超过 {limit}。' },
  tooSmall: { en: 'Must be at least {limit}.', zh: '不能小于 {limit}。' },
  pattern: {
    en: 'Has a form that is not allowed here (expected {expected}).',
    zh: '格式不符合要求（应为 {expected}）。',
  },
  other: { en: 'Is not valid here.', zh: '此处的值无效。' },
  tooMany: {
    en: 'The design has {count} elements; at most {limit} can be opened.',
    zh: '该设计包含 {count} 个元素；最多可打开 {limit} 个。',
  },
} satisfies Record<string, Localized>;

/**
 * Reads an already decoded JSON or YAML value. Defaults are filled in, unknown keys kept. Issues
 * come in document order with the path of the field; nothing is repaired here.
 */
export function parseTopology(value: unknown): ParseResult {
  const foreign = notOurDocument(value);
  if (foreign !== undefined) return { ok: false, issues: [foreign] };
  const result = topologySchema.safeParse(value);
  if (!result.success) {
    return { ok: false, issues: result.error.issues.map((issue) => describeIssue(issue, value)) };
  }
  const count = elementCollections.reduce((sum, list) => sum + result.data[list].length, 0);
  if (count > limits.elements) {
    return {
      ok: false,
      issues: [{ path: '', message: message(texts.tooMany, { count, limit: limits.elements }) }],
    };
  }
  const issues = findIntegrityIssues(result.data);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, topology: result.data };
}

function notOurDocument(value: unknown): DocumentIssue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { path: '', message: message(texts.notAnObject) };
  }
  const { apiVersion, kind } = value as { apiVersion?: unknown; kind?: unknown };
  if (kind !== 'Topology') {
    return { path: 'kind', message: message(texts.foreign, { found: show(kind) }) };
  }
  if (
    apiVersion !== 'quorate/v1' &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith('quorate/')
  ) {
    return { path: 'apiVersion', message: message(texts.newer, { found: show(apiVersion) }) };
  }
  return undefined;
}

/** Says what a zod issue means, in our words and both languages. */
export function describeIssue(issue: z.core.$ZodIssue, root: unknown): DocumentIssue {
  return { path: pathText(issue.path), message: issueMessage(issue, root) };
}

function issueMessage(issue: z.core.$ZodIssue, root: unknown): Message {
  switch (issue.code) {
    case 'invalid_type':
      return message(isPresent(root, issue.path) ? texts.type : texts.missing, {
        expected: issue.expected,
      });
    case 'invalid_value':
      return message(texts.value, { values: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return message(texts.value, { values: optionsOf(issue).join(', ') });
    case 'too_big':
      return message(texts.tooLong, { limit: String(issue.maximum) });
    case 'too_small':
      return message(texts.tooSmall, { limit: String(issue.minimum) });
    case 'invalid_format':
      return message(texts.pattern, { expected: issue.pattern ?? issue.format });
    default:
      return message(texts.other);
  }
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string[] {
  const { options } = issue as { options?: unknown };
  return Array.isArray(options) ? options.map(String) : [];
}

function isPresent(root: unknown, path: readonly PropertyKey[]): boolean {
  let at = root;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at !== undefined;
}

/** `['hosts', 2, 'name']` → `hosts[2].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'string' ? JSON.stringify(value) : typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
