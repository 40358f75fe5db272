/**
 * 1 - value as the decimal complement of the number as it is written: the complement of 0.999999 is
 * 0.000001, where 1 - 0.999999 is off in the eleventh digit. The figures of small unavailabilities
 * come from here, so their relative error must not.
 */
export function complementOf(probability: number): number {
  if (probability <= 0.5) return 1 - probability;
  const [digits = '', exponent = '0'] = probability.toString().split('e');
  // From 0.5 to 1 a number is never written with an exponent; anything else keeps the plain way.
  const decimals = digits.split('.')[1];
  if (exponent !== '0' || decimals === undefined) return 1 - probability;
  const complement = 10n ** BigInt(decimals.length) - BigInt(decimals);
  return Number(`${complement}e-${decimals.length}`);
}
