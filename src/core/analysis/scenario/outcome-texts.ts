import { renderMessage, type Language, type Localized } from '../../model/message.ts';
import type { ApiState, ClusterState, UnavailabilityCause } from '../verdict.ts';

/** Outcomes in a word or two, for tables. */

const api: Readonly<Record<ApiState, Localized>> = {
  available: { en: 'available', zh: '可用' },
  degraded: { en: 'no spare', zh: '无冗余' },
  partial: { en: '{percent} % fail', zh: '{percent}% 失败' },
  unavailable: { en: 'unavailable', zh: '不可用' },
};

const reads: Readonly<Record<ClusterState['reads'], Localized>> = {
  current: { en: 'current', zh: '最新' },
  stale: { en: 'stale', zh: '过期' },
  none: { en: 'none', zh: '无' },
};

const causes: Readonly<Record<UnavailabilityCause, Localized>> = {
  'no-endpoint': { en: 'no endpoint', zh: '无入口' },
  'no-quorum': { en: 'no quorum', zh: '无法定人数' },
  'no-control-plane': { en: 'no usable master', zh: '无可用 master' },
  'no-space': { en: 'etcd out of space', zh: 'etcd 空间已满' },
};

export const outcomeTexts = {
  api: (state: Pick<ClusterState, 'api' | 'failingShare'>, language: Language): string =>
    renderMessage(
      { text: api[state.api], data: { percent: percentOf(state.failingShare) } },
      language,
    ),
  reads,
  causes,
} as const;

/** `2/3`. */
export function figureText(part: number, whole: number): string {
  return `${part}/${whole}`;
}

/** Whole per cent, but never 0 or 100 for a share that is neither. */
export function percentOf(share: number): number {
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}
