import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './router-id.ts';

const named = (first: string, second: string) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      const hosts = design.hosts.filter(({ id }) => id.startsWith('host-lb'));
      for (const [n, name] of [first, second].entries()) {
        const host = hosts[n];
        if (host) host.name = name;
      }
    });

ruleTester(rule, {
  valid: [
    { name: 'a host name each', topology: named('lb-1', 'lb-2') },
    {
      name: 'two load balancers of one host, which is one keepalived',
      topology: named('lb-1', 'lb-2').with((design) => {
        const second = design.components.find(({ id }) => id === 'lb2');
        if (second) second.host = 'host-lb1';
      }),
    },
  ],
  invalid: [
    {
      name: 'host names that differ in signs only',
      topology: named('lb 1', 'lb_1'),
      findings: [
        {
          messageId: 'equal',
          severity: 'info',
          targets: ['lb2', 'lb1', 'host-lb2'],
          data: { routerId: 'lb-1' },
        },
      ],
      fix: 'safe',
    },
  ],
});
