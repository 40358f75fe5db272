import type { Explanation } from './explanation.ts';

export const nodeExplanations: readonly Explanation[] = [
  {
    path: /\/kubeadm\/init\.yaml$/,
    about: {
      en: 'What kubeadm init reads on the first master: the whole cluster, and this node.',
      zh: '第一个 master 上 kubeadm init 读取的内容：整个集群与本节点。',
    },
    lines: [
      {
        line: /^controlPlaneEndpoint:/,
        reason: {
          en: 'Set even with one master: later it cannot be added without new certificates and kubeconfigs.',
          zh: '即使只有一个 master 也要设置：之后再加就必须重发证书并修改各 kubeconfig。',
        },
        source: 'kubernetes.io, Creating a cluster with kubeadm (v1.34)',
      },
      {
        line: /^certSANs:/,
        reason: {
          en: 'Every name and address that a client may call: a missing one is a TLS error on the day of the failover.',
          zh: '客户端可能使用的所有名称与地址：缺一个，就会在切换当天出现 TLS 错误。',
        },
        source: 'kubernetes.io, kubeadm configuration v1beta4',
      },
      {
        line: /^- name: node-ip$/,
        reason: {
          en: 'Else the kubelet takes the address of the default route, which may be another.',
          zh: '否则 kubelet 使用默认路由的地址，可能不是这一个。',
        },
        source: 'kubernetes.io, kubelet reference (v1.34)',
      },
      {
        line: /name: shutdown-delay-duration$/,
        reason: {
          en: 'Longer than the load balancer takes to notice /readyz, shorter than the 30 s the pod is given: no connection is refused at a restart.',
          zh: '长于负载均衡发现 /readyz 失败的时间，短于 Pod 的 30 s 宽限：重启时不会拒绝连接。',
        },
        source: 'kubernetes.io, kube-apiserver reference (v1.34)',
      },
      {
        line: /name: goaway-chance$/,
        reason: {
          en: 'Clients reconnect now and then, so that a restarted master gets its share. Only behind a load balancer with several masters.',
          zh: '让客户端不时重连，使重启后的 master 重新分到连接。仅用于负载均衡后有多个 master 时。',
        },
        source: 'kubernetes.io, kube-apiserver reference (v1.34)',
      },
    ],
  },
  {
    path: /\/kubeadm\/join(?:-worker)?\.yaml$/,
    about: {
      en: 'What kubeadm join reads on this host. join.sh fills in token and key; here stand placeholders that open nothing.',
      zh: '本机 kubeadm join 读取的内容。令牌与密钥由 join.sh 填入；此处只是不起作用的占位符。',
    },
    lines: [
      {
        line: /^caCertHashes:/,
        reason: {
          en: 'The host makes sure that it talks to the right cluster; some installers skip this check.',
          zh: '主机借此确认连接的是正确的集群；有的安装工具会跳过此项检查。',
        },
        source: 'kubernetes.io, kubeadm join (v1.34), token-based discovery with CA pinning',
      },
    ],
  },
  {
    path: /\/kubeadm\/join(?:-values)?\.sh$/,
    about: {
      en: 'Hands the secrets of a join from the first master to the next host without a file. They live for two hours.',
      zh: '把加入集群所需的机密从第一个 master 直接交给下一台主机，不落文件；两小时后失效。',
    },
    lines: [
      {
        line: /^token=\$\(kubeadm token create|^config=\$\(mktemp \/run/,
        reason: {
          en: 'Nothing secret stays on a disk: the token expires, and the filled-in copy is in memory and goes away again.',
          zh: '磁盘上不留机密：令牌会过期，填好的副本在内存中并会删除。',
        },
        source: 'kubernetes.io, kubeadm token (v1.34)',
      },
    ],
  },
  {
    path: /\/kubeadm\/kube-vip\.yaml$/,
    about: {
      en: 'The static pod that holds the VIP on one master, without balancing. It goes among the manifests only when it may start.',
      zh: '在一个 master 上持有 VIP 的静态 Pod，不做负载分担。可以启动时才放入 manifests。',
    },
    lines: [
      {
        line: /name: vip_leaderelection$/,
        reason: {
          en: 'The lease lives in the API: without etcd quorum there is no VIP.',
          zh: '租约保存在 API 中：没有 etcd 法定人数就没有 VIP。',
        },
        source: 'kube-vip issue 1176; kube-vip v1.2.3',
      },
      {
        line: /^image: ghcr\.io\/kube-vip/,
        reason: {
          en: 'Pinned: releases 1.0.1 to 1.0.3 stalled in elections. Take a later one only where its notes list the fixes.',
          zh: '固定版本：1.0.1 至 1.0.3 的选举会卡住。更换版本前请确认其说明中包含修复。',
        },
        source: 'kube-vip issues 1377, 1747',
      },
    ],
  },
  {
    path: /\/etc\/sysctl\.d\/90-k8s(?:-lb)?\.conf$|\/etc\/modules-load\.d\/k8s\.conf$/,
    about: {
      en: 'What the kernel of the host has to be told for pods, or to listen on an address that another host holds.',
      zh: '为 Pod 网络，或为监听其他主机持有的地址，主机内核所需的设置。',
    },
    lines: [
      {
        line: /^net\.bridge\.bridge-nf-call-iptables/,
        reason: {
          en: 'Services must see bridged traffic of pods; needs the module br_netfilter.',
          zh: 'Service 必须看到经网桥的 Pod 流量；需要 br_netfilter 模块。',
        },
        source: 'kubernetes.io, Container runtimes (v1.34)',
      },
    ],
  },
  {
    path: /\/etc\/kubernetes\/quorate-hosts(?:-joined)?$/,
    about: {
      en: 'Lines that install.sh puts between two markers of /etc/hosts: finding the API does not depend on DNS.',
      zh: 'install.sh 写入 /etc/hosts 两个标记之间的行：查找 API 不依赖 DNS。',
    },
    lines: [],
  },
  {
    path: /\/etc\/nftables\.d\/.*\.nft$|k8s-ha-firewall\.service$/,
    about: {
      en: 'Rules for the ports of this role only, in a table of their own. An accept here does not undo a drop of firewalld or ufw.',
      zh: '仅针对该角色端口的规则，位于独立的表中。此处的 accept 不会取消 firewalld 或 ufw 的 drop。',
    },
    lines: [
      {
        line: /^meta l4proto vrrp drop/,
        reason: {
          en: 'Whoever speaks VRRP on this segment could take the VIP.',
          zh: '同网段内任何发送 VRRP 的主机都可能抢走 VIP。',
        },
        source: 'RFC 5798, security considerations',
      },
      {
        line: /^tcp dport \{ ?2379, ?2380 ?\} drop/,
        reason: {
          en: 'Who reads etcd reads every secret of the cluster.',
          zh: '能读取 etcd 就能读取集群的全部机密。',
        },
        source: 'etcd.io/docs v3.6, op-guide/security',
      },
      {
        line: /^PartOf=nftables\.service$/,
        reason: {
          en: 'The packaged service flushes every table when it starts or reloads; these rules come back after it.',
          zh: '软件包自带的服务在启动或重载时会清空所有表；这些规则随后恢复。',
        },
        source: 'nftables.service of Debian 12; systemd.unit(5)',
      },
    ],
  },
  {
    path: /\/install\.sh$/,
    about: {
      en: 'Puts the files of this host in place. Run it again whenever they change; with --dry-run it changes nothing.',
      zh: '将本机的文件就位。文件变化后可再次运行；加 --dry-run 则不做任何改动。',
    },
    lines: [
      {
        line: /^die "this is \$name, but/,
        reason: {
          en: 'Files of another host would take over its address.',
          zh: '误用其他主机的文件会抢占其地址。',
        },
        source: 'uname(1)',
      },
      {
        line: /^check haproxy -c -dW /,
        reason: {
          en: 'The program reads the copy before it replaces the running file; warnings count as errors.',
          zh: '在替换运行中的文件之前，由程序本身检查副本；警告视为错误。',
        },
        source: 'HAProxy 2.6.12: a missing timeout is a warning only',
      },
    ],
  },
];
