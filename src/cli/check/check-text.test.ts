import { describe, expect, it } from 'vitest';
import { judge } from '../../core/diagnostics/run.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import type { Waiver } from '../../core/model/topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { checkJson } from './check-json.ts';
import { checkText } from './check-text.ts';
import { reaches, type Checked } from './checked.ts';

function checked(...waivers: Waiver[]): Checked {
  const document = topology().zones(2).stacked(2).loadBalancers(2).vip('10.0.0.9').build();
  document.checks.waivers.push(...waivers);
  const index = indexTopology(document);
  return { index, ...judge(index) };
}

const off: Waiver = { rule: 'control-plane/two-masters-stacked', severity: 'off', reason: 'a lab' };
const graded: Waiver = {
  rule: 'failure-domain/zone-not-survived',
  severity: 'info',
  reason: 'known',
};
const idle: Waiver = { rule: 'etcd/no-members', severity: 'off', reason: 'old' };

describe('checkText', () => {
  it('groups by severity, and tells what is waived, graded otherwise and unused', () => {
    const text = checkText(checked(off, graded, idle), 'en');
    expect(text).toMatch(/^Errors \(\d+\)\n {2}\S.* {2}\[[a-z-]+\/[a-z0-9-]+\]\n {4}/);
    expect(text).toMatch(
      /Notes \(\d+\)\n[^]*\[failure-domain\/zone-not-survived\]\n.*\n {4}By itself: \w+\. Graded otherwise because: known\n/,
    );
    expect(text).toMatch(
      /Waived \(1\)\n.*\[control-plane\/two-masters-stacked\]\n.*\n {4}Waived because: a lab\n/,
    );
    expect(text).toContain('Waivers that excuse nothing: etcd/no-members\n');
    expect(text).toMatch(
      /\d+ errors?, \d+ warnings?, \d+ notes?, 1 waived \(profile production\)\n$/,
    );
    expect(text).not.toMatch(
      /\b1 (?:errors|warnings|notes)|\b(?:0|[2-9]) (?:error|warning|note)\b/,
    );
    const one = { ...checked(), findings: checked().findings.slice(0, 1) };
    expect(checkText(one, 'en')).toContain('1 error, 0 warnings, 0 notes, 0 waived');
    expect(checkText(checked(off), 'zh')).toMatch(/错误[^]*已豁免（1）|已豁免 \(1\)/);
  });
});

describe('checkJson', () => {
  it('has profile, findings, counts, waived ones and unused waivers', () => {
    const result = JSON.parse(checkJson(checked(off, graded, idle), 'en')) as {
      diagnostics: { rule: string }[];
    };
    expect(result).toMatchObject({
      profile: 'production',
      waived: [{ rule: 'control-plane/two-masters-stacked', waiver: { reason: 'a lab' } }],
      unusedWaivers: [{ rule: 'etcd/no-members' }],
    });
    expect(
      result.diagnostics.find(({ rule }) => rule === 'failure-domain/zone-not-survived'),
    ).toMatchObject({
      severity: 'info',
      waiver: { reason: 'known' },
      remediation: expect.any(String),
    });
  });
});

describe('reaches', () => {
  it('asks for a finding as bad as the limit or worse', () => {
    const { findings } = checked();
    const notes = findings.filter(({ severity }) => severity === 'info');
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    expect(reaches(findings, 'error')).toBe(true);
    expect(reaches(warnings, 'error')).toBe(false);
    expect(reaches(warnings, 'warning')).toBe(true);
    expect(reaches(notes, 'warning')).toBe(false);
  });
});
