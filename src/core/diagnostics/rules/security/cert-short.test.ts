import type { EtcdCluster } from '../../../model/topology.ts';
import { externalEtcd, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './cert-short.ts';

const certificates = (certificateDays?: number, more: Partial<EtcdCluster> = {}) =>
  externalEtcd({ certificateDays, ...more });

ruleTester(rule, {
  valid: [
    { name: 'more than a year', topology: certificates(366) },
    {
      name: 'certificates that a job renews',
      topology: certificates(90, { certificateRenewal: true }),
    },
    { name: 'masters, where kubeadm renews them', topology: stackedEtcd() },
    { name: 'a design to learn with', topology: certificates(30).profile('learning') },
    { name: 'a cluster without members', topology: certificates(30, { members: [] }) },
  ],
  invalid: [
    {
      name: 'the year that the script gives them',
      topology: certificates(),
      findings: [
        { messageId: 'short', severity: 'warning', targets: ['etcd'], data: { days: 365 } },
      ],
      fix: 'suggestion',
    },
    {
      name: 'less, and a job that there is not',
      topology: certificates(90, { certificateRenewal: false }).profile('multi-zone'),
      findings: [{ messageId: 'short', data: { days: 90 } }],
      fix: 'suggestion',
    },
  ],
});
