import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../../core/diagnostics/diagnostic.ts';
import { findingCounts, severitiesByElement } from './severities.ts';

const finding = (severity: Severity, first: string, ...others: string[]): Diagnostic => ({
  rule: 'x/y',
  severity,
  messageId: 'default',
  data: {},
  targets: [
    { kind: 'component', id: first },
    ...others.map((id) => ({ kind: 'component' as const, id })),
  ],
  fixable: false,
});

describe('severitiesByElement', () => {
  it('keeps the worst of each element, whatever the order', () => {
    const worst = severitiesByElement([
      finding('warning', 'a'),
      finding('error', 'a', 'b'),
      finding('info', 'b'),
    ]);
    expect(Object.fromEntries(worst)).toEqual({ a: 'error', b: 'error' });
  });

  it('lets a note mark only what it is about', () => {
    expect([...severitiesByElement([finding('info', 'a', 'b')]).keys()]).toEqual(['a']);
  });
});

describe('findingCounts', () => {
  it('counts a finding once for an element it names twice', () => {
    expect(findingCounts([finding('info', 'a', 'a', 'b')]).get('a')).toBe(1);
  });
});
