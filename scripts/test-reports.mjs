/**
 * Reads what vitest and Playwright report as JSON into one shape: how many tests passed and failed,
 * and which did not run and why.
 */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} notRun A line for each group of tests that did not run.
 */

/** @typedef {{ group: string, reason: string }} Skip */

/**
 * @typedef {object} VitestReport
 * @property {readonly {
 *   name: string,
 *   status: string,
 *   assertionResults: readonly {
 *     status: string,
 *     title: string,
 *     ancestorTitles: readonly string[],
 *     meta?: { notRun?: string },
 *   }[],
 * }[]} testResults
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly {
 *   title: string,
 *   tests: readonly {
 *     status: string,
 *     annotations: readonly { type: string, description?: string }[],
 *     results: readonly { status: string }[],
 *   }[],
 * }[]} specs
 */

/** @typedef {{ suites: readonly PlaywrightSuite[], errors: readonly unknown[] }} PlaywrightReport */

const NO_REASON = 'skipped, and no reason is given';

/**
 * One line for all tests of a group that did not run for the same reason.
 *
 * @param {readonly Skip[]} skips
 */
function lines(skips) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { group, reason } of skips) {
    const key = `${group}\0${reason}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const [group, reason] = key.split('\0');
    return `${group} (${count} ${count === 1 ? 'test' : 'tests'}): ${reason}`;
  });
}

/**
 * @param {VitestReport} report
 * @param {string} root Folder that file names are shown relative to.
 * @returns {Tally}
 */
export function tallyVitest(report, root) {
  let passed = 0;
  let failed = 0;
  /** @type {Skip[]} */
  const skips = [];
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const { status, title, ancestorTitles, meta } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failedHere += 1;
      else {
        const shown = file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name;
        const path = [shown, ...ancestorTitles.filter(Boolean)];
        const reason = meta?.notRun ?? (status === 'todo' ? 'marked as to do' : NO_REASON);
        const group = meta?.notRun ? path : [...path, title];
        skips.push({ group: group.join(' › '), reason });
      }
    }
    // A file that does not even load, or a hook that throws, fails without a failed test.
    failed += file.status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
  return { passed, failed, notRun: lines(skips) };
}

/**
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  let passed = 0;
  let failed = report.errors.length;
  /** @type {Skip[]} */
  const skips = [];

  /**
   * @param {PlaywrightSuite} suite
   * @param {readonly string[]} above
   */
  const visit = (suite, above) => {
    const path = [...above, suite.title];
    for (const spec of suite.specs) {
      for (const { status, annotations, results } of spec.tests) {
        // Flaky: passed on its second try; Playwright names it in its own summary.
        if (status === 'expected' || status === 'flaky') passed += 1;
        else if (status !== 'skipped') failed += 1;
        else {
          const mark = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
          const stopped = !mark && results.every((result) => result.status !== 'skipped');
          const reason = stopped
            ? 'the run ended before it'
            : (mark?.description ?? (mark?.type === 'fixme' ? 'marked as to be fixed' : NO_REASON));
          skips.push({ group: [...path, spec.title].join(' › '), reason });
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, path);
  };
  for (const suite of report.suites) visit(suite, []);
  return { passed, failed, notRun: lines(skips) };
}

/**
 * @param {string} file
 * @param {'vitest' | 'playwright'} kind
 * @param {string} root
 * @returns {Tally | null} Null when the run wrote no report.
 */
export function readReport(file, kind, root) {
  /** @type {unknown} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  return kind === 'vitest'
    ? tallyVitest(/** @type {VitestReport} */ (report), root)
    : tallyPlaywright(/** @type {PlaywrightReport} */ (report));
}
