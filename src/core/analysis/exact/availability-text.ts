import { message, type Localized, type Message } from '../../model/message.ts';
import { minutesPerYear } from './analysis.ts';

/** Below this a figure says nothing any more: 0.03 seconds a year. */
const leastShown = 1e-9;

const units = {
  days: { en: '{number} days/year', zh: '{number} 天/年' },
  minutes: { en: '{number} min/year', zh: '{number} 分钟/年' },
  seconds: { en: '{number} s/year', zh: '{number} 秒/年' },
  less: { en: 'less than 0.1 s/year', zh: '不到 0.1 秒/年' },
} satisfies Record<string, Localized>;

const percentText: Localized = { en: '{number} %', zh: '{number}%' };
const moreThanText: Localized = { en: 'more than {number} %', zh: '高于 {number}%' };
const bothText: Localized = { en: '{percent} % ≈ {time}', zh: '{percent}% ≈ {time}' };

/**
 * An availability in per cent with as many nines as it has and `digits` more: `99.99945` for an
 * unavailability of 5.5e-6. Never rounded up to 100, nor down to 0: those two stand for what cannot
 * fail and what is never up. `null` where there are more nines than anyone should believe.
 */
export function percentFor(unavailability: number, digits = 2): string | null {
  const u = Math.min(1, Math.max(0, unavailability));
  if (u === 0) return '100';
  if (u === 1) return '0';
  if (u < leastShown) return null;
  const smaller = Math.min(u, 1 - u) * 100;
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(smaller) + 1e-9));
  // In whole units of the last place: 100 minus something small keeps its digits this way.
  const unit = 10 ** decimals;
  const parts = BigInt(Math.round(smaller * unit));
  const whole = 100n * BigInt(unit);
  const shown = u <= 0.5 ? whole - parts : parts;
  const text = shown.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** `99.982 %`; see {@link percentFor}. */
export function availabilityText(unavailability: number, digits = 2): Message {
  const number = percentFor(unavailability, digits);
  return number === null
    ? message(moreThanText, { number: '99.9999999' })
    : message(percentText, { number });
}

/** A time a year in the unit that suits it: days, minutes or seconds. */
export function downtimeText(minutes: number, digits = 2): Message {
  if (minutes === 0) return message(units.minutes, { number: 0 });
  if (minutes < 0.1 / 60) return message(units.less);
  if (minutes < 0.995) return message(units.seconds, { number: short(minutes * 60, digits) });
  if (minutes < 2880) return message(units.minutes, { number: short(minutes, digits) });
  return message(units.days, { number: short(minutes / 1440, digits) });
}

/** Two times a year with as many digits as tell them apart, where anything does. */
export function downtimesText(before: number, after: number): readonly [Message, Message] {
  const said = ({ text, data }: Message): string => `${text.en} ${data?.['number'] ?? ''}`;
  for (let digits = 2; digits <= 6; digits += 1) {
    const [one, other] = [downtimeText(before, digits), downtimeText(after, digits)];
    if (said(one) !== said(other)) return [one, other];
  }
  return [downtimeText(before), downtimeText(after)];
}

/** `99.982 % ≈ 95 min/year`. */
export function availabilityAndDowntime(unavailability: number): Message {
  const percent = percentFor(unavailability);
  const time = downtimeText(unavailability * minutesPerYear);
  if (percent === null) return time;
  const within = (language: keyof Localized): string =>
    bothText[language].replace('{time}', time.text[language]);
  return message({ en: within('en'), zh: within('zh') }, { ...time.data, percent });
}

/** A share of the downtime: `34 %`, `2.5 %`; what is there at all is never 0, what is not all never 100. */
export function shareText(share: number): Localized {
  if (share < 0) {
    const { en, zh } = shareText(-share);
    return { en: `−${en}`, zh: `−${zh}` };
  }
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return { en: '< 0.1 %', zh: '< 0.1%' };
  if (percent > 99.9 && percent < 100) return { en: '> 99.9 %', zh: '> 99.9%' };
  const number =
    percent === 0 ? '0' : percent < 9.95 || percent > 99 ? trimmed(percent) : percent.toFixed(0);
  return { en: `${number} %`, zh: `${number}%` };
}

function trimmed(percent: number): string {
  return percent === 100 ? '100' : percent.toFixed(1);
}

/** So many digits, but whole numbers whole. */
function short(number: number, digits: number): string {
  const before = Math.floor(Math.log10(number) + 1e-9) + 1;
  const text = number.toFixed(Math.max(0, Math.min(digits - before, digits - 1)));
  // 9.96 with two digits is 10, not 10.0.
  return Number(text) >= 10 ** before && before > 0 && before < digits
    ? number.toFixed(digits - before - 1)
    : text;
}

/** A probability as per cent for a field, without the noise of binary fractions. */
export function toPercent(availability: number): number {
  return Number((availability * 100).toPrecision(12));
}

export function fromPercent(percent: number): number {
  return Number((percent / 100).toPrecision(15));
}
