import type { Explanation } from './explanation.ts';

export const etcdExplanations: readonly Explanation[] = [
  {
    path: /\/etc\/etcd\/etcd\.env$/,
    about: {
      en: 'All settings of this etcd member, read by etcd.service. As a file of variables, because an unknown flag stops etcd and an unknown variable is a warning.',
      zh: '该 etcd 成员的全部设置，由 etcd.service 读取。使用变量文件是因为未知参数会使 etcd 停止，而未知变量只是警告。',
    },
    lines: [
      {
        line: /^ETCD_LISTEN_PEER_URLS=/,
        reason: {
          en: 'Addresses only: etcd binds no names.',
          zh: '只能是地址：etcd 不绑定名称。',
        },
        source: 'etcd 3.4.23: “expected IP in URL for binding”',
      },
      {
        line: /^ETCD_INITIAL_CLUSTER=/,
        reason: {
          en: 'The same text on all members. It counts at the first start only; later members are announced with member add.',
          zh: '所有成员相同。仅首次启动时有效；之后的成员通过 member add 登记。',
        },
        source: 'etcd.io/docs v3.6, op-guide/clustering',
      },
      {
        line: /^ETCD_INITIAL_CLUSTER_TOKEN=/,
        reason: {
          en: 'Keeps members of different clusters apart, also after a restore.',
          zh: '区分不同集群的成员，恢复之后也是如此。',
        },
        source: 'etcd.io/docs v3.6, op-guide/clustering',
      },
      {
        line: /^ETCD_CLIENT_CERT_AUTH=/,
        reason: {
          en: 'Who reads etcd reads every secret of the cluster: only certificates of the etcd CA get in.',
          zh: '能读取 etcd 就能读取集群的全部机密：只允许 etcd CA 签发的证书。',
        },
        source: 'etcd.io/docs v3.6, op-guide/security',
      },
      {
        line: /^ETCD_LISTEN_METRICS_URLS=/,
        reason: {
          en: 'Health and metrics without a certificate, on this host alone; kubeadm does the same.',
          zh: '无需证书的健康检查与指标，仅限本机；kubeadm 也是如此。',
        },
        source: 'kubernetes/kubernetes, kubeadm phases/etcd/local.go',
      },
      {
        line: /^ETCD_HEARTBEAT_INTERVAL=/,
        reason: {
          en: 'Half to one and a half times the longest round trip between members, at least 100 ms, the same on all.',
          zh: '成员间最大往返时间的 0.5 至 1.5 倍，至少 100 ms，所有成员一致。',
        },
        source: 'etcd.io/docs v3.6, tuning',
      },
      {
        line: /^ETCD_ELECTION_TIMEOUT=/,
        reason: {
          en: 'Ten heartbeats. etcd refuses less than five and more than 50 s. Writes stopped for 1.06 s when a leader was killed with 100/1000.',
          zh: '十个心跳。etcd 拒绝少于五个心跳或超过 50 s 的值。心跳 100、选举 1000 时，杀掉 leader 后写入中断 1.06 s。',
        },
        source: 'etcd 3.4.23, measured; etcd.io/docs v3.6, tuning',
      },
      {
        line: /^ETCD_QUOTA_BACKEND_BYTES=/,
        reason: {
          en: 'At this size etcd takes no more writes; without it that is 2 GiB. More than 8 GiB is not suggested.',
          zh: '达到此大小后 etcd 不再接受写入；不设置时为 2 GiB。不建议超过 8 GiB。',
        },
        source: 'etcd.io/docs v3.6, dev-guide/limit',
      },
    ],
  },
  {
    path: /\/systemd\/system\/etcd\.service$/,
    about: {
      en: 'Starts etcd with nothing but its file of variables: an option given twice stops etcd.',
      zh: '仅用变量文件启动 etcd：同一选项重复给出会使 etcd 停止。',
    },
    lines: [
      {
        line: /^TimeoutStartSec=/,
        reason: {
          en: 'The first start ends only once a majority of the members is there.',
          zh: '首次启动要等到多数成员就绪才结束。',
        },
        source: 'etcd 3.4.23, tried; systemd.service(5)',
      },
    ],
  },
  {
    path: /\/sbin\/etcd-backup\.sh$/,
    about: {
      en: 'Saves a snapshot of the local member, checks it and hands it to /etc/etcd/backup-copy.',
      zh: '保存本机成员的快照、检查，并交给 /etc/etcd/backup-copy。',
    },
    lines: [
      {
        line: /^mv "\$file\.part"/,
        reason: {
          en: 'Only a snapshot that is whole and readable gets its final name.',
          zh: '只有完整可读的快照才会获得最终文件名。',
        },
        source: 'etcd.io/docs v3.6, op-guide/recovery',
      },
    ],
  },
  {
    path: /\/sbin\/etcd-restore\.sh$/,
    about: {
      en: 'Makes a new cluster out of one snapshot, run on every member once quorum is lost for good.',
      zh: '在法定人数彻底丢失后，于每个成员上运行，由一个快照建立新集群。',
    },
    lines: [
      {
        line: /--bump-revision/,
        reason: {
          en: 'Watches of Kubernetes must not take the revisions to come for those they have seen.',
          zh: '避免 Kubernetes 的 watch 把之后的版本号当作已见过的。',
        },
        source: 'etcd.io/docs v3.6, op-guide/recovery',
      },
    ],
  },
  {
    path: /\/systemd\/system\/etcd-backup\.(?:service|timer)$|\/profile\.d\/etcdctl\.sh$/,
    about: {
      en: 'Runs the backup every day, and tells etcdctl in a shell where the members and certificates are.',
      zh: '每天运行备份；并让 shell 中的 etcdctl 知道成员与证书的位置。',
    },
    lines: [
      {
        line: /^Persistent=(?:true|yes)$/,
        reason: {
          en: 'A run that was missed while the host was down is made up for.',
          zh: '主机停机期间错过的备份会补做。',
        },
        source: 'systemd.timer(5)',
      },
    ],
  },
  {
    path: /^pki\/gen-certs\.sh$/,
    about: {
      en: 'Makes the certificates of etcd on the operator’s machine, so that no key is in the bundle. It never overwrites a key.',
      zh: '在操作者的机器上生成 etcd 证书，因此配置包中没有私钥。绝不覆盖已有私钥。',
    },
    lines: [
      {
        line: /^umask 077$/,
        reason: { en: 'Keys are readable for their owner alone.', zh: '私钥只有其所有者可读。' },
        source: 'openssl 3.0, tried',
      },
      {
        line: /serverAuth, ?clientAuth/,
        reason: {
          en: 'Both uses: with serverAuth alone etcd’s own gateway is refused again and again.',
          zh: '两种用途都要：只有 serverAuth 时，etcd 自身的网关会被反复拒绝。',
        },
        source: 'etcd 3.4.23: “incompatible key usage”',
      },
    ],
  },
];
