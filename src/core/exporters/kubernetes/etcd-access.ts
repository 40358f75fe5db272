import { etcdAccessOf } from '../../graph/topology-index.ts';
import { message, type Message } from '../../model/message.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import { etcdOptionNotes } from '../etcd/options.ts';
import { etcdSettingNotes } from '../etcd/settings.ts';
import type { ExportContext } from '../exporter.ts';
import { leftOutOfList } from '../notes.ts';
import { urlHost, type SiteHost } from '../site/site.ts';

/** The etcd that kubeadm is told about: one for all control planes. */
export type ClusterEtcd =
  | { readonly placement: 'stacked'; readonly cluster: EtcdCluster | undefined }
  | {
      readonly placement: 'external';
      readonly cluster: EtcdCluster;
      /** Client URLs of the members that have an address; may be empty. */
      readonly endpoints: readonly string[];
    };

/** That of the first control plane that has one; if none has, kubeadm makes stacked members. */
export function clusterEtcd({ index, site }: ExportContext): ClusterEtcd {
  for (const at of site.controlPlanes) {
    const access = at.controlPlane && etcdAccessOf(index, at.controlPlane);
    if (access === undefined) continue;
    if (access.placement === 'stacked') return { placement: 'stacked', cluster: access.cluster };
    return {
      placement: 'external',
      cluster: access.cluster,
      endpoints: access.members.flatMap((member) => {
        const address = site.hostById.get(member.host)?.address;
        return address === undefined ? [] : [`https://${urlHost(address)}:2379`];
      }),
    };
  }
  return { placement: 'stacked', cluster: undefined };
}

/** What the drawing says about etcd that one ClusterConfiguration cannot. */
export function etcdAccessNotes(context: ExportContext): Message[] {
  const { index, site } = context;
  const chosen = clusterEtcd(context);
  const notes: Message[] = [];
  for (const at of site.controlPlanes) {
    const access = at.controlPlane && etcdAccessOf(index, at.controlPlane);
    const about = { master: at.controlPlane?.name ?? at.name };
    if (access === undefined) {
      notes.push(
        message(chosen.placement === 'stacked' ? texts.noEtcd : texts.takesExternal, about),
      );
    } else if (access.cluster !== chosen.cluster) {
      notes.push(message(texts.otherCluster, about));
    }
  }
  if (chosen.placement === 'stacked' && chosen.cluster !== undefined) {
    notes.push(...etcdSettingNotes(chosen.cluster), ...etcdOptionNotes(chosen.cluster));
  }
  if (chosen.placement === 'external') {
    for (const member of externalMembers(context, chosen.cluster)) {
      if (member.address === undefined)
        notes.push(leftOutOfList(member, 'etcd.external.endpoints'));
    }
  }
  return notes;
}

function externalMembers({ site }: ExportContext, cluster: EtcdCluster): SiteHost[] {
  return site.externalClusters
    .filter((each) => each.cluster === cluster)
    .flatMap(({ members }) => members.map(({ at }) => at));
}

const texts = {
  noEtcd: {
    en: 'Master “{master}” has no etcd in the design; kubeadm will put a stacked member on its host.',
    zh: '设计中 master“{master}”没有 etcd；kubeadm 会在其主机上部署一个同机成员。',
  },
  takesExternal: {
    en: 'Master “{master}” has no etcd in the design; kubeadm will give it the external cluster of the others.',
    zh: '设计中 master“{master}”没有 etcd；kubeadm 会让它使用其他 master 的外部集群。',
  },
  otherCluster: {
    en: 'Master “{master}” uses another etcd than the first master. kubeadm knows one etcd a cluster and writes that of the first.',
    zh: 'master“{master}”使用的 etcd 与第一个 master 不同。kubeadm 每个集群只支持一套 etcd，因此写入第一个 master 的。',
  },
} as const;
