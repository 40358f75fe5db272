import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { GOOD_ETCD, isOlder, kubeadmRefuses, parseRelease } from '../../support/etcd-versions.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** 3.4 ended in June 2026. */
const OLDEST_MAINTAINED = { major: 3, minor: 5, patch: 0 };

/** External clusters only. Where kubeadm refuses the release, etcd/kubeadm-min-version says more. */
export const rule = defineRule({
  meta: {
    id: 'etcd/version-eol',
    severity: 'warning',
    title: { en: 'etcd release no longer maintained', zh: 'etcd 版本已停止维护' },
    messages: {
      ended: {
        en: '“{cluster}” runs etcd {version}, which gets no fixes any more; 3.4 ended in June 2026.',
        zh: '“{cluster}”运行 etcd {version}，该版本不再获得修复；3.4 已于 2026 年 6 月停止维护。',
      },
    },
    docs: {
      rationale: {
        en: 'Faults and security holes found in a release that has ended stay open.',
        zh: '停止维护的版本中发现的缺陷和安全漏洞不会再得到修复。',
      },
      remediation: {
        en: 'Run etcd 3.5.33 or newer, or 3.6.14 or newer; upgrade one minor release at a time.',
        zh: '使用 etcd 3.5.33 或 3.6.14 及更新版本；每次只升级一个次版本。',
      },
      references: ['etcd blog, June and July 2026: https://etcd.io/blog/'],
    },
  },
  check: ({ index }) => {
    const { cluster, etcdClusters } = index.topology;
    return etcdClusters.flatMap((each): Finding<'ended'>[] => {
      const release = parseRelease(each.version);
      if (each.placement !== 'external' || release === undefined) return [];
      if (!isOlder(release, OLDEST_MAINTAINED)) return [];
      if (kubeadmRefuses(each.version, cluster.kubernetesVersion)) return [];
      return [
        {
          messageId: 'ended',
          data: { cluster: each.name, version: each.version.trim() },
          targets: [onEtcdCluster(each)],
        },
      ];
    });
  },
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { version: GOOD_ETCD },
      { en: 'Use etcd {version}', zh: '使用 etcd {version}' },
      { version: GOOD_ETCD },
    ),
});
