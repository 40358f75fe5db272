import { failureTolerance, votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { groupBy } from '../../support/group-by.ts';
import { addHostBeside } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onHost } from '../../support/target.ts';

/**
 * Speaks of hosts for etcd, also where the host holds enough voters to stop the cluster:
 * etcd/critical-domain then leaves the host to this rule, because two voters on one host are wrong
 * whatever their number is, and the way out is the same.
 */
export const rule = defineRule({
  meta: {
    id: 'etcd/shared-host',
    severity: 'error',
    title: { en: 'Several etcd members on one host', zh: '多个 etcd 成员位于同一主机' },
    messages: {
      shared: {
        en: 'The failure of host “{host}” takes {count} of {voters} etcd voters ({members}).',
        zh: '主机“{host}”一旦故障，将同时失去 {voters} 个 etcd 投票成员中的 {count} 个（{members}）。',
      },
      critical: {
        en: 'The failure of host “{host}” takes {count} of {voters} etcd voters ({members}) and with them the quorum.',
        zh: '主机“{host}”一旦故障，将同时失去 {voters} 个 etcd 投票成员中的 {count} 个（{members}），从而失去法定人数。',
      },
    },
    docs: {
      rationale: {
        en: 'Members on one host fail together, so they count as one for what the cluster survives.',
        zh: '同一主机上的成员会一起失效，就容错而言只能算作一个。',
      },
      remediation: {
        en: 'Give every etcd member a host of its own.',
        zh: '为每个 etcd 成员分配独立的主机。',
      },
      references: [references.etcdFaqTolerance, references.kubeadmTopology],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster) => {
      const voters = votersOf(index, cluster);
      const byHost = groupBy(voters, ({ host }) => host);
      return [...byHost].flatMap(([hostId, members]): Finding<'shared' | 'critical'>[] => {
        const host = index.hosts.get(hostId);
        if (host === undefined || members.length < 2) return [];
        return [
          {
            messageId: members.length > failureTolerance(voters.length) ? 'critical' : 'shared',
            data: {
              host: host.name,
              count: members.length,
              voters: voters.length,
              members: nameList(members),
            },
            targets: [onHost(host), ...members.map(onComponent)],
          },
        ];
      });
    }),
  fix: ({ index }, { targets: [, , ...surplus] }) => {
    const draft = new Draft(index);
    for (const { id } of surplus) {
      const member = index.components.get(id);
      const cluster = index.clusterOfMember.get(id);
      if (member === undefined || cluster === undefined) return undefined;
      const bare =
        cluster.placement === 'stacked'
          ? draft.index.controlPlanes.find(
              (master) =>
                !(draft.index.componentsOnHost.get(master.host) ?? []).some(
                  ({ kind }) => kind === 'etcd',
                ),
            )
          : undefined;
      const host = bare?.host ?? addHostBeside(draft, votersOf(draft.index, cluster), 'etcd');
      draft.run({ type: 'move-component', component: id, target: { host } });
      if (cluster.placement === 'stacked' && bare === undefined) {
        draft.run({ type: 'add-component', kind: 'control-plane', target: { host } });
      }
    }
    return draft.toFix('suggestion', {
      en: 'Move the other members to hosts of their own',
      zh: '将其余成员移到各自独立的主机',
    });
  },
});
