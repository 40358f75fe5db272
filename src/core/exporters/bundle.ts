import { plainText } from '../format/text.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { message, type Language, type Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { toolVersion } from '../model/version.ts';
import { shortTopologyHash } from '../persistence/topology-hash.ts';
import type { BundleFile, ExportContext, Exporter, ExportResult, Remarks } from './exporter.ts';
import { exporters } from './registry.ts';
import { buildSite } from './site/site.ts';

export interface Remark {
  readonly exporter: string;
  readonly message: Message;
}

/** Everything that the zip holds, sorted by path. */
export interface Bundle {
  readonly files: readonly BundleFile[];
  /** What could not be written or expressed, by exporter. */
  readonly notes: readonly Remark[];
  /** What tools that files are for cannot be told, by exporter; no fault of the design. */
  readonly limits: readonly Remark[];
  /** First 12 hex digits of the SHA-256 of the canonical document. */
  readonly hash: string;
}

export interface BundleOptions {
  /** Of README and RUNBOOK. */
  readonly language: Language;
  /** Files that other parts of the program add, such as diagrams; of two at one path ours stays. */
  readonly extraFiles?: readonly BundleFile[];
}

/**
 * All files for a design. Deterministic: the same topology and options give the same bytes. Never
 * throws for a topology that the schema holds, however broken the design is.
 */
export function buildBundle(
  topology: Topology,
  { language, extraFiles = [] }: BundleOptions,
): Bundle {
  const index = indexTopology(topology);
  const site = buildSite(index);
  const hash = shortTopologyHash(topology);
  const context: ExportContext = {
    index,
    site,
    language,
    header: `Made by Quorate ${toolVersion} from topology ${hash}.`,
    hostFolders: new Map(site.hosts.map(({ host, folder }) => [host.id, folder])),
  };
  const files: BundleFile[] = [];
  const notes: Remark[] = [];
  const limits: Remark[] = [];
  for (const exporter of exporters) {
    const result = exportSafely(exporter, context, [...extraFiles, ...files], {
      notes: notes.map(textOf),
      limits: limits.map(textOf),
    });
    files.push(...result.files);
    for (const each of unrepeated(result.limits ?? []))
      limits.push({ exporter: exporter.id, message: each });
    for (const each of unrepeated(result.notes))
      notes.push({ exporter: exporter.id, message: each });
  }
  const byPath = new Map<string, BundleFile>();
  for (const file of [...files, ...extraFiles]) {
    if (!byPath.has(file.path)) byPath.set(file.path, file);
  }
  return {
    files: [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    notes,
    limits,
    hash,
  };
}

function textOf({ message: said }: Remark): Message {
  return said;
}

/** The text of the note for an exporter that failed. Tests demand that it never appears. */
export const exporterFailed = {
  en: 'The files of “{exporter}” are left out because of an error: {reason}',
  zh: '由于错误，未生成“{exporter}”的文件：{reason}',
} as const;

function exportSafely(
  exporter: Exporter,
  context: ExportContext,
  written: readonly BundleFile[],
  remarks: Remarks,
): ExportResult {
  try {
    return exporter.export(context, written, remarks);
  } catch (error) {
    const reason = plainText(error instanceof Error ? error.message : String(error));
    return { files: [], notes: [message(exporterFailed, { exporter: exporter.id, reason })] };
  }
}

function unrepeated(notes: readonly Message[]): Message[] {
  const seen = new Map(notes.map((note) => [JSON.stringify([note.text.en, note.data]), note]));
  return [...seen.values()];
}
