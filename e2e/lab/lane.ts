/**
 * One lane: a site of its own in namespaces of its own, started by `main.ts` through unshare. When
 * this process ends, in whatever way, everything it made is gone with it. Prints one JSON line for
 * each thing that has happened.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { casesOf } from './cases.ts';
import { readDesign } from './design.ts';
import { Lab } from './lab.ts';
import { LabError } from './lab-error.ts';
import { negativeControls } from './negative.ts';
import { play } from './play.ts';
import { findPrograms } from './programs.ts';
import { run } from './run.ts';
import type { LaneEvent, LaneOrder } from './lane-order.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as LaneOrder;

function tell(event: LaneEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

async function main(): Promise<void> {
  const programs = await findPrograms(order.tools, order.standIn);
  const design = readDesign(order.source);
  const cases = casesOf(design);
  const negative =
    order.negative === undefined ? undefined : negativeControls(design, cases)[order.negative];
  const scratch = '/tmp/quorate-lab';
  mkdirSync(scratch, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8g,mode=755', 'quorate-lab', scratch]);
  await run('ip', ['link', 'set', 'lo', 'up']);
  const began = Date.now();
  const lab = await Lab.start(negative?.design ?? design, {
    programs,
    scratch,
    built: path.dirname(process.argv[1] ?? ''),
    rehearse: order.rehearse,
  });
  try {
    const troubles = await lab.settle(order.bootSeconds * 1000);
    const seconds = (Date.now() - began) / 1000;
    tell({ kind: 'booted', seconds, troubles, controlPlane: lab.controlPlane.name });
    if (troubles.length > 0) return;
    const wanted =
      negative === undefined
        ? cases.filter(({ name }) => order.cases.includes(name))
        : [negative.case];
    for (const each of wanted) {
      const result = await play(lab, each);
      tell({ kind: 'played', result });
      // A site that does not get well would make every later case look wrong.
      if (result.troubles.length > 0 && negative === undefined) break;
    }
    tell({ kind: 'ended', unmodified: lab.unmodified() });
  } finally {
    lab.end();
  }
}

// Whoever started this lane is gone, however that came about: so is the lane.
process.stdin.on('end', () => process.exit(4)).resume();

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof LabError ? error.message : String((error as Error).stack);
    tell({ kind: 'failed', text });
    process.exit(error instanceof LabError ? 2 : 3);
  },
);
