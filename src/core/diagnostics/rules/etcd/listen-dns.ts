import { ipFamily } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { dropOptions, urlsOf, type OptionUrl } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

const listenOptions = [
  'listen-client-urls',
  'listen-client-http-urls',
  'listen-peer-urls',
  'listen-metrics-urls',
];

export const rule = defineRule({
  meta: {
    id: 'etcd/listen-dns',
    severity: 'error',
    title: { en: 'etcd is to listen on a name', zh: 'etcd 监听地址为主机名' },
    messages: {
      name: {
        en: '“{cluster}” is to listen on {url} ({option}); etcd binds addresses only and does not start.',
        zh: '“{cluster}”要监听 {url}（{option}）；etcd 只能绑定 IP 地址，无法启动。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd refuses a name, or no host at all, with “expected IP in URL for binding”; localhost is the only one it takes.',
        zh: 'etcd 会以“expected IP in URL for binding”拒绝主机名或空主机；唯一接受的名称是 localhost。',
      },
      remediation: {
        en: 'Use IP addresses in what etcd listens on. Names belong into what it advertises.',
        zh: '监听地址使用 IP；主机名只能用于对外通告的地址。',
      },
      references: [
        references.etcdOptions,
        'Measured: "expected IP in URL for binding" for a name and for an empty host; localhost starts',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'name'>[] => {
      const [wrong] = listenOptions.flatMap((option) =>
        urlsOf(cluster, option)
          .filter(cannotBind)
          .map(({ text }) => ({ option, url: text })),
      );
      if (wrong === undefined) return [];
      return [
        {
          messageId: 'name',
          data: { cluster: cluster.name, ...wrong },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const wrong = listenOptions.filter((option) => urlsOf(cluster, option).some(cannotBind));
    return dropOptions(index, cluster.id, wrong);
  },
});

function cannotBind({ scheme, host }: OptionUrl): boolean {
  return scheme.startsWith('http') && host !== 'localhost' && ipFamily(host) === undefined;
}
