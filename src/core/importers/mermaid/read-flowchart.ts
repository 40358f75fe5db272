import type { Message } from '../../model/message.ts';
import type { Flowchart } from '../flowchart.ts';
import type { ImportedDesign } from '../importer.ts';
import { buildDesign } from './build-design.ts';
import { clustersOf } from './clusters.ts';
import type { Correction } from './corrections.ts';
import { drawingOf } from './drawing.ts';
import { namesOf } from './naming.ts';
import { isInside } from './outline.ts';
import { partsOf } from './parts.ts';
import { domainsOf, hostsOf } from './places.ts';
import { relationsOf } from './relations.ts';
import { vipsOf } from './sharing.ts';
import { somethingElse } from './something-else.ts';

export type FlowchartReading =
  | { readonly ok: true; readonly design: ImportedDesign }
  | {
      readonly ok: false;
      readonly message: Message;
      /** The design all the same, for a user who knows better. */
      readonly design: ImportedDesign;
    };

/**
 * Reads a flowchart as a control plane: what its labels, shapes, nesting and lines say. Each element
 * comes with its evidence; what had to be assumed, or could not be placed, is among the notes.
 * @param name of the design
 * @param corrections what the user says against that; those of unknown ids are left alone
 */
export function readFlowchart(
  flowchart: Flowchart,
  name: string,
  corrections: readonly Correction[] = [],
): FlowchartReading {
  const drawing = drawingOf(flowchart, corrections);
  const { outline } = drawing;
  const found = partsOf(drawing);
  const relations = relationsOf(outline, found);
  // An endpoint without a line to what it serves, a DNS server say, is none of ours.
  const parts = found.filter(
    (part) => part.kind !== 'dns' || relations.forwards.some(({ from }) => from === part),
  );
  const hosts = hostsOf(
    drawing,
    parts,
    (loadBalancer, box) =>
      relations.forwards.some(
        ({ from, to }) =>
          from === loadBalancer && !to.shapes.some((id) => isInside(outline.boxOf, id, box.id)),
      ),
    corrections,
  );
  const names = namesOf(outline, parts, hosts);
  const design = buildDesign({
    name,
    drawing,
    parts,
    relations,
    hosts,
    names,
    domains: domainsOf(drawing, hosts),
    clusters: clustersOf(drawing, parts, hosts, relations),
    vips: vipsOf(parts, relations, names.of),
  });
  const other = somethingElse(drawing, parts, relations);
  // What the user placed is part of a cluster.
  return other === undefined || (corrections.length > 0 && parts.length > 0)
    ? { ok: true, design }
    : { ok: false, message: other, design };
}
