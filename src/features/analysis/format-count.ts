import type { Language } from '../../core/model/message.ts';

/** Counts with more digits than this are shown as a power of ten. */
const mostDigits = 10;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `57,973,412`; what is too long to be read is `7.8 × 10⁵³`. */
export function formatCount(count: bigint, language: Language): string {
  const digits = count.toString();
  if (digits.length <= mostDigits) return count.toLocaleString(language);
  // Cut, not rounded: 9.99 must not become 10.0.
  const mantissa = `${digits.slice(0, 1)}.${digits.slice(1, 2)}`;
  const exponent = String(digits.length - 1);
  return `${mantissa} × 10${Array.from(exponent, (digit) => superscripts[Number(digit)]).join('')}`;
}
