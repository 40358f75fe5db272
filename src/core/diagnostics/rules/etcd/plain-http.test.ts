import { expect } from 'vitest';
import { externalEtcd, options, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './plain-http.ts';

const given = (values: Record<string, string>) => externalEtcd({ options: options(values) });

ruleTester(rule, {
  valid: [
    { name: 'what the bundle writes', topology: externalEtcd() },
    {
      name: 'metrics on loopback',
      topology: given({ 'listen-metrics-urls': 'http://127.0.0.1:2381' }),
    },
    {
      name: 'https',
      topology: given({ 'listen-client-urls': 'https://10.0.0.14:2379,https://127.0.0.1:2379' }),
    },
    { name: 'no URL at all', topology: given({ 'listen-client-urls': 'http' }) },
  ],
  invalid: [
    {
      name: 'clients on loopback beside https',
      topology: given({
        'listen-client-urls': 'https://10.0.0.14:2379,http://127.0.0.1:2379',
        'snapshot-count': '5000',
      }),
      findings: [
        {
          messageId: 'plain',
          severity: 'error',
          targets: ['etcd'],
          data: { options: 'listen-client-urls' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ etcdClusters: [cluster] }) =>
        expect(cluster?.options).toEqual(
          options({
            'listen-client-urls': 'https://10.0.0.14:2379,https://127.0.0.1:2379',
            'snapshot-count': '5000',
          }),
        ),
    },
    {
      name: 'peers, in every way they are named',
      topology: stackedEtcd({
        options: options({
          'listen-peer-urls': 'HTTP://0.0.0.0:2380',
          'initial-cluster':
            'master-1=http://10.0.0.11:2380,master-2=http://10.0.0.12:2380,master-3=http://10.0.0.13:2380',
        }),
      }),
      findings: [{ messageId: 'plain', data: { options: 'listen-peer-urls, initial-cluster' } }],
      fix: 'suggestion',
    },
    {
      name: 'a value that has no room for another letter',
      topology: given({ 'listen-peer-urls': `http://0.0.0.0:2380,${'x'.repeat(492)}` }),
      findings: [{ messageId: 'plain' }],
      fix: 'none',
    },
  ],
});
