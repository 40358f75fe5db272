import { parseArgs } from 'node:util';
import { kinds, type Case } from './cases.ts';
import { LabError } from './lab-error.ts';

export interface LabArguments {
  readonly sources: readonly string[];
  readonly all: boolean;
  readonly kinds: readonly Case['kind'][];
  /** Names of cases to play; empty for all. */
  readonly only: readonly string[];
  readonly lanes: number;
  readonly standIn: boolean;
  readonly negative: boolean;
  /** Folder for the reports. */
  readonly output: string;
  readonly help: boolean;
}

export const usage = `Usage: npm run lab -- FILE… [options]

Starts the real programs from an exported bundle and compares what happens with what is predicted.
FILE is a topology, an exported zip or the name of a starter.

  --all               every starter and every design in e2e/lab/designs that can be played
  --cases KIND,…      of ${kinds.join(', ')} (default: all)
  --only NAME,…       only the cases of these names
  --lanes N           sites side by side (default 2)
  --stand-in          do not run kube-apiserver itself, even where it was built
  --no-negative       leave out the wrong bundles that the lab must catch
  -o, --output DIR    where lab-NAME.json and lab-NAME.md go (default: lab-results)

Status: 0 all as predicted, 1 not, 2 cannot run here or bad input. Needs Linux and root.
"npm run lab:tools" builds kubeadm, kube-apiserver and etcd where Go is installed.
`;

/** Throws LabError for what it does not know. */
export function readArguments(argv: readonly string[]): LabArguments {
  let read;
  try {
    read = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        cases: { type: 'string' },
        only: { type: 'string' },
        lanes: { type: 'string', default: '2' },
        'stand-in': { type: 'boolean', default: false },
        'no-negative': { type: 'boolean', default: false },
        output: { type: 'string', short: 'o', default: 'lab-results' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new LabError(`${(error as Error).message}\n\n${usage}`);
  }
  const { values, positionals } = read;
  const lanes = Number(values.lanes);
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > 8) {
    throw new LabError(`--lanes ${values.lanes}: give a number from 1 to 8.`);
  }
  const wanted = listOf(values.cases);
  const unknown = wanted.filter((each) => !kinds.some((kind) => kind === each));
  if (unknown.length > 0) {
    throw new LabError(`--cases ${unknown.join(',')}: choose of ${kinds.join(', ')}.`);
  }
  if (positionals.length === 0 && !values.all && !values.help) throw new LabError(usage);
  return {
    sources: positionals,
    all: values.all,
    kinds: kinds.filter((kind) => wanted.length === 0 || wanted.includes(kind)),
    only: listOf(values.only),
    lanes,
    standIn: values['stand-in'],
    negative: !values['no-negative'],
    output: values.output,
    help: values.help,
  };
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
