import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateScenario } from '../../src/core/analysis/evaluate.ts';
import { buildDesignBundle } from '../../src/core/bundle/design-bundle.ts';
import { zipBundle } from '../../src/core/exporters/zip.ts';
import { buildSite, type Site, type SiteHost } from '../../src/core/exporters/site/site.ts';
import { indexTopology, type TopologyIndex } from '../../src/core/graph/topology-index.ts';
import { looksLikeZip, readBundleZip } from '../../src/core/importers/bundle-zip.ts';
import { renderMessage } from '../../src/core/model/message.ts';
import { templateById } from '../../src/core/model/templates/registry.ts';
import type { Topology } from '../../src/core/model/topology.ts';
import { readDocument } from '../../src/core/persistence/read-document.ts';
import { readZip, type ZipEntry } from '../zip.ts';
import { LabError } from './lab-error.ts';

/** What the lab plays: the design, and the very files that hosts would get. */
export interface LabDesign {
  readonly name: string;
  readonly topology: Topology;
  readonly index: TopologyIndex;
  readonly site: Site;
  /** By path in the zip. */
  readonly files: ReadonlyMap<string, ZipEntry>;
}

/**
 * A topology file, an exported zip (whose files are then played, not made anew) or the name of a
 * starter. Throws LabError with one clear message.
 */
export function readDesign(source: string): LabDesign {
  const template = templateById(source);
  if (template !== undefined) return ofTopology(source, template.build());
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(source);
  } catch {
    throw new LabError(`${source} is neither a file that can be read nor the name of a starter.`);
  }
  const file = path.basename(source);
  const name = file.replace(/(?:\.topology)?\.\w+$/, '');
  if (!looksLikeZip(bytes)) return ofTopology(name, parsed(new TextDecoder().decode(bytes), file));
  const inside = readBundleZip(bytes, file);
  if (!inside.ok) throw new LabError(renderMessage(inside.message, 'en'));
  return ofZip(name, parsed(inside.text, file), bytes);
}

/** Why the lab cannot play a design, in one sentence; undefined if it can. */
export function whyNotPlayed({ name, topology, index }: LabDesign): string | undefined {
  const foreign = topology.endpoints.find(({ kind }) => kind !== 'vip' && kind !== 'direct');
  if (foreign !== undefined) {
    return `${name}: its endpoint ${foreign.name} (${foreign.kind}) does not run here.`;
  }
  const [whole] = evaluateScenario(index, { failed: [] });
  if (whole !== undefined && whole.api !== 'unavailable') return undefined;
  return `${name}: its API is not available even when nothing has failed (${whole?.cause ?? 'empty'}), so there is nothing to compare.`;
}

function parsed(text: string, file: string): Topology {
  const result = readDocument(text, file);
  if (!result.ok) throw new LabError(renderMessage(result.message, 'en'));
  return result.topology;
}

function ofTopology(name: string, topology: Topology): LabDesign {
  return ofZip(name, topology, zipBundle(buildDesignBundle(topology, 'en')));
}

function ofZip(name: string, topology: Topology, zip: Uint8Array): LabDesign {
  const index = indexTopology(topology);
  return { name, topology, index, site: buildSite(index), files: readZip(Buffer.from(zip)) };
}

/** The files of one host by their absolute path there. */
export function filesOf(design: LabDesign, at: SiteHost): Map<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  for (const [file, content] of design.files) {
    const inside = file.slice(at.folder.length);
    // What lies beside `etc` is for whoever copies the folder, not for the host.
    if (file.startsWith(`${at.folder}/`) && inside.lastIndexOf('/') > 0) found.set(inside, content);
  }
  return found;
}

/** Writes files under a folder, with their modes. */
export function writeFiles(folder: string, files: Iterable<readonly [string, ZipEntry]>): void {
  for (const [file, { text, mode }] of files) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    chmodSync(target, mode);
  }
}
