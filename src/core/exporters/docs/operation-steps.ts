import { markdownCode, markdownText } from '../../format/markdown.ts';
import { addressedMembers } from '../etcd/etcd.ts';
import type { ExportContext } from '../exporter.ts';
import { clusterEtcd } from '../kubernetes/etcd-access.ts';
import { commands, isInstalled, onHost, text, type MakeStep, type RunbookItem } from './step.ts';

export const backupStep: MakeStep = (context) => {
  const first = context.site.controlPlanes[0];
  const members = context.site.externalClusters.flatMap((each) => addressedMembers(each));
  if (first === undefined && members.length === 0) return undefined;
  const kept = whereCopiesAre(context);
  if (clusterEtcd(context).placement === 'external' || first === undefined) {
    return {
      title: { en: 'Backup', zh: '备份' },
      run: [
        text(
          'A timer saves a snapshot a day to `/var/backups/etcd` on every member. Make `/etc/etcd/backup-copy` copy its argument off the host. Save `/etc/kubernetes/pki` of one master too.',
          '定时器每天在各成员的 `/var/backups/etcd` 保存快照。请让 `/etc/etcd/backup-copy` 将其参数复制到主机之外，并备份一台 master 的 `/etc/kubernetes/pki`。',
        ),
        ...kept,
        commands(...members.map(({ at }) => onHost(at, 'systemctl start etcd-backup.service'))),
      ],
      check: [commands(...members.map(({ at }) => onHost(at, 'ls -l /var/backups/etcd')))],
      undo: [
        text(
          'Stops the timer; snapshots that were saved stay.',
          '停止定时器；已保存的快照会保留。',
        ),
        commands(
          ...members.map(({ at }) => onHost(at, 'systemctl disable --now etcd-backup.timer')),
        ),
      ],
    };
  }
  return {
    title: { en: 'Backup', zh: '备份' },
    run: [
      text(
        'Save a snapshot every day and before every change, together with `/etc/kubernetes/pki`, and keep both off the hosts.',
        '每天以及每次变更之前保存快照与 `/etc/kubernetes/pki`，并存放到主机之外。',
      ),
      ...kept,
      commands(
        onHost(
          first,
          `KUBECONFIG=/etc/kubernetes/admin.conf kubectl -n kube-system exec etcd-${first.name} -- etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key snapshot save /var/lib/etcd/snapshot.db`,
        ),
      ),
    ],
    check: [
      text(
        'The snapshot is there, and the copy off the host is as large.',
        '快照存在，且主机之外的副本大小相同。',
      ),
      commands(onHost(first, 'ls -l /var/lib/etcd/snapshot.db')),
    ],
    undo: [commands(onHost(first, 'rm -f /var/lib/etcd/snapshot.db'))],
  };
};

/** Where the design has the snapshots copied to, one line for each cluster that says so. */
function whereCopiesAre({ index }: ExportContext): RunbookItem[] {
  return index.topology.etcdClusters.flatMap(({ name, backupTarget = '' }) => {
    if (backupTarget.trim() === '') return [];
    const [cluster, target] = [markdownText(name), markdownCode(backupTarget)];
    return [
      text(`Copies of “${cluster}” go to ${target}.`, `“${cluster}”的副本保存到 ${target}。`),
    ];
  });
}

