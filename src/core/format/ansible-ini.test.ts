import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { printAnsibleIni } from './ansible-ini.ts';
import { UnprintableError } from './text.ts';

describe('printAnsibleIni', () => {
  it('prints groups of hosts, their variables and reasons', () => {
    expect(
      printAnsibleIni({
        heading: ['Made by hand'],
        sections: [
          {
            group: 'kube_master',
            hosts: [{ name: '10.0.0.11', variables: [{ name: 'k8s_nodename', value: 'm-1' }] }],
          },
          { group: 'ex_lb', comment: 'None.', hosts: [] },
          {
            group: 'all',
            variables: [
              { name: 'PORT', value: 6443, comment: 'API' },
              { name: 'X', value: '' },
            ],
          },
        ],
      }),
    ).toBe(
      [
        '# Made by hand',
        '',
        '[kube_master]',
        "10.0.0.11 k8s_nodename='m-1'",
        '',
        '# None.',
        '[ex_lb]',
        '',
        '[all:vars]',
        '# API',
        'PORT=6443',
        'X=""',
        '',
      ].join('\n'),
    );
  });

  const withValue = (value: string, comment = ''): string =>
    printAnsibleIni({
      sections: [{ group: 'all', variables: [{ name: 'X', value, comment }] }],
    });

  it('holds a plain word as it is, below any comment', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9._:/,-]*$/);
    fc.assert(
      fc.property(plain, awkwardText(), (value, comment) => {
        const lines = withValue(value, comment)
          .split('\n')
          .filter((line) => line !== '' && !line.startsWith('#'));
        expect(lines).toEqual(['[all:vars]', `X="${value}"`]);
      }),
    );
  });

  it('refuses any other value', () => {
    const other = awkwardText().filter((value) => !/^[A-Za-z0-9._:/,-]*$/.test(value));
    fc.assert(
      fc.property(other, (value) => {
        expect(() => withValue(value)).toThrow(UnprintableError);
      }),
    );
  });

  it.each(['a b', '[x]', '', '-x', 'a[1:3]'])('refuses the host name %j', (name) => {
    expect(() => printAnsibleIni({ sections: [{ group: 'etcd', hosts: [{ name }] }] })).toThrow(
      UnprintableError,
    );
  });
});
