import { describe, expect, it } from 'vitest';
import { parseAddressRange, rangeContains, rangeWithout } from './address-range.ts';

describe('parseAddressRange', () => {
  it('reads networks and two ends', () => {
    expect(parseAddressRange('10.0.0.0/24')).toEqual({ first: '10.0.0.0', last: '10.0.0.255' });
    expect(parseAddressRange('10.0.0.9 - 10.0.1.3')).toEqual({
      first: '10.0.0.9',
      last: '10.0.1.3',
    });
    expect(parseAddressRange('fd00::/64')).toEqual({
      first: 'fd00::',
      last: 'fd00::ffff:ffff:ffff:ffff',
    });
  });

  it.each([
    '',
    '-',
    '10.0.0.1',
    '10.0.0.9-10.0.0.1',
    '10.0.0.1-fd00::1',
    '1.1.1.1-1.1.1.2-1.1.1.3',
  ])('refuses “%s”', (text) => expect(parseAddressRange(text)).toBeUndefined());
});

describe('a range', () => {
  it('holds its ends and what lies between, of its own family', () => {
    expect(rangeContains('10.0.0.10-10.0.0.20', '10.0.0.10')).toBe(true);
    expect(rangeContains('10.0.0.10-10.0.0.20', '10.0.0.20')).toBe(true);
    expect(rangeContains('10.0.0.10-10.0.0.20', '10.0.0.9')).toBe(false);
    expect(rangeContains('10.0.0.0/24', 'fd00::1')).toBe(false);
    expect(rangeContains('nonsense', '10.0.0.1')).toBe(false);
  });

  it('falls into two around an address that is taken out', () => {
    expect(rangeWithout('10.0.0.10-10.0.0.20', '10.0.0.15')).toEqual([
      '10.0.0.10-10.0.0.14',
      '10.0.0.16-10.0.0.20',
    ]);
    expect(rangeWithout('10.0.0.10-10.0.0.20', '10.0.0.10')).toEqual(['10.0.0.11-10.0.0.20']);
    expect(rangeWithout('10.0.0.7/32', '10.0.0.7')).toEqual([]);
    expect(rangeWithout('10.0.0.0/24', '10.0.1.1')).toEqual(['10.0.0.0/24']);
  });
});
