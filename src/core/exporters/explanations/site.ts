import type { Explanation } from './explanation.ts';

export const siteExplanations: readonly Explanation[] = [
  {
    path: /^RUNBOOK\.md$/,
    about: {
      en: 'The way from bare hosts to a cluster with the names of this design: each step with its check and its undo.',
      zh: '用本设计中的名称，从裸机到集群的步骤：每步都有检查与回退。',
    },
    lines: [],
  },
  {
    path: /^README\.md$/,
    about: {
      en: 'What the bundle holds, how to begin, what is absent and why, and what was proven.',
      zh: '配置包的内容、如何开始、缺少什么及原因，以及已验证的内容。',
    },
    lines: [],
  },
  {
    path: /^docs\//,
    about: {
      en: 'Diagrams, verdict, scenarios and drills of the design as it was exported.',
      zh: '导出时设计的图、结论、场景与演练。',
    },
    lines: [],
  },
  {
    path: /^topology\.json$/,
    about: {
      en: 'The design itself. Open it, or the whole zip, in Quorate to go on from here.',
      zh: '设计本身。在 Quorate 中打开它或整个 zip 即可继续编辑。',
    },
    lines: [],
  },
  {
    path: /^inventory\.txt$/,
    about: {
      en: 'Every host with its address, place and roles, for people and for awk.',
      zh: '所有主机的地址、位置与角色，供人阅读或用 awk 处理。',
    },
    lines: [],
  },
  {
    path: /^checks\/verify\.sh$/,
    about: {
      en: 'Lets the programs that read the files check them, on any machine. Changes nothing.',
      zh: '在任意机器上让读取这些文件的程序自行检查，不做任何改动。',
    },
    lines: [],
  },
  {
    path: /^pki\/README\.md$|^\.gitignore$/,
    about: {
      en: 'Keeps private keys where they belong: on the operator’s machine, out of version control.',
      zh: '让私钥留在应在之处：操作者的机器上，不进入版本库。',
    },
    lines: [],
  },
  {
    path: /^cloud\/.*\/main\.tf$/,
    about: {
      en: 'The cloud load balancer as Terraform. What the design cannot know is a variable; there are no credentials.',
      zh: '以 Terraform 描述的云负载均衡。设计无从得知的内容为变量；不含任何凭据。',
    },
    lines: [
      {
        line: /^preserve_client_ip +=/,
        reason: {
          en: 'With the client’s address kept, a master that reaches itself through the load balancer times out.',
          zh: '保留客户端地址时，master 经负载均衡访问自身会超时。',
        },
        source: 'AWS, Network Load Balancers: edit target group attributes',
      },
      {
        line: /^path +=.*readyz|"\/readyz"/,
        reason: {
          en: '/readyz fails first when a master shuts down or has lost etcd.',
          zh: 'master 关闭或失去 etcd 时 /readyz 最先失败。',
        },
        source: 'Kubernetes API health endpoints (v1.34)',
      },
    ],
  },
  {
    path: /^cloud\/.*\/README\.md$/,
    about: {
      en: 'What Terraform asks for, and how a master reaches itself behind this provider’s load balancer.',
      zh: 'Terraform 会询问的内容，以及在该服务商的负载均衡之后 master 如何访问自身。',
    },
    lines: [],
  },
  {
    path: /^dns\//,
    about: {
      en: 'Records for the name of the API. Name servers do not check what an address leads to.',
      zh: 'API 名称的 DNS 记录。域名服务器不检查地址是否可用。',
    },
    lines: [],
  },
  {
    path: /^tools\/kubespray\//,
    about: {
      en: 'The same design for kubespray: an inventory and its group variables.',
      zh: '同一设计的 kubespray 清单与组变量。',
    },
    lines: [
      {
        line: /^etcd_deployment_type:/,
        reason: {
          en: '“kubeadm” is a static pod on each master, “host” a service; it cannot be changed for a cluster that runs.',
          zh: '“kubeadm”为各 master 上的静态 Pod，“host”为服务；运行中的集群无法更改。',
        },
        source: 'kubernetes-sigs/kubespray, docs/operations/etcd.md',
      },
    ],
  },
  {
    path: /^tools\/kubekey\//,
    about: {
      en: 'The same design for kubekey: kk create cluster -f config.yaml.',
      zh: '同一设计的 kubekey 配置：kk create cluster -f config.yaml。',
    },
    lines: [],
  },
  {
    path: /^tools\/kubeasz\//,
    about: {
      en: 'The same design for kubeasz: groups and addresses of its hosts file.',
      zh: '同一设计的 kubeasz hosts 文件：分组与地址。',
    },
    lines: [],
  },
  {
    path: /^tools\/hosts$/,
    about: {
      en: 'Lines for /etc/hosts of machines that people work from.',
      zh: '供管理机 /etc/hosts 使用的行。',
    },
    lines: [],
  },
  {
    path: /^tools\/prometheus\//,
    about: {
      en: 'Alerts for what is drawn: quorum, failure domains, VIPs and the API.',
      zh: '针对所画内容的告警：法定人数、故障域、VIP 与 API。',
    },
    lines: [
      {
        line: /^- alert: QuorateEtcdNoSpareMember$/,
        reason: {
          en: 'Warns before the outage: one more member lost, and all writes stop.',
          zh: '在中断之前告警：再失去一个成员，所有写入都会停止。',
        },
        source: 'etcd.io/docs v3.6, op-guide/monitoring',
      },
    ],
  },
];
