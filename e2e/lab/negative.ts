import type { ZipEntry } from '../zip.ts';
import type { Case } from './cases.ts';
import type { LabDesign } from './design.ts';

/** A bundle that is made wrong, and the case that must then not go as predicted. */
export interface NegativeControl {
  readonly name: string;
  readonly design: LabDesign;
  readonly case: Case;
}

/**
 * Proof that the lab sees failure: configs that every checker accepts and that do not fail over. One
 * has a check weight below the gap of the priorities, the other lacks all back ends but one.
 */
export function negativeControls(design: LabDesign, cases: readonly Case[]): NegativeControl[] {
  return [weightBelowGap(design, cases), missingBackends(design, cases)].flatMap((control) =>
    control === undefined ? [] : [control],
  );
}

function weightBelowGap(design: LabDesign, cases: readonly Case[]): NegativeControl | undefined {
  const files = changed(design, /\/keepalived\.conf$/, (text) =>
    text.replaceAll(/^\s*nopreempt.*\n/gm, '').replaceAll(/^(\s*)init_fail.*$/gm, '$1weight -2'),
  );
  const [first] = design.topology.endpoints.flatMap((endpoint) =>
    endpoint.kind === 'vip' ? endpoint.members : [],
  );
  const host = design.site.loadBalancers.find(({ loadBalancer }) => loadBalancer?.id === first);
  const found = cases.find(
    ({ process }) => process?.host === host?.host.id && process?.service !== 'keepalived',
  );
  return files === undefined || found === undefined
    ? undefined
    : { name: 'a check weight below the priority gap', design: { ...design, files }, case: found };
}

function missingBackends(design: LabDesign, cases: readonly Case[]): NegativeControl | undefined {
  const files = changed(design, /\/haproxy\.cfg$/, (text) => {
    let kept = false;
    return text
      .split('\n')
      .filter((line) => {
        const server = /^\s*server /.test(line);
        const drop = server && kept;
        kept ||= server;
        return !drop;
      })
      .join('\n');
  });
  const [first] = design.site.controlPlanes;
  const found = cases.find(({ kind, hosts }) => kind === 'host' && hosts[0] === first?.host.id);
  if (files === undefined || found === undefined || design.site.controlPlanes.length < 2) {
    return undefined;
  }
  return { name: 'back ends that are missing', design: { ...design, files }, case: found };
}

/** The files with some of them changed; undefined if none of them was. */
function changed(
  { files }: LabDesign,
  pattern: RegExp,
  change: (text: string) => string,
): ReadonlyMap<string, ZipEntry> | undefined {
  let any = false;
  const result = new Map(
    [...files].map(([file, entry]) => {
      if (!pattern.test(file)) return [file, entry] as const;
      const text = change(entry.text);
      any ||= text !== entry.text;
      return [file, { ...entry, text }] as const;
    }),
  );
  return any ? result : undefined;
}
