import type { ExplainedDiagnostic } from '../../store/session-store.ts';

/** What the form of a kind is given. */
export interface FormProps<T> {
  readonly element: T;
  /** Findings by the field they belong under. */
  readonly findings: ReadonlyMap<string, readonly ExplainedDiagnostic[]>;
}
