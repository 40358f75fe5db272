import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './no-backup.ts';

const backup = (target: string | undefined) =>
  topology()
    .stacked(3)
    .with(({ etcdClusters: [cluster] }) => {
      if (cluster && target === undefined) delete cluster.backupTarget;
      else if (cluster) Object.assign(cluster, { backupTarget: target });
    });

ruleTester(rule, {
  valid: [
    { name: 'a bucket', topology: backup('s3://backups/etcd') },
    { name: 'a design to learn with', topology: backup(undefined).profile('learning') },
    {
      name: 'a cluster without members, of which another rule speaks',
      topology: backup(undefined).with(({ etcdClusters: [cluster] }) => {
        if (cluster) cluster.members = [];
      }),
    },
    { name: 'a design without etcd', topology: topology().loadBalancers(2) },
  ],
  invalid: [
    {
      name: 'nothing said',
      topology: backup(undefined),
      findings: [{ messageId: 'none', severity: 'warning', targets: ['etcd'] }],
      fix: 'none',
    },
    {
      name: 'blanks',
      topology: backup('  ').profile('multi-zone'),
      findings: [{ messageId: 'none', severity: 'warning' }],
      fix: 'none',
    },
  ],
});
