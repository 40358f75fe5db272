import type { ImportCandidate } from '../core/importers/import-candidate.ts';
import {
  parseReadAs,
  readingNames,
  type Correction,
} from '../core/importers/mermaid/corrections.ts';
import { CliError } from './cli-error.ts';
import type { OptionValues } from './command.ts';

/**
 * What `--as NODE=READING`, `--host NODE=NODE` and `--zone NODE=NODE` say, one correction a node.
 * Throws CliError for what is none.
 */
export function correctionsOf(options: OptionValues): readonly Correction[] {
  const corrections = new Map<string, Correction>();
  const add = (node: string, said: Omit<Correction, 'node'>): void => {
    corrections.set(node, { ...corrections.get(node), ...said, node });
  };
  for (const [node, value] of pairsOf(options, 'as')) {
    const [, reading = value, times] = /^(.*?)\s*[*x×]\s*(\d+)$/.exec(value) ?? [];
    const count = times === undefined ? undefined : Number(times);
    if (parseReadAs(reading) === undefined || (count !== undefined && (count < 1 || count > 64))) {
      const known = `${readingNames.join(', ')}, several joined by +, with *1 to *64 for more than one`;
      throw new CliError(`--as ${node}=${value}: choose ${known}.`);
    }
    add(node, { as: reading, ...(count === undefined ? {} : { count }) });
  }
  for (const [node, host] of pairsOf(options, 'host')) add(node, { host });
  for (const [node, zone] of pairsOf(options, 'zone')) add(node, { zone });
  return [...corrections.values()];
}

/** Throws CliError where a correction names a shape that no chosen diagram has. */
export function refuseUnknownNodes(
  corrections: readonly Correction[],
  candidates: readonly ImportCandidate[],
): void {
  const known = new Set(
    candidates.flatMap(({ drawing }) => [
      ...(drawing?.flowchart.vertices.map(({ id }) => id) ?? []),
      ...(drawing?.flowchart.subgraphs.map(({ id }) => id) ?? []),
    ]),
  );
  for (const { node, host, zone } of corrections) {
    for (const id of [node, host, zone]) {
      if (id === undefined || id === '' || known.has(id)) continue;
      const some = [...known].slice(0, 20).join(', ');
      throw new CliError(`No shape of the diagram has the id ${id}. It has ${some || 'none'}.`);
    }
  }
}

function pairsOf(options: OptionValues, name: string): (readonly [string, string])[] {
  const values = options[name];
  if (!Array.isArray(values)) return [];
  return values.map((value) => {
    const text = String(value);
    const at = text.indexOf('=');
    if (at < 1) throw new CliError(`--${name} ${text}: write NODE=VALUE.`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
}
