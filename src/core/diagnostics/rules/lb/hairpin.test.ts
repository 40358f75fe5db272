import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { CloudLoadBalancer } from '../../../model/topology.ts';
import { rule } from './hairpin.ts';

ruleTester(rule, {
  valid: [
    { name: 'AWS, whose targets nobody described', topology: cloud('aws') },
    { name: 'AWS with addresses as targets', topology: cloud('aws', { targetType: 'ip' }) },
    { name: 'an unknown provider', topology: cloud('other') },
    { name: 'Azure with the hosts file', topology: cloud('azure', { selfAccess: 'hosts-file' }) },
    {
      name: 'AWS instances with the hosts file',
      topology: cloud('aws', { targetType: 'instance', selfAccess: 'hosts-file' }),
    },
    {
      name: 'Azure from outside, where the masters come back under another address',
      topology: cloud('azure', { scheme: 'internet-facing' }),
    },
    {
      name: 'Azure before load balancers of one’s own',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .cloudLoadBalancer('azure')
        .with((design) => {
          design.links = design.links.filter(({ from }) => from !== 'cloud');
          for (const to of ['lb1', 'lb2']) {
            design.links.push({
              id: `c-${to}`,
              kind: 'forwards',
              from: 'cloud',
              to,
              mode: 'active',
            });
          }
        }),
    },
    { name: 'no cloud at all', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
  ],
  invalid: [
    ...(['azure', 'alibaba', 'tencent'] as const).map((provider) => ({
      name: `the internal load balancer of ${provider}`,
      topology: cloud(provider),
      findings: [
        {
          messageId: 'impossible',
          severity: 'error' as const,
          targets: ['cloud'],
          data: { provider },
        },
      ],
      fix: 'safe' as const,
      fixed: ({ endpoints }: { endpoints: readonly object[] }) =>
        expect(endpoints[0]).toMatchObject({ selfAccess: 'hosts-file' }),
    })),
    {
      name: 'AWS with instances as targets',
      topology: cloud('aws', { targetType: 'instance' }),
      findings: [{ messageId: 'preserved', severity: 'warning', targets: ['cloud'] }],
      fix: 'suggestion',
      fixed: ({ endpoints }) => expect(endpoints[0]).toMatchObject({ targetType: 'ip' }),
    },
    {
      name: 'Google Cloud, which answers by the master itself',
      topology: cloud('gcp'),
      findings: [{ messageId: 'answeredItself', severity: 'warning', targets: ['cloud'] }],
      fix: 'safe',
    },
    {
      name: 'a hosts file that cannot help: clients are told an address',
      topology: cloud('azure', { selfAccess: 'hosts-file', address: '10.0.0.99' }).cluster({
        endpoint: '10.0.0.99',
      }),
      findings: [{ messageId: 'impossible' }],
      fix: 'none',
    },
  ],
});

function cloud(provider: CloudLoadBalancer['provider'], patch: Partial<CloudLoadBalancer> = {}) {
  return topology()
    .stacked(3)
    .cloudLoadBalancer(provider)
    .with(({ endpoints }) => Object.assign(endpoints[0] ?? {}, patch));
}
