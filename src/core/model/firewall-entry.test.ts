import { describe, expect, it } from 'vitest';
import { allowsTcp, allowsVrrp, parseFirewallEntry, withoutTcp } from './firewall-entry.ts';

describe('parseFirewallEntry', () => {
  it.each([
    ['tcp/6443', { protocol: 'tcp', first: 6443, last: 6443 }],
    ['tcp/2379-2380', { protocol: 'tcp', first: 2379, last: 2380 }],
    [' UDP/8472 ', { protocol: 'udp', first: 8472, last: 8472 }],
    ['tcp/1-65535', { protocol: 'tcp', first: 1, last: 65_535 }],
    ['vrrp', { protocol: 'vrrp' }],
  ])('reads %s', (text, entry) => {
    expect(parseFirewallEntry(text)).toEqual(entry);
  });

  it.each(['', 'tcp', '6443', 'tcp/0', 'tcp/65536', 'tcp/9-1', 'tcp/1-2-3', 'icmp/8', 'vrrp/1'])(
    'refuses “%s”',
    (text) => expect(parseFirewallEntry(text)).toBeUndefined(),
  );
});

describe('what entries allow', () => {
  it('is what one of them holds; those that cannot be read allow nothing', () => {
    expect(allowsTcp(['nonsense', 'tcp/2379-2380'], 2380)).toBe(true);
    expect(allowsTcp(['udp/6443', 'tcp/6444'], 6443)).toBe(false);
    expect(allowsVrrp(['VRRP'])).toBe(true);
    expect(allowsVrrp(['tcp/112'])).toBe(false);
  });

  it('shrinks by ports that are taken out', () => {
    expect(withoutTcp(['tcp/1-65535', 'vrrp', 'tcp/2379', 'x'], 2379, 2380)).toEqual([
      'tcp/1-2378',
      'tcp/2381-65535',
      'vrrp',
      'x',
    ]);
    expect(withoutTcp(['tcp/2380-2381', 'tcp/2378-2379'], 2379, 2380)).toEqual([
      'tcp/2381',
      'tcp/2378',
    ]);
  });
});
