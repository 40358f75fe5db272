import type { ApiState } from '../../core/analysis/verdict.ts';
import type { Severity } from '../../ui/severity-icon.tsx';

/** How bad a state of the API is. */
export const severityOfState: Readonly<Record<ApiState, Severity>> = {
  available: 'ok',
  degraded: 'warning',
  partial: 'error',
  unavailable: 'error',
};
