import type { Explanation } from './explanation.ts';

export const loadBalancerExplanations: readonly Explanation[] = [
  {
    path: /\/etc\/haproxy\/haproxy\.cfg$/,
    about: {
      en: 'The TCP load balancer before the masters. The same on every host of the group; keepalived decides which host the VIP leads to.',
      zh: 'master 前面的 TCP 负载均衡。组内各主机的文件相同；VIP 指向哪台主机由 keepalived 决定。',
    },
    lines: [
      {
        line: /^maxconn /,
        reason: {
          en: 'Each connection takes two file descriptors. With fewer allowed than this needs HAProxy refuses to start.',
          zh: '每个连接占用两个文件描述符。若允许的数量不足，HAProxy 会拒绝启动。',
        },
        source:
          'HAProxy 2.6.12: hard nofile 20000, maxconn 20000 → “Cannot raise FD limit to 40034”',
      },
      {
        line: /^mode tcp$/,
        reason: {
          en: 'TLS and client certificates must reach kube-apiserver. “mode http” passes the check and breaks every login by certificate.',
          zh: 'TLS 与客户端证书必须到达 kube-apiserver。“mode http”能通过检查，但会使所有证书登录失效。',
        },
        source: 'HAProxy 2.6.12, haproxy -c; kubernetes/kubeadm, docs/ha-considerations.md',
      },
      {
        line: /^option redispatch$/,
        reason: {
          en: 'A connection that one master does not take is tried on another.',
          zh: '一个 master 不接受的连接会改试另一个。',
        },
        source: 'HAProxy 2.6 Configuration Manual, option redispatch',
      },
      {
        line: /^timeout client \d/,
        reason: {
          en: 'Watches, exec and logs are silent for long. The 35 s of kubeadm’s example cuts them.',
          zh: 'watch、exec 与日志会长时间没有数据；kubeadm 示例中的 35 s 会将其切断。',
        },
        source: 'kubernetes/kubeadm, docs/ha-considerations.md; kubespray haproxy.cfg.j2',
      },
      {
        line: /^timeout tunnel /,
        reason: {
          en: 'Takes the place of client and server once data has flowed: with 2 s there and 8 s here a connection was cut after 8.1 s.',
          zh: '一旦有数据传输便取代 client 与 server 超时：前者 2 s、后者 8 s 时，连接在 8.1 s 后断开。',
        },
        source: 'HAProxy 2.6.12, measured',
      },
      {
        line: /^bind \*:/,
        reason: {
          en: 'On all addresses. Bound to the VIP, HAProxy does not start on the host that does not hold it, and haproxy -c does not see that.',
          zh: '监听所有地址。若绑定 VIP，未持有 VIP 的主机上 HAProxy 无法启动，而 haproxy -c 看不出来。',
        },
        source: 'HAProxy 2.6.12: “cannot bind socket (Cannot assign requested address)”',
      },
      {
        line: /^balance leastconn$/,
        reason: {
          en: 'HTTP/2 connections live for hours; round robin would leave a restarted master idle.',
          zh: 'HTTP/2 连接会存活数小时；轮询会让重启后的 master 长期空闲。',
        },
        source: 'kubespray and kubekey, haproxy.cfg templates',
      },
      {
        line: /^http-check send .*\/readyz/,
        reason: {
          en: '/readyz fails first at a graceful shutdown and when this kube-apiserver has lost etcd; /healthz is deprecated.',
          zh: '正常关闭或该 kube-apiserver 失去 etcd 时 /readyz 最先失败；/healthz 已弃用。',
        },
        source: 'openshift/machine-config-operator, templates; Kubernetes API health endpoints',
      },
      {
        line: /^default-server .*check-ssl/,
        reason: {
          en: 'Only the probe is not verified: with “verify required” HAProxy does not load before kubeadm init has made the CA. “shutdown-sessions” cuts watches of a master that is down.',
          zh: '仅探测不校验证书：使用“verify required”时，在 kubeadm init 生成 CA 之前 HAProxy 无法加载。“shutdown-sessions”会切断连往故障 master 的 watch。',
        },
        source: 'HAProxy 2.6.12: /readyz = 500 → backend down and watch cut after 3.6 s',
      },
      {
        line: /^monitor-uri \/alive$/,
        reason: {
          en: 'What keepalived asks: whether this process accepts and answers, whatever the masters do.',
          zh: 'keepalived 询问的内容：本进程能否接受并应答，与 master 的状态无关。',
        },
        source: 'openshift/machine-config-operator, PR 2070, 1744, 3339',
      },
      {
        line: /^monitor fail if/,
        reason: {
          en: '503 while this host reaches no kube-apiserver: for monitoring, not for the VIP.',
          zh: '本机访问不到任何 kube-apiserver 时返回 503：供监控使用，不影响 VIP。',
        },
        source: 'HAProxy 2.6.12, tried',
      },
    ],
  },
  {
    path: /\/etc\/nginx\/nginx\.conf$/,
    about: {
      en: 'The TCP load balancer before the masters. Open-source NGINX notices a dead master only when a connection fails.',
      zh: 'master 前面的 TCP 负载均衡。开源版 NGINX 只在连接失败时才发现 master 故障。',
    },
    lines: [
      {
        line: /^include \/etc\/nginx\/modules-enabled/,
        reason: {
          en: 'Debian builds the stream module as a separate one: without it “stream” is an unknown directive.',
          zh: 'Debian 将 stream 模块单独构建：缺少它时“stream”是未知指令。',
        },
        source: 'NGINX 1.22.1, nginx -t',
      },
      {
        line: /^worker_shutdown_timeout /,
        reason: {
          en: 'Watches would keep the workers of before a reload alive for hours.',
          zh: '否则 watch 会让重载之前的 worker 存活数小时。',
        },
        source: 'nginx.org, core module',
      },
      {
        line: /^zone kube_apiservers/,
        reason: {
          en: 'Workers share what they know of the masters; else each has to find a dead one by itself.',
          zh: '各 worker 共享 master 的状态；否则每个 worker 都要各自发现故障。',
        },
        source: 'nginx.org, ngx_stream_upstream_module',
      },
      {
        line: /^server .*max_fails/,
        reason: {
          en: 'Passive checks only: a master that accepts connections and answers /readyz with an error keeps getting its share.',
          zh: '仅有被动检查：能建立连接但 /readyz 报错的 master 仍会分到连接。',
        },
        source: 'NGINX 1.22.1: one third of the requests went there',
      },
      {
        line: /^proxy_next_upstream on;$/,
        reason: {
          en: 'After a kill of one kube-apiserver the next request went to another one, without an error for the client.',
          zh: '杀掉一个 kube-apiserver 后，下一个请求转到另一个，客户端没有报错。',
        },
        source: 'NGINX 1.22.1, tried',
      },
      {
        line: /^proxy_timeout /,
        reason: {
          en: 'Idle connections are cut exactly here; the default of 10 minutes cuts watches.',
          zh: '空闲连接恰在此时断开；默认的 10 分钟会切断 watch。',
        },
        source: 'NGINX 1.22.1, measured',
      },
    ],
  },
  {
    path: /\/etc\/keepalived\/keepalived\.conf$/,
    about: {
      en: 'Who holds the VIP. Differs from host to host by priority and addresses.',
      zh: '决定 VIP 的持有者。各主机的优先级与地址不同。',
    },
    lines: [
      {
        line: /^script_user root$/,
        reason: {
          en: 'A user who does not exist makes keepalived drop the check in silence: the VIP would never move.',
          zh: '若用户不存在，keepalived 会悄悄去掉检查脚本：VIP 将永远不会转移。',
        },
        source: 'keepalived 2.2.7, tried; keepalived.conf(5)',
      },
      {
        line: /^vrrp_version 3$/,
        reason: {
          en: 'Version 3 ignores passwords. Unicast peers and the packet filter say who may speak VRRP.',
          zh: '版本 3 忽略密码。由单播对端与包过滤规则限定可参与 VRRP 的主机。',
        },
        source: 'keepalived 2.2.7, keepalived -t; keepalived.conf(5)',
      },
      {
        line: /^vrrp_garp_master_refresh /,
        reason: {
          en: 'After a healed partition clients kept the wrong holder for up to 35 s with 60, for at most 5.2 s with 5.',
          zh: '网络分区恢复后，取 60 时客户端错认持有者最长 35 s，取 5 时最长 5.2 s。',
        },
        source: 'keepalived 2.2.7, measured',
      },
      {
        line: /^vrrp_script chk_lb/,
        reason: {
          en: 'Asks only the load balancer here. Checks of kube-apiserver moved VIPs needlessly.',
          zh: '只检查本机的负载均衡。检查 kube-apiserver 曾导致 VIP 无谓转移。',
        },
        source: 'openshift/machine-config-operator, PR 2070, 1744, 3339',
      },
      {
        line: /^fall /,
        reason: {
          en: 'Interval times fall is how long a dead load balancer keeps the VIP, plus less than a second.',
          zh: '间隔乘以 fall 就是负载均衡故障后仍持有 VIP 的时间，另加不到一秒。',
        },
        source: 'keepalived 2.2.7: 6.2 s measured with 2 s times 3',
      },
      {
        line: /^init_fail$/,
        reason: {
          en: 'The check counts as failed until it has succeeded, so that the VIP does not appear before the load balancer.',
          zh: '检查成功之前视为失败，使 VIP 不会先于负载均衡出现。',
        },
        source: 'keepalived.conf(5)',
      },
      {
        line: /^nopreempt$/,
        reason: {
          en: 'No second outage when the first host comes back. Works only with state BACKUP on every host, and never together with a weight.',
          zh: '首台主机恢复时不会再次中断。仅在所有主机均为 state BACKUP 时有效，且绝不能与 weight 并用。',
        },
        source:
          'keepalived 2.2.7: weight −20 with nopreempt left the VIP on the dead host; keepalived issues 2599, 2483',
      },
      {
        line: /^virtual_router_id /,
        reason: {
          en: 'One for each VIP on a layer-2 segment, 1 to 255; another group with the same number fights for it.',
          zh: '同一二层网段内每个 VIP 各用一个，1 至 255；编号相同的其他组会与之争抢。',
        },
        source: 'RFC 5798; keepalived 2.2.7 refuses 300',
      },
      {
        line: /^advert_int /,
        reason: {
          en: 'A host that dies is noticed after three of these and a little more: 3.4 s measured with 1 s.',
          zh: '主机宕机后约三个周期多一点被发现：周期 1 s 时实测 3.4 s。',
        },
        source: 'keepalived 2.2.7, measured; RFC 5798',
      },
      {
        line: /^unicast_peer \{$/,
        reason: {
          en: 'All others, not this host itself. Many networks block the multicast that would take its place.',
          zh: '列出其他所有成员，不含本机。许多网络会拦截组播。',
        },
        source: 'keepalived.conf(5); keepalived -t does not notice the own address',
      },
      {
        line: /^[0-9a-f.:]+\/\d+ dev /,
        reason: {
          en: 'With mask and device: without a mask it becomes /32, and no check says so.',
          zh: '写明掩码与网卡：不写掩码会变成 /32，检查不会提示。',
        },
        source: 'keepalived 2.2.7, keepalived -t',
      },
    ],
  },
  {
    path: /\/etc\/keepalived\/chk_lb(?:-\d+)?\.sh$/,
    about: {
      en: 'What keepalived runs every few seconds. Root alone may change it, or keepalived takes it for insecure and leaves it out.',
      zh: 'keepalived 每隔几秒运行的脚本。只能由 root 修改，否则 keepalived 视为不安全并忽略。',
    },
    lines: [
      {
        line: /--max-time /,
        reason: {
          en: 'Below the timeout of the vrrp_script, so that curl tells why it failed before keepalived ends it.',
          zh: '小于 vrrp_script 的 timeout，使 curl 在被 keepalived 终止之前给出原因。',
        },
        source: 'keepalived.conf(5); curl(1)',
      },
    ],
  },
  {
    path: /\/systemd\/system\/(?:haproxy|nginx|keepalived)\.service\.d\/10-k8s-ha\.conf$/,
    about: {
      en: 'A drop-in that keeps the packaged service running: packages restart it seldom or never.',
      zh: '让软件包自带的服务持续运行的附加配置：软件包自身很少或从不重启它。',
    },
    lines: [
      {
        line: /^StartLimitIntervalSec=0$/,
        reason: {
          en: 'systemd gives up after a few quick restarts; this one it never gives up.',
          zh: 'systemd 在几次快速重启后会放弃；此设置使其永不放弃。',
        },
        source: 'systemd.unit(5)',
      },
      {
        line: /^LimitNOFILE=/,
        reason: {
          en: 'Two file descriptors a connection; too few, and the load balancer does not start or drops connections.',
          zh: '每个连接两个文件描述符；不足时负载均衡无法启动或会丢弃连接。',
        },
        source: 'HAProxy 2.6.12, tried; systemd.exec(5)',
      },
    ],
  },
];
