import {
  markdownDocument,
  markdownHeading,
  markdownList,
  markdownTable,
} from '../../src/core/format/markdown.ts';
import { clientPace } from './control-plane.ts';
import { replaced } from './install.ts';
import {
  agrees,
  holdsAsPredicted,
  type CaseResult,
  type HolderResult,
  type PlaceResult,
} from './agreement.ts';

export interface LabReport {
  readonly design: string;
  readonly controlPlane: string;
  readonly versions: readonly string[];
  readonly bootSeconds: number;
  readonly results: readonly CaseResult[];
  /** Wrong bundles, and whether the lab saw that they are. */
  readonly negative: readonly {
    readonly name: string;
    readonly caught: boolean;
    readonly how: string;
  }[];
  /** What kept the lab from playing all cases. */
  readonly problems: readonly string[];
}

/** As predicted, every case, every wrong bundle caught, nothing left unplayed. */
export function isProven({ results, negative, problems }: LabReport): boolean {
  return (
    results.length > 0 &&
    results.every((result) => result.agrees && result.troubles.length === 0) &&
    negative.every(({ caught }) => caught) &&
    problems.length === 0
  );
}

const heads = [
  'Case',
  'Clients',
  'Predicted',
  'Observed',
  'VIP',
  'etcd',
  'Back after',
  'Predicted at most',
  '',
];

/** One line a case and place. */
export function rowsOf({ name, places, troubles }: CaseResult): string[][] {
  return places.map((place) => [
    name,
    place.place,
    place.predicted,
    place.observed,
    place.holders.map(holderText).join('; '),
    quorumText(place),
    place.observed === 'writable' ? `${place.recovered.toFixed(1)} s` : '',
    place.predicted === 'writable' ? `${place.predictedRecovery.toFixed(1)} s` : '',
    troubles.length > 0 ? `not well again: ${troubles.join('; ')}` : markOf(place),
  ]);
}

function quorumText({ predictedQuorum, observedQuorum }: PlaceResult): string {
  const text = observedQuorum ? 'quorum' : 'no quorum';
  return predictedQuorum === observedQuorum ? text : `${text}, not as predicted`;
}

function holderText(holder: HolderResult): string {
  const observed = holder.observed.join(' and ') || 'nobody';
  const predicted = holder.predicted.join(' or ') || 'nobody';
  return holdsAsPredicted(holder) ? observed : `${observed}, not ${predicted}`;
}

function markOf(place: PlaceResult): string {
  return agrees(place) ? 'agrees' : `DISAGREES (${place.errors || 'no failed request'})`;
}

/** A table for a terminal. */
export function textReport(report: LabReport): string {
  const rows = [heads, ...report.results.flatMap(rowsOf)];
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[...lines, '', ...summary(report)].join('\n')}\n`;
}

/** What `RUNBOOK` readers are shown, and what a reviewer keeps. */
export function markdownReport(report: LabReport): string {
  return markdownDocument([
    markdownHeading(1, `Lab: ${report.design}`),
    markdownList(summary(report)),
    markdownTable(heads, report.results.flatMap(rowsOf)),
    markdownHeading(2, 'What this does not prove'),
    markdownList([
      'Endpoints that are kube-vip, a cloud load balancer or a name in DNS: none of them runs here, so a design that has one is not played.',
      'Real disks, real switches and routed networks: all hosts share one layer-2 segment of this machine, whatever networks the design has.',
      `systemd: each install.sh was run as it is (--dry-run, to install, and once more), with stand-ins for ${replaced.join(', ')}: no package is fetched, no kernel module loaded, no timer runs, and of kernel settings only those of the network are made. Services run as their unit's user, without its sandbox.`,
      'kubelet, scheduler and controllers: no container runs here.',
      'Times are of one machine under one load; compare them with the bound, not with each other.',
    ]),
  ]);
}

/** A request that was sent just before all was well again may still wait for its whole limit. */
const patienceOfClients = clientPace.timeoutMs / 1000;

function summary(report: LabReport): string[] {
  const places = report.results.flatMap(({ places: all }) => all);
  const agreeing = report.results.filter((result) => result.agrees).length;
  const slow = places.filter(
    (place) =>
      place.predicted === 'writable' &&
      place.observed === 'writable' &&
      place.recovered > place.predictedRecovery + patienceOfClients,
  );
  return [
    `API: ${report.controlPlane}`,
    `Programs: ${report.versions.join(', ')}`,
    `Healthy after ${report.bootSeconds.toFixed(1)} s`,
    `${agreeing} of ${report.results.length} cases as predicted`,
    `${slow.length} cases took longer than the timers of the configs say`,
    ...report.negative.map(
      ({ name, caught, how }) =>
        `Wrong on purpose, ${name}: ${caught ? 'caught' : 'NOT CAUGHT'} (${how})`,
    ),
    ...report.problems,
  ];
}
