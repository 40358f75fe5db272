import { hostnameSlug } from '../../../format/slug.ts';
import { hostOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { groupBy } from '../../support/group-by.ts';
import { proposedHostName } from '../../support/host-names.ts';
import { references } from '../../support/references.ts';
import { onComponent, onEtcdCluster } from '../../support/target.ts';

/**
 * Names each member but the first that claims the name, learners included. Members of an external
 * cluster start under this name; kubeadm names stacked ones after their nodes, so there it is only
 * the drawing that misleads.
 */
export const rule = defineRule({
  meta: {
    id: 'naming/etcd-name',
    severity: 'error',
    title: { en: 'Same etcd member name twice', zh: 'etcd 成员名重复' },
    messages: {
      duplicate: {
        en: 'Two members of “{cluster}” are named “{name}”.',
        zh: '“{cluster}”中有两个成员都名为“{name}”。',
      },
      stacked: {
        en: 'Two members of the stacked “{cluster}” are drawn as “{name}”; kubeadm will name them after their nodes.',
        zh: '堆叠集群“{cluster}”中有两个成员都绘制为“{name}”；kubeadm 会以节点名命名它们。',
      },
    },
    docs: {
      rationale: {
        en: 'A member finds itself in initial-cluster by its name. With the same name twice, etcd does not start.',
        zh: '成员通过名称在 initial-cluster 中找到自己。名称重复时 etcd 无法启动。',
      },
      remediation: {
        en: 'Name each member after its host.',
        zh: '以所在主机的名称命名每个成员。',
      },
      references: [references.etcdClustering],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster) => {
      const members = index.etcdMembers.filter(
        ({ id }) => index.clusterOfMember.get(id)?.id === cluster.id,
      );
      const byName = groupBy(members, ({ name }) => hostnameSlug(name, 'etcd'));
      return [...byName.values()].flatMap(([first, ...others]) =>
        others.map((member): Finding<'duplicate' | 'stacked'> => ({
          messageId: cluster.placement === 'stacked' ? 'stacked' : 'duplicate',
          data: { cluster: cluster.name, name: member.name },
          targets: [onComponent(member), onComponent(first), onEtcdCluster(cluster)],
          severity: cluster.placement === 'stacked' ? 'info' : 'error',
        })),
      );
    }),
  fix: ({ index }, { targets: [target] }) => {
    const member = index.components.get(target.id);
    const host = member === undefined ? undefined : hostOf(index, member);
    const name = host === undefined ? undefined : proposedHostName(index, host.id);
    const taken = index.etcdMembers.some(
      (each) => each.id !== target.id && hostnameSlug(each.name, 'etcd') === name,
    );
    if (name === undefined || taken) return undefined;
    return patchFix(
      'safe',
      'components',
      target.id,
      { name },
      { en: 'Name the member {name}, as its host', zh: '按主机名将该成员命名为 {name}' },
      { name },
    );
  },
});
