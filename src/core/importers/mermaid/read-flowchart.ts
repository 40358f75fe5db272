import { message, type Message } from '../../model/message.ts';
import type { Flowchart } from '../flowchart.ts';
import type { ImportedDesign } from '../importer.ts';
import { buildDesign } from './build-design.ts';
import { clustersOf } from './clusters.ts';
import { namesOf } from './naming.ts';
import { noteTexts } from './note-texts.ts';
import { isInside, outlineOf, type Outline } from './outline.ts';
import { partsOf, type Part } from './parts.ts';
import { domainsOf, hostsOf, isComponent } from './places.ts';
import { relationsOf, type Relations } from './relations.ts';
import { isTelling } from './roles.ts';
import { vipsOf } from './sharing.ts';

export type FlowchartReading =
  | { readonly ok: true; readonly design: ImportedDesign }
  | { readonly ok: false; readonly message: Message };

/**
 * Reads a flowchart as a control plane: what its labels, shapes, nesting and lines say. Each element
 * comes with its evidence; what had to be assumed, or could not be placed, is among the notes.
 * @param name of the design
 */
export function readFlowchart(flowchart: Flowchart, name: string): FlowchartReading {
  const outline = outlineOf(flowchart);
  const found = partsOf(outline);
  const relations = relationsOf(outline, found);
  if (!drawsControlPlane(outline, found, relations)) {
    return { ok: false, message: message(noteTexts.somethingElse) };
  }
  // An endpoint without a line to what it serves, a DNS server say, is none of ours.
  const parts = found.filter(
    (part) => part.kind !== 'dns' || relations.forwards.some(({ from }) => from === part),
  );
  const hosts = hostsOf(outline, parts, (loadBalancer, box) =>
    relations.forwards.some(
      ({ from, to }) =>
        from === loadBalancer && !to.shapes.some((id) => isInside(outline.boxOf, id, box.id)),
    ),
  );
  const names = namesOf(outline, parts, hosts);
  return {
    ok: true,
    design: buildDesign({
      name,
      outline,
      parts,
      relations,
      hosts,
      names,
      domains: domainsOf(outline, hosts),
      clusters: clustersOf(outline, parts, hosts, relations),
      vips: vipsOf(parts, relations, names.of),
    }),
  };
}

/**
 * Whether the drawing is about Kubernetes at all: it says so, or a load balancer has a line to a
 * master. "Load balancer", "API server" and "database" alone are in every web application.
 */
function drawsControlPlane(
  { flowchart }: Outline,
  parts: readonly Part[],
  { forwards, vrrp }: Relations,
): boolean {
  const core = parts.filter((part) => isComponent(part) && part.kind !== 'worker');
  if (core.length === 0) return false;
  const labels = [
    ...flowchart.vertices.map(({ label }) => label),
    ...flowchart.subgraphs.map(({ title }) => title),
  ];
  return labels.some(isTelling) || forwards.length > 0 || vrrp.length > 0;
}
