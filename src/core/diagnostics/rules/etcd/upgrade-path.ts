import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import {
  GOOD_ETCD,
  GOOD_ETCD_3_6,
  isOlder,
  parseRelease,
  plannedRelease,
  releaseText,
  type Release,
} from '../../support/etcd-versions.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** What a cluster must run before it may go to a minor release of 3.x, and what is wise. */
const before: Readonly<Record<number, { readonly least: string; readonly wise: string }>> = {
  6: { least: '3.5.26', wise: GOOD_ETCD },
  7: { least: '3.6.11', wise: GOOD_ETCD_3_6 },
};

/** Speaks of a cluster that runs already; going down is no upgrade and not judged here. */
export const rule = defineRule({
  meta: {
    id: 'etcd/upgrade-path',
    severity: 'error',
    title: { en: 'etcd upgrade needs a step between', zh: 'etcd 升级缺少中间步骤' },
    messages: {
      skips: {
        en: '“{cluster}” runs etcd {running} and goes to {version}; etcd goes up one minor release at a time.',
        zh: '“{cluster}”当前运行 etcd {running}，目标为 {version}；etcd 每次只能升级一个次版本。',
      },
      patch: {
        en: '“{cluster}” runs etcd {running} and goes to {version}; from anything older than {least} members can come up as learners or removed ones come back.',
        zh: '“{cluster}”当前运行 etcd {running}，目标为 {version}；若从低于 {least} 的版本升级，成员可能变成 learner，已移除的成员也可能重新出现。',
      },
    },
    docs: {
      rationale: {
        en: 'Older patch releases of 3.5 keep two records of the members that may differ, and 3.6 believes the other one; 3.6 before 3.6.11 may not work side by side with 3.7.',
        zh: '较旧的 3.5 补丁版本保存着两份可能不一致的成员记录，而 3.6 采用另一份；低于 3.6.11 的 3.6 可能无法与 3.7 同时运行。',
      },
      remediation: {
        en: 'Go to the newest patch release of each minor on the way, one member after the other, and wait until all are healthy.',
        zh: '途中的每个次版本都先升级到最新补丁版本，逐个成员进行，并等待全部健康。',
      },
      references: [
        references.etcdUpgrade36,
        references.etcdUpgrade37,
        'etcd blog, on members that come back when 3.5 is upgraded to 3.6: https://etcd.io/blog/',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'skips' | 'patch'>[] => {
      const upgrade = upgradeOf(index, cluster);
      if (upgrade === undefined) return [];
      const { running, planned } = upgrade;
      const data = {
        cluster: cluster.name,
        running: releaseText(running),
        version: releaseText(planned),
      };
      const targets: Finding['targets'] = [onEtcdCluster(cluster)];
      if (planned.minor > running.minor + 1) return [{ messageId: 'skips', data, targets }];
      const least = before[planned.minor]?.least;
      return least !== undefined && isBelow(running, least)
        ? [{ messageId: 'patch', data: { ...data, least }, targets }]
        : [];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    const upgrade = cluster && upgradeOf(index, cluster);
    // kubeadm chooses the release of a stacked cluster.
    if (upgrade === undefined || cluster?.placement !== 'external') return undefined;
    const version = nextStep(upgrade.running);
    if (version === undefined) return undefined;
    return patchFix(
      'suggestion',
      'etcdClusters',
      cluster.id,
      { version },
      { en: 'Go to etcd {version} first', zh: '先升级到 etcd {version}' },
      { version },
    );
  },
});

function upgradeOf(
  index: TopologyIndex,
  cluster: EtcdCluster,
): { readonly running: Release; readonly planned: Release } | undefined {
  const running = parseRelease(cluster.runningVersion ?? '');
  const planned = plannedRelease(index, cluster);
  if (running?.major !== 3 || planned?.major !== 3 || planned.minor <= running.minor) {
    return undefined;
  }
  return { running, planned };
}

function isBelow(release: Release, least: string): boolean {
  const limit = parseRelease(least);
  return limit !== undefined && isOlder(release, limit);
}

/** The furthest release that what runs may go to at once; undefined where it is itself out of date. */
function nextStep(running: Release): string | undefined {
  if (running.minor < 4) return undefined;
  const step = before[running.minor + 2];
  const next = before[running.minor + 1];
  if (next !== undefined && isBelow(running, next.least)) return next.wise;
  return step?.wise;
}
