import { expect } from 'vitest';
import { externalEtcd, options, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './no-client-auth.ts';

const given = (values: Record<string, string>) => externalEtcd({ options: options(values) });

ruleTester(rule, {
  valid: [
    { name: 'what the bundle writes', topology: externalEtcd() },
    { name: 'what kubeadm writes', topology: stackedEtcd() },
    { name: 'the same by hand', topology: given({ 'client-cert-auth': 'true' }) },
    {
      name: 'the last of two values',
      topology: externalEtcd({
        options: [
          { name: 'client-cert-auth', value: 'false' },
          { name: 'client-cert-auth', value: 'true' },
        ],
      }),
    },
  ],
  invalid: [
    {
      name: 'clients without certificates',
      topology: given({ 'client-cert-auth': 'false', 'snapshot-count': '5000' }),
      findings: [
        {
          messageId: 'off',
          severity: 'error',
          targets: ['etcd'],
          data: { options: 'client-cert-auth' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ etcdClusters: [cluster] }) =>
        expect(cluster?.options).toEqual(options({ 'snapshot-count': '5000' })),
    },
    {
      name: 'nobody asked for one',
      topology: given({ 'peer-client-cert-auth': ' 0 ', 'client-cert-auth': 'F' }),
      findings: [
        { messageId: 'off', data: { options: 'client-cert-auth, peer-client-cert-auth' } },
      ],
      fix: 'suggestion',
    },
  ],
});
