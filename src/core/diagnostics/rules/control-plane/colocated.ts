import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { groupBy } from '../../support/group-by.ts';
import { addHostBeside, addTo } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onHost } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'control-plane/colocated',
    severity: 'error',
    title: { en: 'Several masters on one host', zh: '多个 master 位于同一主机' },
    messages: {
      colocated: {
        en: 'Host “{host}” carries {count} masters ({masters}): one host failure is {count} masters lost, and their ports clash.',
        zh: '主机“{host}”上有 {count} 个 master（{masters}）：一台主机故障就会失去 {count} 个 master，且端口相互冲突。',
      },
    },
    docs: {
      rationale: {
        en: 'A host is a Kubernetes node, and a node has one kube-apiserver. Masters on one host also fail together.',
        zh: '一台主机就是一个 Kubernetes 节点，而一个节点只有一个 kube-apiserver。同一主机上的 master 也会一起失效。',
      },
      remediation: {
        en: 'Give every master a host of its own.',
        zh: '为每个 master 分配独立的主机。',
      },
      references: [references.kubeadmHa, references.portsProtocols],
    },
  },
  check: ({ index }) =>
    [...groupBy(index.controlPlanes, ({ host }) => host)].flatMap(
      ([hostId, masters]): Finding<'colocated'>[] => {
        const host = index.hosts.get(hostId);
        if (host === undefined || masters.length < 2) return [];
        return [
          {
            messageId: 'colocated',
            data: { host: host.name, count: masters.length, masters: nameList(masters) },
            targets: [onHost(host), ...masters.map(onComponent)],
          },
        ];
      },
    ),
  fix: ({ index }, { targets: [onWhich, , ...surplus] }) => {
    const draft = new Draft(index);
    const stacked = index.topology.etcdClusters.some(({ placement }) => placement === 'stacked');
    for (const { id } of surplus) {
      const host = addHostBeside(draft, draft.index.controlPlanes, 'control-plane');
      draft.run({ type: 'move-component', component: id, target: { host } });
      if (!stacked) continue;
      // A stacked master takes a member of the crowded host along, or gets one of its own.
      const members = (draft.index.componentsOnHost.get(onWhich.id) ?? []).filter(
        ({ kind }) => kind === 'etcd',
      );
      const spare = members.length > 1 ? members.at(-1) : undefined;
      if (spare === undefined) addTo(draft, host, 'etcd');
      else draft.run({ type: 'move-component', component: spare.id, target: { host } });
    }
    return draft.toFix('suggestion', {
      en: 'Move the other masters to hosts of their own',
      zh: '将其余 master 移到各自独立的主机',
    });
  },
});
