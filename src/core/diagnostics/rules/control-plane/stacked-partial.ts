import { etcdAccessOf, hostOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addTo } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { onComponent, onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'control-plane/stacked-partial',
    severity: 'error',
    title: { en: 'Stacked etcd is incomplete', zh: '堆叠 etcd 不完整' },
    messages: {
      master: {
        en: 'etcd “{cluster}” is stacked, but master “{master}” has no member on its host: its API server would find no etcd.',
        zh: 'etcd“{cluster}”为堆叠部署，但 master“{master}”所在主机没有成员：其 API server 找不到 etcd。',
      },
      member: {
        en: 'Member “{member}” of the stacked etcd “{cluster}” stands on a host without a master: kubeadm makes no such member.',
        zh: '堆叠 etcd“{cluster}”的成员“{member}”所在主机没有 master：kubeadm 不会创建这样的成员。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm starts a stacked member with each master and points that master’s API server at 127.0.0.1 only.',
        zh: 'kubeadm 随每个 master 启动一个堆叠成员，并让该 master 的 API server 只连接 127.0.0.1。',
      },
      remediation: {
        en: 'Give every master its own member and every stacked member its master, or make the cluster external.',
        zh: '为每个 master 配一个成员、为每个堆叠成员配一个 master，或改为外部集群。',
      },
      references: [references.kubeadmTopology],
    },
  },
  check: ({ index }) => {
    const stacked = index.topology.etcdClusters.filter(({ placement }) => placement === 'stacked');
    const [cluster] = stacked;
    if (cluster === undefined) return [];
    const masterHosts = new Set(index.controlPlanes.map(({ host }) => host));
    const bare = index.controlPlanes.flatMap((master): Finding<'master' | 'member'>[] => {
      const access = etcdAccessOf(index, master);
      if (access?.placement === 'stacked' || access?.cluster.placement === 'external') return [];
      return [
        {
          messageId: 'master',
          data: { cluster: cluster.name, master: master.name },
          targets: [onComponent(master), onEtcdCluster(cluster)],
        },
      ];
    });
    const lone = index.etcdMembers.flatMap((member): Finding<'master' | 'member'>[] => {
      const its = index.clusterOfMember.get(member.id);
      if (its === undefined || !stacked.includes(its) || masterHosts.has(member.host)) return [];
      return [
        {
          messageId: 'member',
          data: { cluster: its.name, member: member.name },
          targets: [onComponent(member), onEtcdCluster(its)],
        },
      ];
    });
    return [...bare, ...lone];
  },
  fix: ({ index }, { messageId, targets: [target] }) => {
    const component = index.components.get(target.id);
    const host = component === undefined ? undefined : hostOf(index, component);
    if (host === undefined) return undefined;
    const draft = new Draft(index);
    addTo(draft, host.id, messageId === 'master' ? 'etcd' : 'control-plane');
    return draft.toFix(
      'suggestion',
      messageId === 'master'
        ? { en: 'Add an etcd member on its host', zh: '在其主机上添加 etcd 成员' }
        : { en: 'Add a master on its host', zh: '在其主机上添加 master' },
    );
  },
});
