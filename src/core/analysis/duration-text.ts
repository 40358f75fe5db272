import type { Localized } from '../model/message.ts';
import type { Duration } from './scenario/scenario-report.ts';

/** Seconds as they are written: `2.6–3.6 s`, `15 s`. Rounded to a tenth, whole from ten on. */
export function durationText({ min, max }: Duration): Localized {
  const [from, to] = [rounded(min), rounded(max)];
  const range = from === to ? from : `${from}–${to}`;
  return { en: `${range} s`, zh: `${range} 秒` };
}

function rounded(seconds: number): string {
  return String(seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds));
}
