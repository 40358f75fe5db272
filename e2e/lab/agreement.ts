import type { Case } from './cases.ts';
import type { Seen } from './observer.ts';

/** What was predicted for clients of one place, and what they saw. */
export interface PlaceResult {
  readonly place: 'outside' | 'inside';
  readonly predicted: Seen;
  readonly observed: Seen | 'unsteady';
  readonly predictedQuorum: boolean;
  readonly observedQuorum: boolean;
  readonly holders: readonly HolderResult[];
  /** Seconds after the failure until the last write failed. */
  readonly recovered: number;
  /** Seconds at most, as the timers of the configs say. */
  readonly predictedRecovery: number;
  readonly errors: string;
}

/** Who may hold a VIP, and who does: load balancers by id. */
export interface HolderResult {
  readonly endpoint: string;
  /** One of these; none means nobody. */
  readonly predicted: readonly string[];
  readonly observed: readonly string[];
}

export interface CaseResult {
  readonly name: string;
  readonly kind: Case['kind'];
  readonly places: readonly PlaceResult[];
  readonly agrees: boolean;
  /** What kept the lab from getting well again afterwards; empty if it did. */
  readonly troubles: readonly string[];
  readonly seconds: number;
}

export function agrees(result: PlaceResult): boolean {
  return (
    result.predicted === result.observed &&
    result.predictedQuorum === result.observedQuorum &&
    result.holders.every(holdsAsPredicted)
  );
}

export function holdsAsPredicted({ predicted, observed }: HolderResult): boolean {
  const [only, ...more] = observed;
  if (only === undefined) return predicted.length === 0;
  return more.length === 0 && predicted.includes(only);
}