/** Breaks one thing of each kind and compares with what the design promises. */
export const drillStep: MakeStep = ({ site }, written) => {
  const guarded = site.loadBalancers.filter(
    (at) =>
      isInstalled(at, written) &&
      written.some(({ path }) => path === `${at.folder}/etc/keepalived/keepalived.conf`),
  );
  const balancer = guarded.toSorted(
    (a, b) => (b.loadBalancer?.priority ?? 0) - (a.loadBalancer?.priority ?? 0),
  )[0];
  const master = site.controlPlanes.at(-1);
  const member = site.externalClusters.flatMap((each) => addressedMembers(each)).at(-1);
  if (master === undefined) return undefined;
  return {
    title: { en: 'Drill', zh: '演练' },
    run: [
      text(
        'One at a time, from easy to hard, with `kubectl get --raw /readyz` in a loop beside it. Compare with what Quorate predicts for the same failure, and wait until all is healthy before the next.',
        '逐项进行、由易到难，同时循环执行 `kubectl get --raw /readyz`。将结果与 Quorate 对同一故障的预测比较；恢复健康后再做下一项。',
      ),
      commands(
        ...(balancer === undefined
          ? []
          : [onHost(balancer, 'systemctl stop keepalived; sleep 30; systemctl start keepalived')]),
        onHost(
          master,
          'mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 60; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/',
        ),
        ...(member === undefined
          ? []
          : [onHost(member.at, 'systemctl stop etcd; sleep 60; systemctl start etcd')]),
      ),
      ...(written.some(({ path }) => path === 'docs/game-day.md')
        ? [
            text(
              '`docs/game-day.md` lists every drill with what is to be expected of it and after how long.',
              '`docs/game-day.md` 列出全部演练项目、预期结果以及所需时间。',
            ),
          ]
        : []),
      text(
        'Then a whole host, and a whole zone if the design is to survive it.',
        '然后是整台主机；若设计要求承受可用区故障，再断开整个可用区。',
      ),
    ],
    check: [
      text(
        'After each: every node is Ready, the API answers `ok`, and what was stopped runs again.',
        '每项之后：所有节点 Ready，API 返回 `ok`，被停止的程序已恢复运行。',
      ),
      commands(
        onHost(
          master,
          'KUBECONFIG=/etc/kubernetes/admin.conf kubectl get --raw /readyz; KUBECONFIG=/etc/kubernetes/admin.conf kubectl get nodes',
        ),
      ),
    ],
    undo: [
      text(
        'Every line starts again what it stopped. If one broke off half-way:',
        '每行命令都会重新启动它所停止的程序。若中途中断：',
      ),
      commands(
        ...(balancer === undefined ? [] : [onHost(balancer, 'systemctl start keepalived')]),
        onHost(
          master,
          '[ ! -e /root/kube-apiserver.yaml ] || mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/',
        ),
        ...(member === undefined ? [] : [onHost(member.at, 'systemctl start etcd')]),
      ),
    ],
  };
};

export const cleanUpStep: MakeStep = ({ site }) => {
  const first = site.controlPlanes[0];
  if (first === undefined) return undefined;
  return {
    title: { en: 'Clean up', zh: '收尾' },
    run: [
      text(
        'Tokens and the uploaded certificates go away by themselves after two hours; this is sooner. Store the keys of the authorities offline and delete `pki/out` and the private keys under `hosts/` here.',
        '令牌与上传的证书两小时后自动失效；也可立即删除。请将各 CA 私钥离线保存，并删除本机的 `pki/out` 与 `hosts/` 下的私钥。',
      ),
      commands(
        onHost(first, 'kubeadm token list'),
        onHost(
          first,
          'KUBECONFIG=/etc/kubernetes/admin.conf kubectl -n kube-system delete secret --ignore-not-found kubeadm-certs',
        ),
      ),
    ],
    check: [
      text(
        'The secret is gone, and here no private key is left.',
        'Secret 已不存在，本机也没有遗留私钥。',
      ),
      commands(
        onHost(
          first,
          'KUBECONFIG=/etc/kubernetes/admin.conf kubectl -n kube-system get secret --ignore-not-found kubeadm-certs',
        ),
        "find . -name '*.key'",
      ),
    ],
    undo: [
      text(
        'Needs none: `join-values.sh` makes new tokens and a new certificate key whenever a host joins.',
        '无需回退：有主机加入时，`join-values.sh` 会生成新的令牌与证书密钥。',
      ),
    ],
  };
};
