import { markdownCode, markdownText } from '../../format/markdown.ts';
import { command } from '../../format/shell.ts';
import { addressedMembers } from '../etcd/etcd.ts';
import { clusterEtcd } from '../kubernetes/etcd-access.ts';
import { kubeadmFolder } from '../kubernetes/kubeadm.ts';
import { kubeVipFile } from '../kubernetes/kube-vip.ts';
import { joinedHostsFragment } from '../kubernetes/node-settings.ts';
import { urlHost } from '../site/site.ts';
import type { BundleFile, ExportContext } from '../exporter.ts';
import { pathsOn } from '../files.ts';
import {
  commands,
  installOn,
  isInstalled,
  onHost,
  text,
  type MakeStep,
  type RunbookItem,
} from './step.ts';
import { targetAfterJoin } from './endpoint-steps.ts';

const etcdctl = '. /etc/profile.d/etcdctl.sh; /usr/local/bin/etcdctl';

/** For clusters that run already: what the files do not do by themselves. */
function upgrades({ site }: ExportContext): RunbookItem[] {
  return site.externalClusters.flatMap(({ cluster }) => {
    const { name, runningVersion = '', version } = cluster;
    if (runningVersion.trim() === '' || runningVersion.trim() === version.trim()) return [];
    const [etcd, from, to] = [
      markdownText(name),
      markdownCode(runningVersion),
      markdownCode(version),
    ];
    return [
      text(
        `“${etcd}” runs ${from} and goes to ${to}: save a snapshot first, then replace the program on one member after the other, waiting until all are healthy, one minor release at a time.`,
        `“${etcd}”当前运行 ${from}，目标为 ${to}：先保存快照，再逐个成员替换程序，每次等待全部成员恢复健康，并且每次只升级一个次版本。`,
      ),
    ];
  });
}

export const etcdStep: MakeStep = (context) => {
  const { site } = context;
  const members = site.externalClusters.flatMap((external) => addressedMembers(external));
  const voters = members.filter(({ learner }) => !learner);
  const learners = members.filter(({ learner }) => learner);
  const first = voters[0];
  if (first === undefined) return undefined;
  return {
    title: { en: 'External etcd', zh: '外部 etcd' },
    run: [
      text(
        'Put `etcd` and `etcdctl` into `/usr/local/bin` of each host first. Start all members within ten minutes: one alone waits for the others.',
        '先将 `etcd` 与 `etcdctl` 放入各主机的 `/usr/local/bin`。请在十分钟内启动所有成员：单个成员会等待其他成员。',
      ),
      ...upgrades(context),
      commands(...voters.flatMap(({ at }) => installOn(at))),
      ...learners.flatMap((member) => [
        text(
          'A learner joins the running cluster: announce it, install it, and promote it only if it is to vote.',
          'learner 加入运行中的集群：先登记，再安装；只有需要其投票时才提升。',
        ),
        commands(
          onHost(
            first.at,
            `${etcdctl} ${command('member', 'add', member.name, '--learner', `--peer-urls=https://${urlHost(member.address)}:2380`)}`,
          ),
          ...installOn(member.at),
        ),
      ]),
    ],
    check: [
      text(
        'All members are healthy, exactly one leads, all show the same revision.',
        '所有成员健康，恰有一个 leader，revision 一致。',
      ),
      commands(
        ...['endpoint health --cluster', 'member list', 'endpoint status --cluster -w table'].map(
          (words) => onHost(first.at, `${etcdctl} ${words}`),
        ),
        onHost(
          first.at,
          `${etcdctl} put quorate works && /usr/local/bin/etcdctl get quorate && /usr/local/bin/etcdctl del quorate`,
        ),
      ),
    ],
    undo: [
      text(
        'Only while it holds no cluster: this deletes the data of all members.',
        '仅在尚无集群数据时：会删除所有成员的数据。',
      ),
      commands(
        ...members.map(({ at }) =>
          onHost(at, 'systemctl disable --now etcd etcd-backup.timer; rm -rf /var/lib/etcd'),
        ),
      ),
    ],
  };
};

const kubeVipManifest = '/etc/kubernetes/manifests/kube-vip.yaml';

/** The master that initialises, if its files were written. */
function firstMaster({ site }: ExportContext, written: readonly BundleFile[]) {
  const at = site.controlPlanes[0];
  const init = at && written.some(({ path }) => path === `${at.folder}${kubeadmFolder}/init.yaml`);
  return init === true ? at : undefined;
}

