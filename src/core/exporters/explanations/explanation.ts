import type { Localized } from '../../model/message.ts';

/** Why a line that is not self-evident is as it is. */
export interface LineReason {
  /** Matches the line, its indent taken off. The first line that matches is the one explained. */
  readonly line: RegExp;
  readonly reason: Localized;
  /** Document and version, or the program that showed it. */
  readonly source: string;
}

/** What the files of one path are for. */
export interface Explanation {
  /** Matches the path in the bundle. */
  readonly path: RegExp;
  readonly about: Localized;
  readonly lines: readonly LineReason[];
}
