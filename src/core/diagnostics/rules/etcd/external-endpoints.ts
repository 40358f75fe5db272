import { etcdAccessOf, storesInLinks, votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { onComponent, onEtcdCluster } from '../../support/target.ts';

/**
 * For masters beside an external cluster. Masters of a stacked one are control-plane/stacked-partial's;
 * a design without voters is etcd/no-members'; a cluster of one voter is etcd/single-member's, as
 * there the only endpoint is all there is.
 */
export const rule = defineRule({
  meta: {
    id: 'etcd/external-endpoints',
    severity: 'warning',
    title: { en: 'Not all etcd members are endpoints', zh: '未列出全部 etcd 端点' },
    messages: {
      some: {
        en: '“{master}” knows {count} of the {voters} members of “{cluster}”; it stops with them although the others have quorum.',
        zh: '“{master}”只配置了“{cluster}”{voters} 个成员中的 {count} 个；一旦这些成员失效，即使其余成员仍有法定人数，它也无法工作。',
      },
      none: {
        en: '“{master}” has no etcd endpoint: its API server cannot start.',
        zh: '“{master}”没有配置 etcd 端点：其 API server 无法启动。',
      },
    },
    docs: {
      rationale: {
        en: 'The API server’s etcd client moves to another endpoint when one fails, but only among those it was given.',
        zh: 'API server 的 etcd 客户端会在端点失效时切换到其他端点，但仅限于已配置的端点。',
      },
      remediation: {
        en: 'Link the master to the whole cluster, so that --etcd-servers lists every member.',
        zh: '将该 master 连接到整个集群，使 --etcd-servers 列出全部成员。',
      },
      references: [
        references.kubeadmHa,
        'etcd, Client design, clientv3 balancer: https://etcd.io/docs/v3.6/learning/design-client/',
      ],
    },
  },
  check: ({ index }) => {
    const external = index.topology.etcdClusters.filter(
      (cluster) => cluster.placement === 'external' && votersOf(index, cluster).length > 0,
    );
    const stacked = index.topology.etcdClusters.some(({ placement }) => placement === 'stacked');
    return index.controlPlanes.flatMap((master): Finding<'some' | 'none'>[] => {
      const access = etcdAccessOf(index, master);
      if (access === undefined) {
        const [cluster] = external;
        if (cluster === undefined || stacked) return [];
        return [
          {
            messageId: 'none',
            data: { master: master.name },
            targets: [onComponent(master), onEtcdCluster(cluster)],
            severity: 'error',
          },
        ];
      }
      if (access.placement === 'stacked' || access.cluster.placement === 'stacked') return [];
      const voters = votersOf(index, access.cluster);
      const known = voters.filter((voter) => access.members.includes(voter));
      if (known.length >= voters.length) return [];
      return [
        {
          messageId: 'some',
          data: {
            master: master.name,
            cluster: access.cluster.name,
            count: known.length,
            voters: voters.length,
          },
          targets: [onComponent(master), onEtcdCluster(access.cluster)],
        },
      ];
    });
  },
  fix: ({ index }, { targets: [master, cluster] }) => {
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    const replaced = storesInLinks(index, master.id).filter(
      ({ to }) => index.clusterOfMember.get(to)?.id === cluster.id,
    );
    if (replaced.length > 0) draft.run({ type: 'remove', ids: replaced.map(({ id }) => id) });
    draft.run({ type: 'connect', from: master.id, to: cluster.id });
    return draft.toFix('safe', {
      en: 'List every member of the cluster',
      zh: '列出集群的全部成员',
    });
  },
});
