import { describe, expect, it } from 'vitest';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { elementFindings } from './element-findings.ts';

const words = { title: '', message: '', rationale: '', remediation: '', references: [] };

const finding = (rule: string, ...ids: [string, ...string[]]): ExplainedDiagnostic => {
  const [first, ...rest] = ids.map((id) => ({ kind: 'host' as const, id }));
  if (first === undefined) throw new Error('a finding has a target');
  return {
    rule,
    severity: 'error',
    messageId: 'default',
    data: {},
    targets: [first, ...rest],
    fixable: false,
    texts: { en: words, zh: words },
  };
};

describe('elementFindings', () => {
  const diagnostics = [
    finding('network/ip-duplicate', 'a', 'b'),
    finding('failure-domain/host-not-survived', 'a'),
    finding('network/ip-invalid', 'c'),
  ];

  it('puts a finding under the field it is about, for every element it names', () => {
    const { byField, others } = elementFindings(diagnostics, 'a', ['name', 'addresses']);
    expect(byField.get('addresses')?.map(({ rule }) => rule)).toEqual(['network/ip-duplicate']);
    expect(others.map(({ rule }) => rule)).toEqual(['failure-domain/host-not-survived']);
    expect(elementFindings(diagnostics, 'b', ['addresses']).byField.size).toBe(1);
  });

  it('lists what has no field here', () => {
    expect(elementFindings(diagnostics, 'a', ['name']).others).toHaveLength(2);
    expect(elementFindings(diagnostics, 'z', []).others).toEqual([]);
  });
});
