import { etcdOptions } from '../../../model/etcd-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { isRemoved, modernOptions } from '../../support/etcd-removed-options.ts';
import { plannedRelease, releaseText } from '../../support/etcd-versions.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

/**
 * An option is written as a flag by kubeadm, and an unknown flag stops etcd; the bundle writes it as a
 * variable, and an unknown variable is only warned of.
 */
export const rule = defineRule({
  meta: {
    id: 'etcd/removed-flag',
    severity: 'error',
    title: { en: 'Option that etcd no longer has', zh: 'etcd 已移除的选项' },
    messages: {
      stops: {
        en: '“{cluster}” sets {options}, which etcd {version} no longer has: kubeadm passes it as a flag, and etcd exits.',
        zh: '“{cluster}”设置了 {options}，而 etcd {version} 已移除该选项：kubeadm 将其作为命令行参数传入，etcd 会退出。',
      },
      ignored: {
        en: '“{cluster}” sets {options}, which etcd {version} no longer has: it warns of an unknown variable and goes on without.',
        zh: '“{cluster}”设置了 {options}，而 etcd {version} 已移除该选项：etcd 会提示未知变量并忽略它。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd 3.6 dropped the v2 API and its proxy, 3.7 all options called experimental. What was set with them is not in force.',
        zh: 'etcd 3.6 移除了 v2 API 及其代理，3.7 移除了所有 experimental 选项；用它们所做的设置不会生效。',
      },
      remediation: {
        en: 'Use the name that 3.6 has for the option, or its feature gate; drop what has neither.',
        zh: '改用 3.6 中的选项名或对应的特性门控；两者皆无的请删除。',
      },
      references: [
        references.etcdUpgrade36,
        references.etcdUpgrade37,
        'Measured: etcd exits on an unknown flag and warns "unrecognized environment variable" of a variable',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'stops' | 'ignored'>[] => {
      const release = plannedRelease(index, cluster);
      if (release === undefined) return [];
      const removed = etcdOptions(cluster).filter(({ name }) => isRemoved(name, release));
      if (removed.length === 0) return [];
      const stacked = cluster.placement === 'stacked';
      return [
        {
          messageId: stacked ? 'stops' : 'ignored',
          severity: stacked ? 'error' : 'warning',
          data: {
            cluster: cluster.name,
            options: removed.map(({ name }) => name).join(', '),
            version: releaseText(release),
          },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    const release = cluster && plannedRelease(index, cluster);
    if (cluster === undefined || release === undefined) return undefined;
    const draft = new Draft(index);
    draft.patch('etcdClusters', cluster.id, { options: modernOptions(cluster.options, release) });
    return draft.toFix(
      'suggestion',
      { en: 'Set the options as etcd {version} knows them', zh: '改为 etcd {version} 的选项' },
      { version: releaseText(release) },
    );
  },
});
