import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './critical-domain.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'two racks',
      topology: topology()
        .domain('rack', 'rack-1')
        .domain('rack', 'rack-2')
        .controlPlanes(3, { in: ['rack-1', 'rack-2'] })
        .externalEtcd(3),
    },
    {
      name: 'one master, which another rule tells',
      topology: topology()
        .domain('rack', 'rack-1')
        .controlPlanes(1, { in: ['rack-1'] }),
    },
    {
      name: 'a rack that takes the stacked etcd along, which another rule tells',
      topology: topology()
        .domain('rack', 'rack-1')
        .stacked(3, { in: ['rack-1'] }),
    },
    {
      name: 'a zone whose loss the verdict tells',
      topology: topology()
        .zones(3)
        .controlPlanes(3, { in: ['zone-a'] })
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100'),
    },
  ],
  invalid: [
    {
      name: 'all in one of two racks',
      topology: topology()
        .domain('rack', 'rack-1')
        .domain('rack', 'rack-2')
        .controlPlanes(3, { in: ['rack-1'] })
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [
        { messageId: 'critical', severity: 'warning', targets: ['rack-1', 'm1', 'm2', 'm3'] },
      ],
      fix: 'suggestion',
    },
    {
      name: 'all on one hypervisor, as an error in production',
      topology: topology()
        .domain('hypervisor', 'vmhost-1')
        .controlPlanes(2, { in: ['vmhost-1'] })
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'critical', severity: 'error', targets: ['vmhost-1', 'm1', 'm2'] }],
      fix: 'none',
    },
  ],
});
