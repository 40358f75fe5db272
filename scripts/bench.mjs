/**
 * `npm run bench`: how long the exact analysis takes and how much memory, each design in a process
 * of its own; beside it, where it is installed, SCRAM (Debian package `scram`) on the same fault
 * trees in the same run; all rules on designs of 100 and 1,000 hosts; and the longest tasks of the
 * page while it opens and analyses designs, and what it loads before that.
 * Compare ratios and not milliseconds: these move with the machine and with what else it does.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { findBrowser } from './browser.mjs';
import { firstLoad } from './first-load.mjs';
import { which } from './tools.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const MINUTES = 60_000;
const SCRAM_RUNS = 5;
const MODELS = [
  ...['small', 'medium', 'large', 'larger', 'huge'].flatMap((size) => [
    `${size}-ext`,
    `${size}-stk`,
  ]),
  'x21-ext',
  'x21-stk',
  'x31-ext',
  'x51-ext',
  'x51-stk',
  'x101-ext',
  'x301-ext',
  'thousand',
];
/** SCRAM lists every cut set, which takes minutes for larger ones. */
const FOR_SCRAM = new Set(MODELS.slice(0, 8));

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
function run(script, args) {
  const file = path.join(ROOT, 'dist-bench', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 5 * MINUTES,
    maxBuffer: 1e8,
  });
  if (status !== 0)
    throw new Error(`${script} ${args.join(' ')}: ${stderr || 'no answer in time'}`);
  return stdout;
}

/**
 * SCRAM's own time for cut sets and probability in milliseconds, without reading and reporting; the
 * middle of several runs.
 *
 * @param {string} scram
 * @param {string} model
 */
function scramTime(scram, model) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const input = path.join(folder, 'model.xml');
    const report = path.join(folder, 'report.xml');
    writeFileSync(input, run('scram.js', [model]));
    const times = Array.from({ length: SCRAM_RUNS }, () => {
      spawnSync(scram, ['--bdd', '--probability', '1', '-o', report, input], { timeout: MINUTES });
      const text = readFileSync(report, 'utf8');
      const seconds = ['products', 'probability'].map((part) =>
        Number(new RegExp(`<${part}>([^<]+)</${part}>`).exec(text)?.[1]),
      );
      return seconds.reduce((sum, each) => sum + each, 0) * 1000;
    });
    return times.toSorted((a, b) => a - b)[Math.floor(SCRAM_RUNS / 2)] ?? Number.NaN;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
  const widths =
    rows[0]?.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length))) ?? [];
  for (const row of rows) {
    console.log(row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  '));
  }
}

/** @param {number | null} milliseconds */
const ms = (milliseconds) =>
  milliseconds === null ? '' : milliseconds.toFixed(milliseconds < 10 ? 3 : 0);

await build({ root: ROOT, configFile: path.join(ROOT, 'vite.bench.config.ts'), logLevel: 'warn' });
const scram = which('scram');
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
);
console.log(
  scram === null
    ? 'SCRAM is not installed (Debian: apt-get install scram); its columns are empty.'
    : 'SCRAM: its own time for cut sets and probability, without reading and reporting.',
);
console.log(
  'Milliseconds. fault tree: probability and number of minimal cut sets by order, as SCRAM computes. ' +
    'all: the whole analysis of the page. cold: the first one of a process. MB: of the process.\n',
);
const head = [
  'design',
  'events',
  'cut sets',
  'SCRAM',
  'fault tree',
  'SCRAM/ours',
  'availability',
  'all',
  'cold',
  'verdict',
  'changes',
  'MB',
  'bounded',
];
const rows = [head];
for (const model of MODELS) {
  const found = JSON.parse(run('analysis.js', [model]));
  const theirs = scram !== null && FOR_SCRAM.has(model) ? scramTime(scram, model) : null;
  rows.push([
    model,
    String(found.events),
    found.cutSets.length > 15 ? Number(found.cutSets).toExponential(2) : found.cutSets,
    ms(theirs),
    ms(found.faultTree),
    theirs === null ? '' : `${(theirs / found.faultTree).toFixed(1)}x`,
    ms(found.availability),
    ms(found.whole),
    ms(found.cold),
    ms(found.verdict),
    ms(found.changes),
    found.megabytes.toFixed(0),
    found.completeUpTo === null ? '' : `up to order ${found.completeUpTo}`,
  ]);
}
table(rows);

const judged = JSON.parse(run('diagnostics.js', []));
console.log(
  `\nThe ${judged.rules} rules, in milliseconds. all rules: on a design that was just indexed, the ` +
    'verdict included. per host: against the design of 100 hosts.\n',
);
table([
  ['design', 'hosts', 'findings', 'verdict', 'all rules', 'per host', 'slowest rules'],
  ...['hundred', 'thousand', 'broken'].map((design) => {
    const found = judged[design];
    const perHost = (/** @type {{ judge: number, hosts: number }} */ of) => of.judge / of.hosts;
    return [
      design,
      String(found.hosts),
      String(found.findings),
      ms(found.verdict),
      ms(found.judge),
      `${(perHost(found) / perHost(judged.hundred)).toFixed(2)}x`,
      found.slowest
        .slice(0, 3)
        .map((/** @type {{ rule: string, ms: number }} */ each) => `${each.rule} ${ms(each.ms)}`)
        .join(', '),
    ];
  }),
]);

await build({ root: ROOT, logLevel: 'warn' });
const { bytes, requests, bare } = await firstLoad(path.join(ROOT, 'dist'));
console.log(
  `\nThe scripts that the page loads before it shows anything: ${bytes} bytes of gzip in ` +
    `${requests} requests, ${(bytes / bare).toFixed(2)}x a bare page of React and React Flow (${bare}).`,
);

const browser = findBrowser();
if ('missing' in browser) console.log(`\nThe page was not measured: ${browser.missing}`);
else {
  console.log('\nThe page, longest tasks of the main thread (tasks from 50 ms):\n');
  const phases = JSON.parse(run('page.js', [browser.path]));
  table([
    ['design', 'phase', 'ms', 'longest task', 'long tasks'],
    ...phases.map((/** @type {Record<string, string | number>} */ phase) =>
      ['design', 'phase', 'milliseconds', 'longestTask', 'longTasks'].map((key) =>
        String(phase[key]),
      ),
    ),
  ]);
}
