import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The colour tokens that the first rule with this selector sets. */
function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`\n${selector} {`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...body.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'sunken', 'raised', 'hover', 'selected'];
const CODE = ['keyword', 'string', 'number', 'name', 'comment', 'meta'].map((n) => `code-${n}`);

/** Pairs of text and ground, at least 4.5:1. */
const TEXT: readonly (readonly [text: string, ground: string])[] = [
  ...['text', 'text-muted', 'text-subtle', 'accent'].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground] as const),
  ),
  ...['text', 'text-muted'].map((text) => [text, 'active'] as const),
  ...['error', 'warning', 'info', 'ok', 'etcd-text'].flatMap((text) =>
    ['canvas', 'surface', 'sunken', 'raised'].map((ground) => [text, ground] as const),
  ),
  ...['error', 'warning', 'info', 'ok'].flatMap((name) => [
    [name, `${name}-soft`] as const,
    ['text', `${name}-soft`] as const,
    ['text-muted', `${name}-soft`] as const,
  ]),
  ['etcd-text', 'etcd-soft'],
  ['on-etcd', 'etcd'],
  ...['least', 'low', 'mid'].map((level) => ['on-heat', `heat-${level}`] as const),
  ['on-heat-high', 'heat-high'],
  ['on-heat-most', 'heat-most'],
  ['on-accent', 'accent-solid'],
  ['on-error', 'error-solid'],
  ...CODE.flatMap((text) => [
    [text, 'surface'] as const,
    [text, 'code-changed'] as const,
    [text, 'code-selection'] as const,
  ]),
  ['text', 'code-match'],
];

/** Edges and marks that carry meaning without text, at least 3:1. */
const MARKS: readonly (readonly [mark: string, ground: string])[] = [
  ['border-strong', 'surface'],
  ['border-strong', 'sunken'],
  ['focus', 'surface'],
  ['focus', 'canvas'],
  ['focus', 'raised'],
  ['on-accent', 'accent-solid-hover'],
  ['accent-solid', 'surface'],
  ['accent-solid', 'raised'],
  ['error-solid', 'surface'],
  ['info-solid', 'surface'],
  ['ok-solid', 'surface'],
];

describe.each([
  ['light', ':root'],
  ['dark', "[data-theme='dark']"],
])('%s theme', (_name, selector) => {
  const tokens = tokensOf(selector);
  const ratio = (a: string, b: string): number => {
    const [first, second] = [tokens.get(a), tokens.get(b)];
    if (first === undefined || second === undefined) throw new Error(`no token ${a} or ${b}`);
    return Math.round(contrast(first, second) * 100) / 100;
  };

  it.each(TEXT)('%s is readable on %s', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('%s stands out from %s', (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('sets every colour of the light theme again for the dark one', () => {
  const dark = tokensOf("[data-theme='dark']");
  expect([...tokensOf(':root').keys()].filter((name) => !dark.has(name))).toEqual([]);
});
