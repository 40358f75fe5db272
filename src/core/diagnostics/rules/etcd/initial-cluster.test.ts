import { externalEtcd, options, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './initial-cluster.ts';

const list = (value: string) => ({ options: options({ 'initial-cluster': value }) });
const one = 'etcd-1=https://10.0.0.14:2380';
const two = 'etcd-2=https://10.0.0.15:2380';
const three = 'etcd-3=https://10.0.0.16:2380';
const advertised = (url: string) => ({ options: options({ 'initial-advertise-peer-urls': url }) });

ruleTester(rule, {
  valid: [
    { name: 'what the bundle writes', topology: externalEtcd() },
    { name: 'the same by hand', topology: externalEtcd(list([one, two, three].join(','))) },
    {
      name: 'names that lead to the addresses, as far as the design knows',
      topology: externalEtcd(list(`${one}, ${two},etcd-3=https://etcd-3.example.internal:2380`)),
    },
    {
      name: 'a list without the learner',
      topology: externalEtcd({
        ...list([one, two].join(',')),
        members: ['e1', 'e2', 'e3'].map((component) => ({
          component,
          learner: component === 'e3',
        })),
      }),
    },
    {
      name: 'nodes by name, as kubeadm has them',
      topology: stackedEtcd(
        list(
          'master-1=https://10.0.0.11:2380,master-2=https://10.0.0.12:2380,master-3=https://10.0.0.13:2380',
        ),
      ),
    },
    {
      name: 'http, of which another rule speaks',
      topology: externalEtcd(list([one, two, three].join(',').replaceAll('https', 'http'))),
    },
    {
      name: 'loopback for all, of which another rule speaks',
      topology: externalEtcd(advertised('https://127.0.0.1:2380')),
    },
  ],
  invalid: [
    {
      name: 'a list that lacks a member',
      topology: externalEtcd(list([one, three].join(','))),
      findings: [
        { messageId: 'missing', severity: 'error', targets: ['etcd'], data: { members: 'etcd-2' } },
      ],
      fix: 'suggestion',
    },
    {
      name: 'a member of another name',
      topology: externalEtcd(list([one, two, three.replace('etcd-3', 'node-3')].join(','))),
      findings: [
        { messageId: 'missing', data: { members: 'etcd-3' } },
        { messageId: 'unknown', data: { members: 'node-3' } },
      ],
      fix: 'suggestion',
    },
    {
      name: 'another port and another address',
      topology: externalEtcd(list([one.replace('2380', '2379'), two, three].join(','))),
      findings: [
        {
          messageId: 'address',
          data: {
            given: 'https://10.0.0.14:2379',
            member: 'etcd-1',
            own: 'https://10.0.0.14:2380',
          },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'one peer URL for all',
      topology: externalEtcd(advertised('https://10.0.0.14:2380')),
      findings: [{ messageId: 'same', data: { given: 'https://10.0.0.14:2380' } }],
      fix: 'suggestion',
    },
  ],
});
