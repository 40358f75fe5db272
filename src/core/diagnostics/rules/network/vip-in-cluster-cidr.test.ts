import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-in-cluster-cidr.ts';

const withVip = (address: string) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip(address)
    .with((design) => design.network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: true }));

ruleTester(rule, {
  valid: [
    { name: 'an address of the hosts', topology: withVip('10.0.0.100') },
    {
      name: 'hosts in that network too, which another rule tells',
      topology: withVip('10.0.0.100').cluster({ podSubnets: ['10.0.0.0/16'] }),
    },
  ],
  invalid: [
    {
      name: 'an address of the pods',
      topology: withVip('10.244.0.10'),
      findings: [
        { messageId: 'pods', severity: 'error', targets: ['vip'], data: { cidr: '10.244.0.0/16' } },
      ],
      fix: 'suggestion',
    },
    {
      name: 'an address of the services, for kube-vip too',
      topology: topology().stacked(3).kubeVip('10.96.0.10'),
      findings: [{ messageId: 'services', targets: ['kube-vip'] }],
      fix: 'suggestion',
    },
  ],
});
