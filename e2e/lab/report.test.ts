import { describe, expect, it } from 'vitest';
import type { PlaceResult } from './agreement.ts';
import { agrees } from './agreement.ts';
import { isProven, markdownReport, textReport, type LabReport } from './report.ts';

const place: PlaceResult = {
  place: 'outside',
  predicted: 'writable',
  observed: 'writable',
  predictedQuorum: true,
  observedQuorum: true,
  holders: [{ endpoint: 'vip', predicted: ['lb-2'], observed: ['lb-2'] }],
  recovered: 3.4,
  predictedRecovery: 3.6,
  errors: '',
};
const result = {
  name: 'lb-1',
  kind: 'host' as const,
  places: [place],
  agrees: true,
  troubles: [],
  seconds: 20,
};
const report: LabReport = {
  design: 'test',
  controlPlane: 'a stand-in for kube-apiserver',
  versions: ['haproxy 2.6.12'],
  bootSeconds: 9,
  results: [result],
  negative: [{ name: 'missing', caught: true, how: 'clients see down' }],
  problems: [],
};

describe('agreement', () => {
  it.each<[string, Partial<PlaceResult>]>([
    ['clients see something else', { observed: 'down' }],
    ['etcd has a quorum against the prediction', { observedQuorum: false }],
    [
      'two hold the address',
      { holders: [{ endpoint: 'vip', predicted: ['lb-2'], observed: ['lb-1', 'lb-2'] }] },
    ],
    [
      'another one holds it',
      { holders: [{ endpoint: 'vip', predicted: ['lb-2'], observed: ['lb-1'] }] },
    ],
    ['nobody holds it', { holders: [{ endpoint: 'vip', predicted: ['lb-2'], observed: [] }] }],
  ])('is none where %s', (_, patch) => {
    expect(agrees(place)).toBe(true);
    expect(agrees({ ...place, ...patch })).toBe(false);
  });
});

describe('the report', () => {
  it('proves nothing without cases, with a wrong bundle uncaught or with a problem', () => {
    expect(isProven(report)).toBe(true);
    expect(isProven({ ...report, results: [] })).toBe(false);
    expect(isProven({ ...report, problems: ['not played'] })).toBe(false);
    expect(isProven({ ...report, results: [{ ...result, agrees: false }] })).toBe(false);
    expect(isProven({ ...report, results: [{ ...result, troubles: ['down'] }] })).toBe(false);
    const uncaught = report.negative.map((each) => ({ ...each, caught: false }));
    expect(isProven({ ...report, negative: uncaught })).toBe(false);
  });

  it('says what played kube-apiserver, each case, and what it does not prove', () => {
    for (const text of [textReport(report), markdownReport(report)]) {
      expect(text).toContain('a stand-in for kube-apiserver');
      expect(text).toContain('lb-1');
      expect(text).toContain('1 of 1 cases as predicted');
      expect(text).toContain('caught');
    }
    expect(markdownReport(report)).toContain('What this does not prove');
  });
});
