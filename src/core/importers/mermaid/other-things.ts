import { wordsOf } from './roles.ts';

/** What a drawing shows that is no part of a control plane. */
export type OtherThing = 'application' | 'database' | 'pipeline' | 'person' | 'tool';

/** The words of things whose labels may also hold a word of the field: `nginx ingress`. */
const otherWords: readonly (readonly [OtherThing, RegExp])[] = [
  [
    'pipeline',
    / git | git ?(?:hub|lab|ops)\w* | ci | cd | ci cd | jenkins | tekton | argo ?(?:cd)? | flux ?cd | pipelines? | builds? | deploys? | deploying | commits? | push | merge | pull request | lint | unit tests? | run tests? | rollout | rolling update | docker ?file |流水线|构建|部署到|提交代码|发布/,
  ],
  [
    'database',
    / my ?sql | maria ?db | postgres\w* | pg | patroni | mongo\w* | redis | kafka | rabbit ?mq | zoo ?keeper | gauss ?db | cassandra | click ?house | oracle | elastic ?search | my ?cat |主库|备库/,
  ],
  [
    'application',
    / ingress\w* | traefik | istio\w* | service mesh | pods? | deployments? | replica ?sets? | stateful ?sets? | daemon ?sets? | cluster ip | node ?port | services? | web ?(?:app|site|server|service)?s? | front ?end | back ?end | app | apps | application | micro ?services? | cache | spark | airflow | celery | queue | order | payment |业务|应用|服务$|前端|后端|网站/,
  ],
  [
    'person',
    / users? | clients? | kubectl | browsers? | developers? | dev | admins? | operators? | ops | engineers? | laptop | internet | customers? |用户|客户端|运维|开发|管理员|浏览器|사용자|пользовател/,
  ],
  [
    'tool',
    / prometheus | grafana | alert ?manager | exporters? | loki | kibana | fluent ?(?:d|bit) | registry | registries | harbor | minio | ceph | longhorn | rook | nfs | nas | s 3 | vault | consul | bastion | jump ?(?:box|host|server) | firewalls? | vpn | routers? | gateways? | cni | calico | cilium | flannel | core ?dns | dashboard | backups? | snapshots? | velero | etcd ?ctl | monitoring | observability | logging | metrics | mirror | ntp | dhcp | ansible | terraform | keys? | storage | security groups? | sg |监控|日志|镜像|仓库|堡垒机|跳板机|防火墙|备份|网关|存储$/,
  ],
];

/** What else a text names; undefined if nothing that is known. */
export function otherThingOf(text: string): OtherThing | undefined {
  const words = wordsOf(text);
  // "storage" ends words of many kinds; the anchors need the text without its frame.
  const bare = words.trim();
  return otherWords.find(([, pattern]) => pattern.test(words) || pattern.test(bare))?.[0];
}
