import type { EtcdCluster } from '../../../model/topology.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import {
  externalEtcd,
  options,
  stackedEtcd,
  withCluster,
} from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './state-flag.ts';

const state = (value: string, patch: Partial<EtcdCluster> = {}) => ({
  options: options({ 'initial-cluster-state': value }),
  ...patch,
});
const learner = {
  members: ['e1', 'e2', 'e3'].map((component) => ({ component, learner: component === 'e3' })),
};

ruleTester(rule, {
  valid: [
    { name: 'what the bundle writes, with a learner', topology: externalEtcd(learner) },
    { name: 'new for founding members', topology: externalEtcd(state('new')) },
    {
      name: 'existing for a cluster that runs',
      topology: externalEtcd(state('existing', { runningVersion: '3.6.14' })),
    },
    { name: 'new for a single master', topology: withCluster(topology().stacked(1), state('new')) },
  ],
  invalid: [
    {
      name: 'existing for a cluster that nobody founds',
      topology: externalEtcd(state('existing')),
      findings: [{ messageId: 'existing', severity: 'error', targets: ['etcd'] }],
      fix: 'suggestion',
    },
    {
      name: 'new for a learner',
      topology: externalEtcd(state('new', learner)),
      findings: [{ messageId: 'joiner', targets: ['etcd', 'e3'], data: { members: 'etcd-3' } }],
      fix: 'suggestion',
    },
    {
      name: 'new for masters that join',
      topology: stackedEtcd(state('new')),
      findings: [{ messageId: 'joiner', targets: ['etcd', 'e2', 'e3'] }],
      fix: 'suggestion',
    },
  ],
});
