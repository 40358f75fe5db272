import { expect } from 'vitest';
import { externalEtcd, options } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './listen-dns.ts';

const given = (values: Record<string, string>) => externalEtcd({ options: options(values) });

ruleTester(rule, {
  valid: [
    { name: 'what the bundle writes', topology: externalEtcd() },
    { name: 'every address', topology: given({ 'listen-peer-urls': 'https://0.0.0.0:2380' }) },
    { name: 'IPv6', topology: given({ 'listen-client-urls': 'https://[::]:2379' }) },
    {
      name: 'localhost, which etcd takes',
      topology: given({ 'listen-metrics-urls': 'http://localhost:2381' }),
    },
    { name: 'a socket', topology: given({ 'listen-client-urls': 'unix://etcd.sock:0' }) },
    {
      name: 'a name that is advertised',
      topology: given({ 'advertise-client-urls': 'https://etcd.example.internal:2379' }),
    },
  ],
  invalid: [
    {
      name: 'a name',
      topology: given({
        'listen-peer-urls': 'https://0.0.0.0:2380,https://etcd-1.example.internal:2380',
        'listen-metrics-urls': 'http://etcd-1:2381',
        'listen-client-urls': 'https://0.0.0.0:2379',
      }),
      findings: [
        {
          messageId: 'name',
          severity: 'error',
          targets: ['etcd'],
          data: { option: 'listen-peer-urls', url: 'https://etcd-1.example.internal:2380' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ etcdClusters: [cluster] }) =>
        expect(cluster?.options).toEqual(options({ 'listen-client-urls': 'https://0.0.0.0:2379' })),
    },
    {
      name: 'no host',
      topology: given({ 'listen-client-urls': 'https://:2379' }),
      findings: [{ messageId: 'name', data: { url: 'https://:2379' } }],
      fix: 'suggestion',
    },
  ],
});
