import { storesInLinks, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/external-on-masters',
    severity: 'info',
    title: { en: 'External etcd on the masters', zh: '外部 etcd 位于 master 主机上' },
    messages: {
      shared: {
        en: '“{cluster}” is external, but {count} of its members share a host with a master ({members}).',
        zh: '“{cluster}”是外部集群，但其 {count} 个成员与 master 共用主机（{members}）。',
      },
    },
    docs: {
      rationale: {
        en: 'An external cluster is worth its hosts because it neither fails nor competes with the masters; on their hosts it does both.',
        zh: '外部集群的价值在于不与 master 一起失效、不与其争抢资源；放在 master 主机上就失去了这两点。',
      },
      remediation: {
        en: 'Make the cluster stacked, or move its members to hosts of their own.',
        zh: '改为堆叠部署，或将成员移到独立主机。',
      },
      references: [references.kubeadmTopology],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'shared'>[] => {
      const shared = membersOnMasters(index, cluster);
      if (cluster.placement !== 'external' || shared.length === 0) return [];
      return [
        {
          messageId: 'shared',
          data: { cluster: cluster.name, count: shared.length, members: nameList(shared) },
          targets: [onEtcdCluster(cluster), ...shared.map(onComponent)],
        },
      ];
    }),
  // Stacked means one member on each master; other mixtures have more than one way out.
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const hosts = new Set(membersOnMasters(index, cluster).map(({ host }) => host));
    const masterHosts = new Set(index.controlPlanes.map(({ host }) => host));
    const oneEach =
      hosts.size === cluster.members.length &&
      masterHosts.size === index.controlPlanes.length &&
      masterHosts.size === hosts.size;
    if (!oneEach) return undefined;
    const draft = new Draft(index);
    const links = index.controlPlanes.flatMap(({ id }) => storesInLinks(index, id));
    if (links.length > 0) draft.run({ type: 'remove', ids: links.map(({ id }) => id) });
    draft.patch('etcdClusters', cluster.id, { placement: 'stacked' });
    return draft.toFix('suggestion', {
      en: 'Make the etcd cluster stacked',
      zh: '将 etcd 集群改为堆叠部署',
    });
  },
});

function membersOnMasters(index: TopologyIndex, cluster: EtcdCluster): EtcdMember[] {
  const masterHosts = new Set(index.controlPlanes.map(({ host }) => host));
  return index.etcdMembers.filter(
    (member) =>
      masterHosts.has(member.host) && index.clusterOfMember.get(member.id)?.id === cluster.id,
  );
}
