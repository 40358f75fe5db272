import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalIp,
  cidrContains,
  cidrsOverlap,
  ipFamily,
  isNetworkOrBroadcast,
  isUnicastHostAddress,
  nthAddress,
  parseCidr,
} from './ip.ts';

const notAddresses = [
  '',
  ' ',
  '10.1',
  '0x7f.1',
  '10.0.0.256',
  '10.0.0.1/24',
  '1.2.3.4.5',
  'fe80::1%eth0',
  '::g',
  'host',
  '１０.0.0.1',
  '10.0.0.1\n',
];

describe('addresses', () => {
  it('are dotted quads or IPv6 without a zone, and nothing else', () => {
    for (const text of notAddresses) expect([text, ipFamily(text)]).toEqual([text, undefined]);
    expect(ipFamily('10.0.0.1')).toBe('IPv4');
    expect(ipFamily('2001:DB8::1')).toBe('IPv6');
  });

  it('have one spelling', () => {
    expect(canonicalIp('2001:0DB8:0:0::0001')).toBe('2001:db8::1');
    expect(canonicalIp('10.0.0.1')).toBe('10.0.0.1');
    expect(canonicalIp('nonsense')).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const canonical = canonicalIp(text);
        expect(canonical).toBeDefined();
        expect(canonicalIp(canonical!)).toBe(canonical);
        expect(ipFamily(canonical!)).toBe(ipFamily(text));
      }),
    );
  });

  it('can be owned by a host unless they are special', () => {
    for (const text of [
      '10.0.0.1',
      '192.168.1.1',
      '8.8.8.8',
      'fd00::1',
      '2001:db8::1',
      '100.64.0.1',
    ]) {
      expect([text, isUnicastHostAddress(text)]).toEqual([text, true]);
    }
    for (const text of [
      '0.0.0.0',
      '127.0.0.1',
      '224.0.0.18',
      '255.255.255.255',
      '::',
      '::1',
      'ff02::12',
      'x',
    ]) {
      expect([text, isUnicastHostAddress(text)]).toEqual([text, false]);
    }
  });
});

describe('networks', () => {
  it('lose their host bits', () => {
    expect(parseCidr('10.1.2.3/16')).toEqual({
      text: '10.1.0.0/16',
      family: 'IPv4',
      prefixLength: 16,
    });
    expect(parseCidr('fd00:1::5/32')?.text).toBe('fd00:1::/32');
    for (const text of [
      '10.0.0.0',
      '10.0.0.0/33',
      '10.0.0.0/-1',
      '10.0.0.0/',
      'fd00::/129',
      '10.0.0.0/8/8',
      '/8',
    ]) {
      expect([text, parseCidr(text)]).toEqual([text, undefined]);
    }
  });

  it('contain by number, not by text, and never another family', () => {
    expect(cidrContains('10.0.0.0/23', '10.0.1.255')).toBe(true);
    expect(cidrContains('10.0.0.0/23', '10.0.2.0')).toBe(false);
    expect(cidrContains('0.0.0.0/0', '::1')).toBe(false);
    expect(cidrContains('nonsense', '10.0.0.1')).toBe(false);
  });

  it('agree with plain arithmetic on what they contain and where they overlap', () => {
    const number = (text: string): number =>
      text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
    const first = (text: string, length: number): number =>
      Math.floor(number(text) / 2 ** (32 - length)) * 2 ** (32 - length);
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(32), fc.ipV4(), fc.nat(32), (a, m, b, n) => {
        const [startA, startB] = [first(a, m), first(b, n)];
        const [endA, endB] = [startA + 2 ** (32 - m), startB + 2 ** (32 - n)];
        expect(cidrContains(`${a}/${m}`, b)).toBe(number(b) >= startA && number(b) < endA);
        expect(cidrsOverlap(`${a}/${m}`, `${b}/${n}`)).toBe(startA < endB && startB < endA);
        expect(cidrsOverlap(`${b}/${n}`, `${a}/${m}`)).toBe(cidrsOverlap(`${a}/${m}`, `${b}/${n}`));
      }),
      { numRuns: 500 },
    );
  });

  it('count their addresses from the network address', () => {
    expect(nthAddress('10.96.0.0/16', 10)).toBe('10.96.0.10');
    expect(nthAddress('10.0.0.0/24', 256)).toBeUndefined();
    expect(nthAddress('10.0.255.0/16', 256)).toBe('10.0.1.0');
    expect(nthAddress('fd00::/64', 65_536)).toBe('fd00::1:0');
    expect(nthAddress('255.255.255.254/31', 5)).toBeUndefined();
    expect(nthAddress('nonsense', 1)).toBeUndefined();
  });

  it('keep their first and last address for themselves, but not where only two exist', () => {
    expect(isNetworkOrBroadcast('10.0.0.0/24', '10.0.0.0')).toBe(true);
    expect(isNetworkOrBroadcast('10.0.0.0/24', '10.0.0.255')).toBe(true);
    expect(isNetworkOrBroadcast('10.0.0.0/24', '10.0.0.254')).toBe(false);
    expect(isNetworkOrBroadcast('10.0.0.0/31', '10.0.0.0')).toBe(false);
    expect(isNetworkOrBroadcast('fd00::/64', 'fd00::')).toBe(true);
    expect(isNetworkOrBroadcast('fd00::/64', 'fd00::ffff:ffff:ffff:ffff')).toBe(false);
    expect(isNetworkOrBroadcast('10.0.0.0/24', '10.0.1.0')).toBe(false);
  });
});
