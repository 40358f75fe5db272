import type { CaseResult } from './agreement.ts';

/** What a lane is told to do. */
export interface LaneOrder {
  readonly source: string;
  /** Folder of the programs that were built. */
  readonly tools: string;
  readonly standIn: boolean;
  /** Names of the cases to play. */
  readonly cases: readonly string[];
  /** Each install.sh is also run dry, and a second time. */
  readonly rehearse: boolean;
  /** Which of the wrong bundles to play in place of the cases. */
  readonly negative?: number;
  /** Longest time until all is well after the start. */
  readonly bootSeconds: number;
}

/** What a lane reports. */
export type LaneEvent =
  | {
      readonly kind: 'booted';
      readonly seconds: number;
      readonly troubles: readonly string[];
      readonly controlPlane: string;
    }
  | { readonly kind: 'played'; readonly result: CaseResult }
  | { readonly kind: 'ended'; readonly unmodified: boolean }
  | { readonly kind: 'failed'; readonly text: string };
