import { addressedMembers } from '../etcd/etcd.ts';
import { restoreScript } from '../etcd/restore.ts';
import { clusterEtcd } from '../kubernetes/etcd-access.ts';
import { commands, onHost, text, type MakeStep } from './step.ts';

const title = { en: 'Rehearse the restore', zh: '演练恢复' } as const;

/** The restore of etcd before anyone needs it. */
export const restoreStep: MakeStep = (context) => {
  const first = context.site.controlPlanes[0];
  const members = context.site.externalClusters.flatMap((each) => addressedMembers(each));
  if (first === undefined && members.length === 0) return undefined;
  const answers = text(
    'The API answers, and what it lists is that of the snapshot.',
    'API 有应答，列出的内容与快照一致。',
  );
  const readyz =
    first === undefined
      ? []
      : [onHost(first, 'KUBECONFIG=/etc/kubernetes/admin.conf kubectl get --raw /readyz')];
  if (clusterEtcd(context).placement === 'external' || first === undefined) {
    if (members.length === 0) return undefined;
    return {
      title,
      run: [
        text(
          'In a window of maintenance, while nothing is lost: stop every kube-apiserver and every member, copy one snapshot to all members, run `etcd-restore.sh SNAPSHOT TOKEN` on each with the same new token, start all members together, then the masters. First what it would do:',
          '在维护窗口内、尚未丢失任何数据时进行：停止所有 kube-apiserver 和全部成员，将同一快照复制到各成员，在每个成员上用同一个新 token 运行 `etcd-restore.sh SNAPSHOT TOKEN`，同时启动全部成员，再启动 master。先查看它会做什么：',
        ),
        commands(
          ...members.map(({ at }) =>
            onHost(at, `${restoreScript} /var/backups/etcd/SNAPSHOT.db TOKEN --dry-run`),
          ),
        ),
      ],
      check: [
        answers,
        commands(
          ...members
            .slice(0, 1)
            .map(({ at }) =>
              onHost(
                at,
                '. /etc/profile.d/etcdctl.sh; /usr/local/bin/etcdctl endpoint health --cluster',
              ),
            ),
          ...readyz,
        ),
      ],
      undo: [
        text(
          'The script keeps the data of before beside the new. With every kube-apiserver and every member stopped, on all members: put the newest of it back, then start them together.',
          '脚本会将之前的数据保留在新数据旁边。停止所有 kube-apiserver 和全部成员后，在每个成员上换回最新的一份，再同时启动。',
        ),
        commands(
          ...members.map(({ at }) =>
            onHost(
              at,
              'cd /var/lib/etcd && old=$(ls -d member.before-* | tail -n 1) && ! systemctl is-active --quiet etcd && mv member member.restored && mv "$old" member',
            ),
          ),
        ),
      ],
    };
  }
  return {
    title,
    run: [
      text(
        'In a window of maintenance: on every master move the manifests of kube-apiserver and etcd out of `/etc/kubernetes/manifests`, move `/var/lib/etcd` to `/var/lib/etcd.before`, restore one snapshot there with `etcdutl snapshot restore --bump-revision 1000000000 --mark-compacted`, the same new cluster token on all, and move the manifests back: etcd first, then kube-apiserver.',
        '在维护窗口内：在每个 master 上把 kube-apiserver 与 etcd 的清单移出 `/etc/kubernetes/manifests`，将 `/var/lib/etcd` 改名为 `/var/lib/etcd.before`，用 `etcdutl snapshot restore --bump-revision 1000000000 --mark-compacted` 恢复同一快照，各处使用相同的新集群 token，再移回清单：先 etcd，后 kube-apiserver。',
      ),
    ],
    check: [answers, commands(...readyz)],
    undo: [
      text(
        'With both manifests moved out on all masters: move `/var/lib/etcd` away and `/var/lib/etcd.before` back, on every master, then the manifests.',
        '在所有 master 上移出两份清单后：移走 `/var/lib/etcd`，将 `/var/lib/etcd.before` 移回，每个 master 都如此，然后移回清单。',
      ),
    ],
  };
};
