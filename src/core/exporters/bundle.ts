import { plainText } from '../format/text.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { message, type Language, type Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { toolVersion } from '../model/version.ts';
import { shortTopologyHash } from '../persistence/topology-hash.ts';
import type {
  BundleFile,
  ExportContext,
  Exporter,
  ExportResult,
  Note,
  Remarks,
} from './exporter.ts';
import { absentFiles, sameText, type AbsentFile } from './notes.ts';
import { exporters } from './registry.ts';
import { buildSite } from './site/site.ts';

export interface Remark {
  readonly exporter: string;
  readonly message: Message;
  /** Id of the host that it is about; undefined where it is about several or none. */
  readonly host: string | undefined;
  /** Paths of the files that it is about, absent or incomplete; empty for the bundle as a whole. */
  readonly paths: readonly string[];
}

/** Everything that the zip holds, sorted by path. */
export interface Bundle {
  readonly files: readonly BundleFile[];
  /** What could not be written or expressed, by exporter; a reason for several files stands once. */
  readonly notes: readonly Remark[];
  /** Files that are not written for a reason among the notes, sorted by path. */
  readonly absent: readonly AbsentFile[];
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
  const notes: GivenNote[] = [];
  const limits: GivenNote[] = [];
  for (const exporter of exporters) {
    const result = exportSafely(exporter, context, [...extraFiles, ...files], { notes, limits });
    files.push(...result.files);
    const given = (note: Note): GivenNote => ({ ...note, exporter: exporter.id });
    limits.push(...(result.limits ?? []).map(given));
    notes.push(...result.notes.map(given));
  }
  const byPath = new Map<string, BundleFile>();
  for (const file of [...files, ...extraFiles]) {
    if (!byPath.has(file.path)) byPath.set(file.path, file);
  }
  return {
    files: [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    notes: remarksOf(notes),
    absent: absentFiles(notes, files),
    limits: remarksOf(limits),
    hash,
  };
}

interface GivenNote extends Note {
  readonly exporter: string;
}

/** Each text once, with all the files that it is about. */
function remarksOf(notes: readonly GivenNote[]): Remark[] {
  const groups = new Map<string, GivenNote[]>();
  for (const note of notes) {
    const key = sameText(note);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return [...groups.values()].flatMap((group): Remark[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { exporter, text, data } = first;
    const hosts = new Set(group.map(({ host }) => host));
    return [
      {
        exporter,
        message: message(text, data),
        host: hosts.size === 1 ? first.host : undefined,
        paths: [...new Set(group.flatMap(({ path }) => path ?? []))],
      },
    ];
  });
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
