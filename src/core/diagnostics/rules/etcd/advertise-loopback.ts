import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { dropOptions, isOwnHost, urlsOf } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

const advertiseOptions = ['advertise-client-urls', 'initial-advertise-peer-urls'];

/** A single stacked member has nobody to tell its address. */
export const rule = defineRule({
  meta: {
    id: 'etcd/advertise-loopback',
    severity: 'error',
    title: {
      en: 'etcd advertises an address of no use to others',
      zh: 'etcd 通告了他人无法访问的地址',
    },
    messages: {
      own: {
        en: '“{cluster}” advertises {url} ({option}), which leads every other machine to itself.',
        zh: '“{cluster}”通告 {url}（{option}），其他机器据此只会访问到自己。',
      },
    },
    docs: {
      rationale: {
        en: 'Members and clients take the advertised URLs from the cluster. Loopback and the unspecified address mean their own host there.',
        zh: '成员和客户端从集群获取通告的 URL；回环地址和未指定地址对它们而言就是自己的主机。',
      },
      remediation: {
        en: 'Advertise the address of each host, as the bundle does.',
        zh: '通告各主机自己的地址，即配置包的默认做法。',
      },
      references: [
        'etcd FAQ, "What is the difference between listen-<client,peer>-urls, advertise-client-urls or initial-advertise-peer-urls?": https://etcd.io/docs/v3.6/faq/',
        references.etcdClustering,
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'own'>[] => {
      if (cluster.placement === 'stacked' && cluster.members.length < 2) return [];
      const [wrong] = advertiseOptions.flatMap((option) =>
        urlsOf(cluster, option)
          .filter(isOwnHost)
          .map(({ text }) => ({ option, url: text })),
      );
      if (wrong === undefined) return [];
      return [
        {
          messageId: 'own',
          data: { cluster: cluster.name, ...wrong },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const wrong = advertiseOptions.filter((option) => urlsOf(cluster, option).some(isOwnHost));
    return dropOptions(index, cluster.id, wrong);
  },
});
