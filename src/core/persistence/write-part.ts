import type { Part } from '../model/part.ts';
import { elementCollections } from '../model/topology.ts';

/** The key of a document that marks it as a part of a design. */
export const partMark = 'part';

/**
 * A part as text for the clipboard: a topology document with the part's elements alone and the key
 * `part` ({ carriers, partial }). Any Quorate opens it as a file as well.
 */
export function writePart({ topology, carriers, partial }: Part): string {
  const { apiVersion, kind, metadata, layout } = topology;
  const lists = Object.fromEntries(
    elementCollections.flatMap((list) =>
      topology[list].length === 0 ? [] : [[list, topology[list]]],
    ),
  );
  const document = {
    apiVersion,
    kind,
    metadata: { name: metadata.name },
    [partMark]: { carriers, partial },
    ...lists,
    layout,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
