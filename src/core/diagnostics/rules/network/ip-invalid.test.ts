import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './ip-invalid.ts';

const sound = () => topology().stacked(3).loadBalancers(2).vip('10.0.0.100');
const addressed = (...addresses: string[]) =>
  sound().with((design) => {
    const host = design.hosts[0];
    if (host) host.addresses = addresses;
  });

ruleTester(rule, {
  valid: [
    { name: 'plain addresses', topology: sound() },
    { name: 'both families', topology: addressed('10.0.0.11', 'fd00::11') },
    { name: 'an empty canvas', topology: topology() },
    {
      name: 'a bare host and a worker without an address',
      topology: sound()
        .host('spare')
        .workers(1)
        .with((design) => {
          for (const host of design.hosts.slice(5)) host.addresses = [];
        }),
    },
    { name: 'a VIP without an address, which another rule tells', topology: sound().vip('') },
  ],
  invalid: [
    {
      name: 'an address with a prefix length',
      topology: addressed('10.0.0.11/24'),
      findings: [
        {
          messageId: 'notAnAddress',
          severity: 'error',
          targets: ['host-m1'],
          data: { address: '10.0.0.11/24' },
        },
      ],
      fix: 'safe',
      fixed: (design) => expect(design.hosts[0]?.addresses).toEqual(['10.0.0.11']),
    },
    {
      name: 'a VIP with a prefix length',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100/32'),
      findings: [{ messageId: 'notAnAddress', targets: ['vip'] }],
      fix: 'safe',
    },
    {
      name: 'words, shorthand and addresses that no host can own',
      topology: addressed('master', '10.1', '127.0.0.1', '224.0.0.18', 'fe80::1'),
      findings: [
        { messageId: 'notAnAddress', data: { address: 'master' } },
        { messageId: 'notAnAddress', data: { address: '10.1' } },
        { messageId: 'notUnicast', data: { address: '127.0.0.1' } },
        { messageId: 'notUnicast', data: { address: '224.0.0.18' } },
        { messageId: 'notUnicast', data: { address: 'fe80::1' } },
      ],
      fix: 'none',
    },
    {
      name: 'the broadcast address of a declared subnet',
      topology: addressed('10.0.0.255').with((design) =>
        design.network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: true }),
      ),
      findings: [{ messageId: 'networkAddress', data: { subnet: '10.0.0.0/24' } }],
      fix: 'none',
    },
    {
      name: 'networks that are none',
      topology: sound()
        .cluster({ podSubnets: ['10.244.0.0'] })
        .with((design) => design.network.hostSubnets.push({ cidr: 'lan', stretched: false })),
      findings: [
        { messageId: 'notANetwork', targets: ['cluster'], data: { cidr: '10.244.0.0' } },
        { messageId: 'notANetwork', targets: ['network'], data: { cidr: 'lan' } },
      ],
      fix: 'none',
    },
    {
      name: 'one host without an address, as an error',
      topology: addressed(),
      findings: [{ messageId: 'missing', severity: 'error', targets: ['host-m1'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.hosts[0]?.addresses).toEqual(['10.0.0.10']),
    },
    {
      name: 'a sketch without addresses, once and as information',
      topology: topology()
        .stacked(3)
        .with((design) => {
          for (const host of design.hosts) host.addresses = [];
        }),
      findings: [
        {
          messageId: 'missingAll',
          severity: 'info',
          targets: ['network', 'host-m1', 'host-m2', 'host-m3'],
          data: { count: 3 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'hosts without addresses behind a VIP that has one',
      topology: topology()
        .stacked(1)
        .loadBalancers(1)
        .vip('10.0.0.100')
        .with((design) => {
          for (const host of design.hosts) host.addresses = [''];
        }),
      findings: [
        { messageId: 'missing', severity: 'error', targets: ['host-m1'] },
        { messageId: 'missing', targets: ['host-lb1'] },
      ],
      fix: 'none',
    },
  ],
});
