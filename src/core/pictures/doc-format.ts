import type { Diagram } from '../diagrams/view.ts';
import type { Language, Message } from '../model/message.ts';
import type { pictureThemes } from '../model/topology.ts';
import type { DrawnAs } from '../two-way/design-comment.ts';
import type { Painter } from './painter.ts';

export type PictureTheme = (typeof pictureThemes)[number];

/** The design that a file carries, to be opened again from it. */
export interface CarriedDesign {
  /** As `carryTopology` makes it. */
  readonly word: string;
  /** The document itself, for readers that show attachments. */
  readonly document: string;
  readonly drawn: DrawnAs;
}

/** One diagram to be written in some format. */
export interface DocJob {
  /** What the picture shows, free text. */
  readonly title: string;
  readonly diagram: Diagram;
  readonly language: Language;
  readonly theme: PictureTheme;
  /** Pixels for each unit of the picture, 1 to 4; absent: the format's own. */
  readonly scale?: number | undefined;
  /** Absent: the file is only to be looked at. */
  readonly carried?: CarriedDesign | undefined;
  /** What no format can be given, and why; not part of the file. */
  readonly notes: readonly Message[];
  readonly painter: Painter;
}

export interface DocFile {
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** What the file leaves out, and why. */
  readonly notes: readonly Message[];
}

/** A way to put a diagram into a document. */
export interface DocFormat {
  readonly id: FormatId;
  /** Of the file, without a dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The themes that one file can hold; empty where whoever shows the diagram chooses. */
  readonly themes: readonly PictureTheme[];
  /** Pixels for each unit where nobody says; absent where the file has no pixels. */
  readonly scale?: number;
  /** @throws PictureError where the picture cannot be drawn */
  readonly write: (job: DocJob) => Promise<DocFile>;
}

export const formatIds = [
  'mermaid',
  'markdown',
  'hugo',
  'asciidoc',
  'html',
  'svg',
  'png',
  'pdf',
] as const;
export type FormatId = (typeof formatIds)[number];

export const scales = [1, 2, 3, 4] as const;
