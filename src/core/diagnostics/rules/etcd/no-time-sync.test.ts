import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './no-time-sync.ts';

const clock = (timeSync: boolean, ...ids: string[]) =>
  topology()
    .stacked(3)
    .workers(1)
    .with(({ hosts }) => {
      for (const host of hosts) if (ids.includes(host.id)) host.timeSync = timeSync;
    });

ruleTester(rule, {
  valid: [
    { name: 'hosts of which nobody knows', topology: topology().stacked(3) },
    { name: 'hosts with a client', topology: clock(true, 'host-m1', 'host-m2', 'host-m3') },
    { name: 'a worker without a client', topology: clock(false, 'host-w1') },
  ],
  invalid: [
    {
      name: 'a voter on a host without a client',
      topology: clock(false, 'host-m2'),
      findings: [{ messageId: 'drifts', severity: 'warning', targets: ['host-m2', 'e2'] }],
      fix: 'suggestion',
    },
  ],
});
