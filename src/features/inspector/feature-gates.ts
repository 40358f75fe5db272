import type { Cluster } from '../../core/model/topology.ts';

type Gates = NonNullable<Cluster['featureGates']>;

/** Gates as the flag `--feature-gates` takes them: `Name=true`. */
export function printGates(gates: Gates | undefined): string[] {
  return Object.entries(gates ?? {}).map(([name, on]) => `${name}=${on}`);
}

/** Undefined if a text is no gate. A name alone switches its gate on; of one name the last counts. */
export function parseGates(texts: readonly string[]): Gates | undefined {
  const gates: Gates = {};
  for (const text of texts) {
    const match = /^([A-Za-z][A-Za-z0-9]*)(?:=(true|false))?$/.exec(text.trim());
    if (match === null) return undefined;
    gates[match[1] ?? ''] = match[2] !== 'false';
  }
  return gates;
}
