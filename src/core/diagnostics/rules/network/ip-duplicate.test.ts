import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './ip-duplicate.ts';

const withAddress = (address: string) =>
  topology()
    .stacked(3)
    .with((design) => design.hosts[2]?.addresses.push(address));

ruleTester(rule, {
  valid: [
    { name: 'an address each', topology: topology().stacked(3) },
    {
      name: 'the same text that is no address',
      topology: withAddress('x').with((design) => design.hosts[0]?.addresses.push('x')),
    },
    { name: 'one host that names its address twice', topology: withAddress('10.0.0.13') },
  ],
  invalid: [
    {
      name: 'two hosts',
      topology: withAddress('10.0.0.11'),
      findings: [
        {
          messageId: 'duplicate',
          severity: 'error',
          targets: ['host-m3', 'host-m1'],
          data: { address: '10.0.0.11' },
        },
      ],
      fix: 'none',
    },
    {
      name: 'two spellings of one IPv6 address',
      topology: withAddress('FD00:0::1').with((design) =>
        design.hosts[1]?.addresses.push('fd00::1'),
      ),
      findings: [{ messageId: 'duplicate', targets: ['host-m3', 'host-m2'] }],
      fix: 'none',
    },
  ],
});
