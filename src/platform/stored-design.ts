import { parseTopology } from '../core/model/parse-topology.ts';
import { migrate } from '../core/persistence/migrations/registry.ts';
import type { ReadResult } from '../core/persistence/read-document.ts';
import type { StoredDesign } from './design-storage.ts';

/**
 * Reads a design from the storage of this device. We wrote it, so it is JSON; the reader that also
 * knows YAML and explains what is wrong is loaded only for one that is damaged.
 */
export async function readStoredDesign({
  text,
  name,
}: Pick<StoredDesign, 'text' | 'name'>): Promise<ReadResult> {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const result = parseTopology(migrate(value));
    if (result.ok) return result;
  } catch {
    // Said below, with the place.
  }
  const { readDocument } = await import('../core/persistence/read-document.ts');
  return readDocument(text, name);
}