export const firstMasterStep: MakeStep = (context, written) => {
  const at = firstMaster(context, written);
  const { host, port } = context.site.endpoint;
  if (at === undefined || host === undefined) return undefined;
  const external = clusterEtcd(context).placement === 'external';
  const kubeVip = written.some(({ path }) => path === `${at.folder}${kubeVipFile}`);
  return {
    title: { en: `First master: ${at.name}`, zh: `第一个 master：${at.name}` },
    run: [
      text(
        'Install containerd, kubelet, kubeadm and kubectl of the release in `init.yaml` first. Swap must be off.',
        '先安装 containerd，以及 `init.yaml` 所列版本的 kubelet、kubeadm、kubectl，并关闭 swap。',
      ),
      commands(
        ...installOn(at),
        ...(kubeVip
          ? [
              onHost(
                at,
                `mkdir -p /etc/kubernetes/manifests; sed 's#path: /etc/kubernetes/admin.conf#path: /etc/kubernetes/super-admin.conf#' ${kubeVipFile} >${kubeVipManifest}`,
              ),
            ]
          : []),
        onHost(at, `kubeadm init --config ${kubeadmFolder}/init.yaml --upload-certs`),
        ...(kubeVip ? [onHost(at, `cp ${kubeVipFile} ${kubeVipManifest}`)] : []),
      ),
      ...(kubeVip
        ? [
            text(
              'Until kubeadm init has ended only super-admin.conf may hold the lease of kube-vip; afterwards it is put back.',
              '在 kubeadm init 结束之前，只有 super-admin.conf 能持有 kube-vip 的租约；之后恢复原样。',
            ),
          ]
        : []),
    ],
    check: [
      text(
        'The API answers `ok` under the name that clients use.',
        'API 在客户端使用的名称下返回 `ok`。',
      ),
      commands(onHost(at, command('curl', '-k', `https://${urlHost(host)}:${port}/readyz`))),
    ],
    undo: [
      commands(onHost(at, 'kubeadm reset -f')),
      ...(external
        ? [
            text(
              'The external etcd keeps what kubeadm wrote: delete `/registry` there as well.',
              '外部 etcd 仍保留 kubeadm 写入的数据：还需删除其中的 `/registry`。',
            ),
            commands(
              ...context.site.externalClusters
                .flatMap(({ members }) => members.slice(0, 1))
                .map((member) => onHost(member.at, `${etcdctl} del --prefix /registry`)),
            ),
          ]
        : []),
    ],
  };
};

export const networkStep: MakeStep = (context, written) => {
  const at = firstMaster(context, written);
  if (at === undefined) return undefined;
  return {
    title: { en: 'Pod network', zh: 'Pod 网络' },
    run: [
      text(
        'Install the network plugin of your choice with the pod network of `init.yaml`, and open its ports.',
        '按 `init.yaml` 中的 Pod 网段安装所选的网络插件，并放行其端口。',
      ),
    ],
    check: [
      commands(
        onHost(at, 'KUBECONFIG=/etc/kubernetes/admin.conf kubectl get nodes,pods -A -o wide'),
      ),
    ],
    undo: [
      text(
        'Delete what the plugin was installed from with `kubectl delete -f`, then what it left in `/etc/cni/net.d` of each node.',
        '用 `kubectl delete -f` 删除安装插件所用的清单，再清理各节点 `/etc/cni/net.d` 中的残留。',
      ),
    ],
  };
};

export const mastersStep: MakeStep = (context, written) => {
  const first = firstMaster(context, written);
  const others = context.site.controlPlanes.slice(1).filter((at) => isInstalled(at, written));
  if (first === undefined || others.length === 0) return undefined;
  const stacked = clusterEtcd(context).placement === 'stacked';
  const findItself = others.filter((at) => pathsOn(at, written).has(joinedHostsFragment));
  const members =
    'KUBECONFIG=/etc/kubernetes/admin.conf kubectl -n kube-system exec etcd-' +
    `${first.name} -- etcdctl --endpoints=https://127.0.0.1:2379 ` +
    '--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt ' +
    '--key=/etc/kubernetes/pki/etcd/server.key member list -w table';
  return {
    title: { en: 'The other masters, one at a time', zh: '其余 master，逐个加入' },
    run: [
      text(
        'The secrets go from host to host and into no file. Check after each one.',
        '机密直接在主机间传递，不落盘。每加入一个都要检查。',
      ),
      commands(
        ...others.flatMap((at) => [
          ...installOn(at),
          `${onHost(first, `${kubeadmFolder}/join-values.sh`)} | ${onHost(at, `${kubeadmFolder}/join.sh`)}`,
          ...(findItself.includes(at) ? [onHost(at, `./${at.name}/install.sh`)] : []),
        ]),
      ),
      ...(findItself.length === 0
        ? []
        : [
            text(
              'The second run of install.sh leads the name of the API to the master itself, which is up by then.',
              '第二次运行 install.sh 会把 API 名称指向该 master 自身，此时它已就绪。',
            ),
          ]),
      ...targetAfterJoin(context, written),
    ],
    check: [
      commands(onHost(first, 'KUBECONFIG=/etc/kubernetes/admin.conf kubectl get nodes')),
      ...(stacked
        ? [
            text(
              'One etcd member more, started, and none of them a learner.',
              'etcd 成员增加一个，状态为 started，且没有 learner。',
            ),
            commands(onHost(first, members)),
          ]
        : []),
    ],
    undo: [
      text(
        'On the master that failed to join; then look for a member or node that is left over and remove it.',
        '在加入失败的 master 上执行；随后检查并移除残留的 etcd 成员或 Node。',
      ),
      commands(...others.map((at) => onHost(at, 'kubeadm reset -f'))),
    ],
  };
};

export const workersStep: MakeStep = (context, written) => {
  const first = firstMaster(context, written);
  const workers = context.site.workers.filter((at) => isInstalled(at, written));
  if (first === undefined || workers.length === 0) return undefined;
  return {
    title: { en: 'Workers', zh: '工作节点' },
    run: [
      commands(
        ...workers.flatMap((at) => [
          ...installOn(at),
          `${onHost(first, `${kubeadmFolder}/join-values.sh --worker`)} | ${onHost(at, `${kubeadmFolder}/join.sh`)}`,
        ]),
      ),
    ],
    check: [commands(onHost(first, 'KUBECONFIG=/etc/kubernetes/admin.conf kubectl get nodes'))],
    undo: [
      commands(
        ...workers.flatMap((at) => [
          onHost(
            first,
            `KUBECONFIG=/etc/kubernetes/admin.conf kubectl drain --ignore-daemonsets ${at.name}; KUBECONFIG=/etc/kubernetes/admin.conf kubectl delete node ${at.name}`,
          ),
          onHost(at, 'kubeadm reset -f'),
        ]),
      ),
    ],
  };
};
