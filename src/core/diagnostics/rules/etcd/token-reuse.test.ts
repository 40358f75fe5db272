import { externalEtcd, options, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './token-reuse.ts';

const token = (value: string) => ({ options: options({ 'initial-cluster-token': value }) });

/** Two clusters, the second one for events. */
const two = (first: string, second: string) =>
  externalEtcd(token(first)).with(({ etcdClusters }) => {
    const [cluster] = etcdClusters;
    if (cluster)
      etcdClusters.push({
        ...cluster,
        id: 'events',
        name: 'events',
        members: [],
        ...token(second),
      });
  });

ruleTester(rule, {
  valid: [
    { name: 'the token of the bundle', topology: externalEtcd() },
    { name: 'one of its own', topology: externalEtcd(token('paris-1')) },
    { name: 'two of their own', topology: two('paris-1', 'paris-2') },
    { name: 'the default, as kubeadm leaves it', topology: stackedEtcd(token('etcd-cluster')) },
  ],
  invalid: [
    {
      name: 'the default',
      topology: externalEtcd(token('etcd-cluster')),
      findings: [{ messageId: 'default', severity: 'warning', targets: ['etcd'] }],
      fix: 'suggestion',
    },
    {
      name: 'one token twice',
      topology: two('paris', 'paris'),
      findings: [
        {
          messageId: 'shared',
          severity: 'warning',
          targets: ['etcd', 'events'],
          data: { clusters: 'etcd, events', token: 'paris' },
        },
      ],
      fix: 'suggestion',
    },
  ],
});
