import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './readyz-anonymous.ts';

const anonymous = (...values: string[]) =>
  topology()
    .cluster({ apiServerOptions: values.map((value) => ({ name: 'anonymous-auth', value })) })
    .stacked(3);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: topology().stacked(3).loadBalancers(2) },
    { name: 'anonymous access', topology: anonymous('true').loadBalancers(2) },
    {
      name: 'an option that a later one replaces',
      topology: anonymous('false', 'true').loadBalancers(2),
    },
    { name: 'a TCP check', topology: anonymous('false').loadBalancers(2, { healthCheck: 'tcp' }) },
    { name: 'NGINX', topology: anonymous('false').loadBalancers(2, { software: 'nginx' }) },
    {
      name: 'a load balancer without masters',
      topology: anonymous('false').loadBalancers(2).unlinked(),
    },
    {
      name: 'a cloud that checks connections',
      topology: anonymous('false').cloudLoadBalancer('tencent'),
    },
  ],
  invalid: [
    {
      name: 'HAProxy that checks /readyz',
      topology: anonymous('false').loadBalancers(2).vip('10.0.0.100'),
      findings: [
        { messageId: 'haproxy', severity: 'error', targets: ['lb1', 'cluster'] },
        { messageId: 'haproxy', targets: ['lb2', 'cluster'] },
      ],
      fix: 'suggestion',
    },
    {
      name: 'a cloud that may check /readyz',
      topology: anonymous('true', 'F').cloudLoadBalancer('aws'),
      findings: [{ messageId: 'cloud', severity: 'warning', targets: ['cloud', 'cluster'] }],
      fix: 'none',
    },
  ],
});
