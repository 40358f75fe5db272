/** `npm run lab`: plays designs with the real programs and compares with what Quorate predicts. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { templates } from '../../src/core/model/templates/registry.ts';
import { readArguments, usage, type LabArguments } from './arguments.ts';
import { casesOf, type Case } from './cases.ts';
import { readDesign, whyNotPlayed, type LabDesign } from './design.ts';
import { LabError } from './lab-error.ts';
import type { LaneEvent, LaneOrder } from './lane-order.ts';
import { negativeControls } from './negative.ts';
import type { CaseResult } from './agreement.ts';
import { findPrograms, toolsFolder, type Programs } from './programs.ts';
import { isProven, markdownReport, rowsOf, textReport, type LabReport } from './report.ts';
import { start } from './run.ts';

const built = path.dirname(process.argv[1] ?? '');
const bootSeconds = 120;

/** Runs one lane to its end and hands on what it reports. */
function runLane(order: LaneOrder, hear: (event: LaneEvent) => void): Promise<void> {
  const child = start('unshare', [
    '--mount',
    '--net',
    '--pid',
    '--fork',
    '--kill-child=SIGKILL',
    '--mount-proc',
    '--propagation',
    'private',
    process.execPath,
    path.join(built, 'lane.js'),
    JSON.stringify(order),
  ]);
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  return new Promise((resolve) => {
    let rest = '';
    let errors = '';
    let ended = false;
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const event = JSON.parse(line) as LaneEvent;
        ended ||= event.kind === 'ended' || event.kind === 'failed';
        hear(event);
      }
    });
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('close', (code) => {
      process.removeListener('exit', stop);
      if (!ended && errors !== '')
        hear({ kind: 'failed', text: `lane ended (${code}): ${errors}` });
      resolve();
    });
  });
}

async function playDesign(
  design: LabDesign,
  source: string,
  wanted: LabArguments,
  programs: Programs,
): Promise<LabReport> {
  const cases = casesOf(design).filter(
    ({ kind, name }) =>
      wanted.kinds.includes(kind) && (wanted.only.length === 0 || wanted.only.includes(name)),
  );
  const common = {
    source,
    tools: toolsFolder(process.cwd()),
    standIn: wanted.standIn,
    bootSeconds,
  };
  const results: CaseResult[] = [];
  const problems: string[] = [];
  let controlPlane = 'nothing was started';
  let booted = 0;
  const hear = (event: LaneEvent): void => {
    if (event.kind === 'booted') {
      controlPlane = event.controlPlane;
      booted = Math.max(booted, event.seconds);
      if (event.troubles.length > 0) problems.push(`Not healthy: ${event.troubles.join('; ')}`);
    } else if (event.kind === 'played') {
      results.push(event.result);
      for (const row of rowsOf(event.result)) process.stderr.write(`${row.join('  ')}\n`);
    } else if (event.kind === 'failed') problems.push(event.text);
    else if (!event.unmodified) problems.push('A file of the bundle was changed on a host.');
  };
  const lanes = Math.min(wanted.lanes, cases.length);
  await Promise.all(
    Array.from({ length: lanes }, (_, lane) => {
      const names = cases.filter((__, at) => at % lanes === lane).map(({ name }) => name);
      // Once a run is enough to know how install.sh behaves.
      return runLane({ ...common, cases: names, rehearse: lane === 0 }, hear);
    }),
  );
  const missing = cases.length - results.length;
  if (missing > 0) problems.push(`${missing} cases were not played.`);
  const negative = wanted.negative ? await playNegative(design, common) : [];
  return {
    design: design.name,
    controlPlane,
    versions: programs.versions,
    bootSeconds: booted,
    results: inOrder(cases, results),
    negative,
    problems,
  };
}

/** Each wrong bundle must come out otherwise than predicted. */
async function playNegative(
  design: LabDesign,
  common: Omit<LaneOrder, 'cases' | 'rehearse'>,
): Promise<LabReport['negative']> {
  const found: LabReport['negative'][number][] = [];
  for (const [at, { name }] of negativeControls(design, casesOf(design)).entries()) {
    let caught = false;
    let how = 'it went as predicted';
    await runLane({ ...common, cases: [], negative: at, rehearse: false }, (event) => {
      if (event.kind === 'played' && !event.result.agrees) {
        caught = true;
        how = event.result.places.map((place) => `clients see ${place.observed}`).join(', ');
      } else if (event.kind === 'failed') how = event.text;
      else if (event.kind === 'booted' && event.troubles.length > 0) {
        caught = true;
        how = event.troubles.join('; ');
      }
    });
    found.push({ name, caught, how });
  }
  return found;
}

function inOrder(cases: readonly Case[], results: readonly CaseResult[]): CaseResult[] {
  const place = new Map(cases.map(({ name }, at) => [name, at]));
  return results.toSorted((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
}

/** Every starter and every design of the lab's own. */
function everySource(): string[] {
  const folder = path.join(process.cwd(), 'e2e/lab/designs');
  const own = readdirSync(folder).map((file) => path.join(folder, file));
  return [...templates.map(({ id }) => id), ...own];
}

async function main(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted.help) {
    process.stdout.write(usage);
    return 0;
  }
  const programs = await findPrograms(toolsFolder(process.cwd()), wanted.standIn);
  const sources = wanted.all ? everySource() : wanted.sources;
  const all = sources.map((source) => [source, readDesign(source)] as const);
  const left = all.flatMap(([, design]) => whyNotPlayed(design) ?? []);
  const designs = all.filter(([, design]) => whyNotPlayed(design) === undefined);
  if (!wanted.all && left.length > 0) throw new LabError(left.join('\n'));
  mkdirSync(wanted.output, { recursive: true });
  let proven = 0;
  for (const [source, design] of designs) {
    process.stderr.write(`\n${design.name}\n`);
    const report = await playDesign(design, source, wanted, programs);
    const file = path.join(wanted.output, `lab-${design.name.replaceAll(/[^\w.-]/g, '_')}`);
    writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(`${file}.md`, markdownReport(report));
    process.stdout.write(`\n${design.name}\n${textReport(report)}`);
    if (isProven(report)) proven += 1;
  }
  for (const why of left) process.stdout.write(`Not played: ${why}\n`);
  process.stdout.write(`${proven} passed, ${designs.length - proven} failed\n`);
  return proven === designs.length ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}
main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    const text = error instanceof LabError ? error.message : String((error as Error).stack);
    process.stderr.write(`${text}\n`);
    process.exit(2);
  },
);
