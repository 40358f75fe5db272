import { topology } from '../../../../testing/topology-builder.ts';
import {
  externalEtcd,
  options,
  stackedEtcd,
  withCluster,
} from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './advertise-loopback.ts';

const advertised = (url: string) => ({ options: options({ 'advertise-client-urls': url }) });

ruleTester(rule, {
  valid: [
    { name: 'what the bundle writes', topology: externalEtcd() },
    { name: 'a name', topology: externalEtcd(advertised('https://etcd.example.internal:2379')) },
    {
      name: 'a name that only begins like an address',
      topology: externalEtcd(advertised('https://127.example.internal:2379')),
    },
    {
      name: 'to listen on every address',
      topology: externalEtcd({
        options: options({ 'listen-client-urls': 'https://0.0.0.0:2379' }),
      }),
    },
    {
      name: 'a single stacked member',
      topology: withCluster(topology().stacked(1), advertised('https://127.0.0.1:2379')),
    },
  ],
  invalid: [
    {
      name: 'loopback',
      topology: externalEtcd(advertised('https://127.0.0.1:2379')),
      findings: [
        {
          messageId: 'own',
          severity: 'error',
          targets: ['etcd'],
          data: { option: 'advertise-client-urls', url: 'https://127.0.0.1:2379' },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'every address, for peers',
      topology: stackedEtcd({
        options: options({ 'initial-advertise-peer-urls': 'https://[::]:2380' }),
      }),
      findings: [{ messageId: 'own', data: { option: 'initial-advertise-peer-urls' } }],
      fix: 'suggestion',
    },
  ],
});
