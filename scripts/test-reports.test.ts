import { describe, expect, it } from 'vitest';
import { tallyPlaywright, tallyVitest } from './test-reports.mjs';

describe('the report of vitest', () => {
  const result = (status: string, title: string, meta = {}) => ({
    status,
    title,
    ancestorTitles: ['', 'haproxy'],
    meta,
  });
  const file = (status: string, assertionResults: ReturnType<typeof result>[]) => ({
    name: '/repo/e2e/haproxy.test.ts',
    status,
    assertionResults,
  });

  it('counts what passed and failed', () => {
    const results = [result('passed', 'a'), result('failed', 'b'), result('passed', 'c')];
    const tally = tallyVitest({ testResults: [file('failed', results)] }, '/repo');
    expect(tally).toEqual({ passed: 2, failed: 1, notRun: [] });
  });

  it('counts a file that does not load as a failure, whatever its tests say', () => {
    const testResults = [file('failed', []), file('failed', [result('passed', 'a')])];
    expect(tallyVitest({ testResults }, '/repo')).toMatchObject({ passed: 1, failed: 2 });
  });

  it('lists a suite that misses a program once, with the reason', () => {
    const meta = { notRun: 'haproxy is not installed' };
    const results = [result('skipped', 'a', meta), result('skipped', 'b', meta)];
    const { notRun } = tallyVitest({ testResults: [file('passed', results)] }, '/repo');
    expect(notRun).toEqual(['e2e/haproxy.test.ts › haproxy (2 tests): haproxy is not installed']);
  });

  it('lists each test that is switched off in the source, marked to do, or was never reached', () => {
    const results = [result('skipped', 'a'), result('todo', 'b'), result('pending', 'c')];
    const { notRun } = tallyVitest({ testResults: [file('passed', results)] }, '/repo');
    expect(notRun).toEqual([
      'e2e/haproxy.test.ts › haproxy › a (1 test): skipped, and no reason is given',
      'e2e/haproxy.test.ts › haproxy › b (1 test): marked as to do',
      'e2e/haproxy.test.ts › haproxy › c (1 test): skipped, and no reason is given',
    ]);
  });
});

describe('the report of Playwright', () => {
  type Annotation = { type: string; description?: string };
  const spec = (
    title: string,
    status: string,
    annotations: Annotation[] = [],
    result = status,
  ) => ({
    title,
    tests: [{ status, annotations, results: result ? [{ status: result }] : [] }],
  });

  it('counts tests of nested suites, and those that passed on a second try as passed', () => {
    const inner = { title: 'undo', specs: [spec('b', 'unexpected'), spec('c', 'flaky')] };
    const suites = [{ title: 'edit.spec.ts', specs: [spec('a', 'expected')], suites: [inner] }];
    const tally = tallyPlaywright({ suites, errors: [] });
    expect(tally).toEqual({ passed: 2, failed: 1, notRun: [] });
  });

  it('counts an error outside of every test', () => {
    const tally = tallyPlaywright({ suites: [], errors: [{ message: 'no server' }] });
    expect(tally).toMatchObject({ passed: 0, failed: 1 });
  });

  it('lists what was skipped and what the run did not reach', () => {
    const specs = [
      spec('a', 'skipped', [{ type: 'skip', description: 'needs a printer' }]),
      spec('b', 'skipped', [{ type: 'fixme' }]),
      spec('c', 'skipped', [{ type: 'skip' }]),
      spec('d', 'skipped', [], ''),
      spec('e', 'skipped', [], 'interrupted'),
    ];
    const { notRun } = tallyPlaywright({ suites: [{ title: 'p.spec.ts', specs }], errors: [] });
    expect(notRun).toEqual([
      'p.spec.ts › a (1 test): needs a printer',
      'p.spec.ts › b (1 test): marked as to be fixed',
      'p.spec.ts › c (1 test): skipped, and no reason is given',
      'p.spec.ts › d (1 test): the run ended before it',
      'p.spec.ts › e (1 test): the run ended before it',
    ]);
  });
});
