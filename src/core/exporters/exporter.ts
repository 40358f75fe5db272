import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Language, Localized, Message } from '../model/message.ts';
import type { Site } from './site/site.ts';

/** One file of the bundle. */
export interface BundleFile {
  /** Path in the zip, `/`-separated, relative, without `.` or `..`. */
  readonly path: string;
  /** LF line ends and a final newline. */
  readonly content: string;
  /** Unix permission bits, for instance 0o644 or 0o755. */
  readonly mode: number;
  /** How to highlight it. */
  readonly syntax:
    | 'haproxy'
    | 'nginx'
    | 'keepalived'
    | 'yaml'
    | 'shell'
    | 'ini'
    | 'markdown'
    | 'mermaid'
    | 'json'
    | 'text';
}

export interface ExportContext {
  readonly index: TopologyIndex;
  /** The design in the words of config files: checked addresses, names that no file has to quote. */
  readonly site: Site;
  /** Language of README and RUNBOOK; configs are English. */
  readonly language: Language;
  /** Tool name, version and topology hash, for the first line of every file. */
  readonly header: string;
  /** Folder of each host inside the bundle, `hosts/<name>`, unique and path-safe, by host id. */
  readonly hostFolders: ReadonlyMap<string, string>;
}

/** Something to say about the files, and where it belongs. */
export interface Note extends Message {
  /** Id of the host that it is about. */
  readonly host?: string;
  /** Path in the bundle of the file that is absent, or says less than the design asks. */
  readonly path?: string;
  /** The file is not written for this reason; else it is there and incomplete. */
  readonly absent?: true;
}

export interface ExportResult {
  readonly files: readonly BundleFile[];
  /** What this target cannot express, or what is missing to write a file. */
  readonly notes: readonly Note[];
  /** What a tool that the file is for cannot be told, however complete the design is. */
  readonly limits?: readonly Note[];
}

/** What the exporters so far have had to say. */
export type Remarks = Required<Pick<ExportResult, 'notes' | 'limits'>>;

export interface Exporter {
  readonly id: string;
  readonly title: Localized;
  /**
   * Never throws, however broken the design: what cannot be written becomes a note.
   * @param written the files of the exporters that stand before this one in the registry
   * @param remarks what these had to leave out
   */
  readonly export: (
    context: ExportContext,
    written: readonly BundleFile[],
    remarks: Remarks,
  ) => ExportResult;
}
