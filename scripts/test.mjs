/**
 * Everything that has to hold, in one command: `npm test`.
 *
 * Each step is a script of package.json and streams its output. A failing step does not stop the
 * next one, unless that needs its result. At the end: a table of the steps, all that did not run and
 * why, and how much passed and failed, counting each test and, of steps without tests, each step.
 * `test-results/not-run.txt` holds the second part, a line each.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { labProblem } from './lab-problem.mjs';
import { runScript } from './run-step.mjs';
import { readReport } from './test-reports.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'test-results');

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} script In package.json.
 * @property {number} minutes Longest time it may take.
 * @property {'check' | 'preparation' | 'vitest' | 'playwright'} kind A preparation is not counted.
 * @property {string} [report] JSON file that the run writes.
 * @property {readonly string[]} [args]
 * @property {(ran: ReadonlyMap<string, Result>) => string | null} [blocked] Why it cannot run.
 */

/**
 * @typedef {object} Result
 * @property {string} title
 * @property {'passed' | 'failed' | 'not run'} outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 * @property {readonly string[]} notRun
 */

/**
 * @param {string} name
 * @returns {Pick<Step, 'kind' | 'report' | 'args'>}
 */
function vitestReport(name) {
  const report = path.join(RESULTS, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { kind: 'vitest', report, args: [...reporters, '--allowOnly=false'] };
}

/** @param {ReadonlyMap<string, Result>} ran */
function endToEndBlocked(ran) {
  if (ran.get('build')?.outcome === 'failed') return 'the build failed';
  const browser = findBrowser();
  return 'missing' in browser ? browser.missing : null;
}

/** @type {readonly Step[]} */
const STEPS = [
  { title: 'tools', script: 'setup:tools', minutes: 15, kind: 'preparation' },
  { title: 'types', script: 'types', minutes: 5, kind: 'check' },
  { title: 'lint', script: 'lint', minutes: 3, kind: 'check' },
  { title: 'format', script: 'format:check', minutes: 3, kind: 'check' },
  { title: 'layers', script: 'deps', minutes: 3, kind: 'check' },
  { title: 'layer diagram', script: 'docs:layers:check', minutes: 3, kind: 'check' },
  { title: 'pages of the rules', script: 'docs:rules:check', minutes: 3, kind: 'check' },
  { title: 'unit', script: 'test:unit', minutes: 15, ...vitestReport('unit') },
  { title: 'build', script: 'build', minutes: 5, kind: 'check' },
  { title: 'configs', script: 'test:configs', minutes: 12, ...vitestReport('configs') },
  { title: 'lab tools', script: 'lab:tools', minutes: 15, kind: 'preparation' },
  { title: 'lab', script: 'test:lab', minutes: 15, kind: 'check', blocked: labProblem },
  {
    title: 'end to end',
    script: 'test:e2e',
    minutes: 20,
    kind: 'playwright',
    report: path.join(RESULTS, 'e2e.json'),
    args: ['--forbid-only'],
    blocked: endToEndBlocked,
  },
];

/**
 * @param {Step} step
 * @param {ReadonlyMap<string, Result>} ran
 * @returns {Promise<Result>}
 */
async function runStep({ title, script, minutes, kind, report, args = [], blocked }, ran) {
  const reason = blocked?.(ran) ?? null;
  if (reason !== null) {
    const notRun = [`${title}: ${reason}`];
    return { title, outcome: 'not run', passed: 0, failed: 0, seconds: 0, notRun };
  }

  console.log(`\n── ${title}: npm run ${script}`);
  const start = performance.now();
  const { ok, problem } = await runScript(script, { args, timeoutMs: minutes * 60_000 });
  const seconds = (performance.now() - start) / 1000;
  if (problem) console.log(`${title}: ${problem}`);

  if (!report || (kind !== 'vitest' && kind !== 'playwright')) {
    const counted = kind === 'preparation' && ok ? 0 : 1;
    const outcome = ok ? 'passed' : 'failed';
    return { title, outcome, passed: ok ? counted : 0, failed: ok ? 0 : 1, seconds, notRun: [] };
  }
  const tally = readReport(report, kind, ROOT);
  if (!tally) {
    const notRun = [`${title}: no report, ${problem ?? 'the run ended early'}`];
    return { title, outcome: 'failed', passed: 0, failed: 1, seconds, notRun };
  }
  const { passed, notRun } = tally;
  // The run can fail beside its tests (an unhandled error), and one without tests proves nothing.
  const empty = passed === 0 && tally.failed === 0 && notRun.length === 0;
  const failed = Math.max(tally.failed, ok && !empty ? 0 : 1);
  return { title, outcome: failed ? 'failed' : 'passed', passed, failed, seconds, notRun };
}

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {readonly Result[]} results */
function report(results) {
  const rows = results.map(({ title, outcome, passed, failed, seconds }) => [
    title,
    outcome,
    String(passed),
    String(failed),
    `${seconds.toFixed(1)} s`,
  ]);
  console.log(`\n${table([['Step', 'Outcome', 'Passed', 'Failed', 'Time'], ...rows])}`);

  const notRun = results.flatMap((result) => result.notRun);
  writeFileSync(path.join(RESULTS, 'not-run.txt'), notRun.map((line) => `${line}\n`).join(''));
  console.log(notRun.length === 0 ? '\nNot run: nothing' : '\nNot run:');
  for (const line of notRun) console.log(`- ${line}`);

  /** @param {'passed' | 'failed'} key */
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0;
}

// Nothing of an earlier run may be taken for this one's: neither its reports nor its build.
for (const folder of [RESULTS, 'dist', 'dist-cli']) {
  rmSync(path.resolve(ROOT, folder), { recursive: true, force: true });
}
mkdirSync(RESULTS, { recursive: true });

/** @type {Map<string, Result>} */
const ran = new Map();
for (const step of STEPS) ran.set(step.title, await runStep(step, ran));
process.exitCode = report([...ran.values()]) ? 0 : 1;
