import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './docker-bridge.ts';

ruleTester(rule, {
  valid: [
    { name: 'the defaults', topology: topology().stacked(3) },
    {
      name: 'the networks around it',
      topology: topology()
        .cluster({ podSubnets: ['172.16.0.0/16'], serviceSubnets: ['172.18.0.0/16'] })
        .stacked(3),
    },
    {
      name: 'what is no network',
      topology: topology()
        .cluster({ podSubnets: ['172.17.0.1'] })
        .stacked(3),
    },
  ],
  invalid: [
    {
      name: 'pods in a part of it, services over all of it',
      topology: topology()
        .cluster({ podSubnets: ['172.17.128.0/17'], serviceSubnets: ['172.17.0.0/17'] })
        .stacked(3),
      findings: [
        { messageId: 'pods', severity: 'info', targets: ['cluster'] },
        { messageId: 'services', targets: ['cluster'] },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) =>
        expect(cluster).toMatchObject({
          podSubnets: ['10.244.0.0/16'],
          serviceSubnets: ['10.96.0.0/16'],
        }),
    },
    {
      name: 'hosts in a wider network',
      topology: topology().stacked(3).oneSegment('172.16.0.0/12'),
      findings: [{ messageId: 'hosts', targets: ['network'] }],
      fix: 'none',
    },
  ],
});
