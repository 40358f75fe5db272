export type CodeLanguage =
  | 'yaml'
  | 'shell'
  | 'nginx'
  | 'ini'
  | 'haproxy'
  | 'keepalived'
  | 'mermaid'
  | 'markdown'
  | 'json'
  | 'toml'
  | 'text';

/** The words of the search panel. */
export interface CodeLabels {
  find: string;
  next: string;
  previous: string;
  all: string;
  matchCase: string;
  regexp: string;
  byWord: string;
  close: string;
  /** Spoken before the line that holds the match found. */
  currentMatch: string;
  /** Spoken between the match and its line number. */
  onLine: string;
  /** Names a character that cannot be seen, e.g. one that turns the writing direction. */
  controlCharacter: string;
}

/** A line that there is something to say about. */
export interface NotedLine {
  /** From 1. */
  line: number;
  /** Shown while the pointer rests on the line. */
  title: string;
}

export interface CodeViewProps {
  text: string;
  language: CodeLanguage;
  /** Accessible name. */
  ariaLabel: string;
  labels: CodeLabels;
  /** Numbers of the lines to mark as changed, from 1. */
  changedLines?: readonly number[] | undefined;
  /** Lines that there is something to say about, from 1; pressing one calls `onNotedLine`. */
  notedLines?: readonly NotedLine[] | undefined;
  onNotedLine?: ((line: number) => void) | undefined;
  /** Breaks long lines instead of scrolling sideways. */
  wrap?: boolean | undefined;
  /** Number of a line to scroll to, from 1. */
  revealLine?: number | undefined;
}

/** Something wrong with the text of an editor. */
export interface CodeMarker {
  /** From 1; a line or column past the end is drawn at the end. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  message: string;
}

export interface CodeEditorProps {
  value: string;
  /** Called with every edit the user makes, never for a `value` that came in. */
  onChange: (value: string) => void;
  language: CodeLanguage;
  /** Accessible name. */
  ariaLabel: string;
  labels: CodeLabels;
  /** Drawn under the text they mean and listed below it. */
  markers?: readonly CodeMarker[] | undefined;
  /** Numbers of the lines to mark as changed, from 1. */
  changedLines?: readonly number[] | undefined;
  /**
   * Takes undo and redo over from the editor; false leaves them to it, for what was typed since the
   * last `savepoint`.
   */
  onUndo?: (() => boolean) | undefined;
  onRedo?: (() => boolean) | undefined;
  /** What changes it ends what the editor's own undo takes back in one go. */
  savepoint?: unknown;
  /** Escape was pressed, which leaves the editor. */
  onEscape?: (() => void) | undefined;
  /** The writer went elsewhere on the page. */
  onLeave?: (() => void) | undefined;
  wrap?: boolean | undefined;
}
