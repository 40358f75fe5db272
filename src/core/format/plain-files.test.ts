import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { printHostsFile } from './hosts-file.ts';
import { printModulesLoad, printSysctl } from './sysctl.ts';
import { UnprintableError } from './text.ts';

describe('printSysctl', () => {
  it('prints settings and refuses what is none', () => {
    expect(
      printSysctl(['LB'], [{ key: 'net.ipv4.ip_nonlocal_bind', value: 1, comment: 'Why' }]),
    ).toBe('# LB\n# Why\nnet.ipv4.ip_nonlocal_bind = 1\n');
    expect(printSysctl([], [{ key: 'net.ipv4.tcp_rmem', value: '4096 87380 6291456' }])).toContain(
      ' = 4096 87380',
    );
    expect(() => printSysctl([], [{ key: 'a', value: 1 }])).toThrow(UnprintableError);
    expect(() => printSysctl([], [{ key: 'a.b', value: '1\nc.d = 2' }])).toThrow(UnprintableError);
  });

  it('prints modules', () => {
    expect(printModulesLoad(['CNI'], ['overlay', 'br_netfilter'])).toBe(
      '# CNI\noverlay\nbr_netfilter\n',
    );
    expect(() => printModulesLoad([], ['overlay br'])).toThrow(UnprintableError);
  });
});

describe('printHostsFile', () => {
  it('prints names once and as host names', () => {
    expect(
      printHostsFile(
        ['API'],
        [{ address: 'fd00::10', names: ['api.example.com', 'API', 'api'], comment: 'VIP' }],
      ),
    ).toBe('# API\n# VIP\nfd00::10 api.example.com api\n');
  });

  it('gives one line of plain words an entry, whatever names and comments hold', () => {
    fc.assert(
      fc.property(awkwardText(), awkwardText(), (name, comment) => {
        const text = printHostsFile(
          [comment],
          [{ address: '10.0.0.1', names: [name, 'api'], comment }],
        );
        const lines = text.split('\n').filter((line) => !line.startsWith('#'));
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatch(/^10\.0\.0\.1( [a-z0-9][a-z0-9.-]*){1,2}$/);
      }),
    );
  });

  it('refuses addresses and entries that are none', () => {
    expect(() => printHostsFile([], [{ address: '10.0.0.1 x', names: ['a'] }])).toThrow(
      UnprintableError,
    );
    expect(() => printHostsFile([], [{ address: '10.0.0.1', names: ['主'] }])).toThrow(
      UnprintableError,
    );
  });
});
