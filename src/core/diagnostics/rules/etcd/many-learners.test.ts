import { expect } from 'vitest';
import { options, withCluster } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './many-learners.ts';

const learners = (count: number) =>
  topology()
    .controlPlanes(3)
    .externalEtcd(3 + count)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      for (const member of design.etcdClusters[0]?.members.slice(3) ?? []) member.learner = true;
    });

ruleTester(rule, {
  valid: [
    { name: 'no learner', topology: learners(0) },
    { name: 'one learner', topology: learners(1) },
    {
      name: 'two where etcd is told to accept two',
      topology: withCluster(learners(2), { options: options({ 'max-learners': '2' }) }),
    },
  ],
  invalid: [
    {
      name: 'two learners',
      topology: learners(2),
      findings: [
        { messageId: 'many', severity: 'error', targets: ['etcd', 'e4', 'e5'], data: { count: 2 } },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.etcdClusters[0]?.members.map(({ learner }) => learner)).toEqual([
          false,
          false,
          false,
          false,
          true,
        ]),
    },
    {
      name: 'more than etcd is told to accept',
      topology: withCluster(learners(3), {
        options: options({ 'experimental-max-learners': '2', 'max-request-bytes': '1' }),
      }),
      findings: [{ messageId: 'many', data: { count: 3, most: 2 } }],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.etcdClusters[0]?.members.filter(({ learner }) => learner)).toHaveLength(2),
    },
    {
      name: 'two where the option says nothing that is a number',
      topology: withCluster(learners(2), { options: options({ 'max-learners': 'many' }) }),
      findings: [{ messageId: 'many', data: { most: 1 } }],
      fix: 'suggestion',
    },
  ],
});
