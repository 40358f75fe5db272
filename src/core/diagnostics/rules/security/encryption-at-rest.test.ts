import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './encryption-at-rest.ts';

const optioned = (...names: string[]) =>
  topology()
    .cluster({ apiServerOptions: names.map((name) => ({ name, value: '/etc/x.yaml' })) })
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'a cluster without options', topology: optioned() },
    { name: 'options for traffic alone', topology: optioned('goaway-chance', 'bind-address') },
    { name: 'encryption', topology: optioned('audit-policy-file', 'encryption-provider-config') },
    { name: 'a place to learn', topology: optioned('audit-policy-file').profile('learning') },
  ],
  invalid: [
    {
      name: 'an API server that is hardened in other ways',
      topology: optioned('audit-policy-file'),
      findings: [
        {
          messageId: 'plain',
          severity: 'info',
          targets: ['cluster'],
          data: { option: 'encryption-provider-config' },
        },
      ],
      fix: 'none',
    },
  ],
});
