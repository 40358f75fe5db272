import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupBy } from '../../support/group-by.ts';
import { hostNameFix } from '../../support/host-names.ts';
import { references } from '../../support/references.ts';
import { onHost } from '../../support/target.ts';

/** Names each host but the first that claims the name. An empty name is naming/hostname-invalid's. */
export const rule = defineRule({
  meta: {
    id: 'naming/hostname-duplicate',
    severity: 'error',
    title: { en: 'Same host name twice', zh: '主机名重复' },
    messages: {
      duplicate: {
        en: 'Two hosts are named “{name}”.',
        zh: '有两台主机都名为“{name}”。',
      },
      case: {
        en: 'Hosts “{name}” and “{first}” differ only in upper and lower case.',
        zh: '主机“{name}”与“{first}”仅大小写不同。',
      },
    },
    docs: {
      rationale: {
        en: 'Kubernetes nodes and etcd members are told apart by host name, and folders of the bundle fall together on systems that ignore case.',
        zh: 'Kubernetes 节点和 etcd 成员以主机名区分；在不区分大小写的系统上，配置包中的目录也会重叠。',
      },
      remediation: {
        en: 'Give every host a name of its own, whatever the case.',
        zh: '为每台主机起唯一的名称，不依赖大小写区分。',
      },
      references: [
        references.objectNames,
        references.etcdReconfiguration,
        references.kubeadmCreate,
      ],
    },
  },
  check: ({ index }) => {
    const byName = groupBy(
      index.topology.hosts,
      ({ name }) => name.trim().toLowerCase() || undefined,
    );
    return [...byName.values()].flatMap(([first, ...others]) =>
      others.map((host): Finding<'duplicate' | 'case'> => ({
        messageId: host.name === first.name ? 'duplicate' : 'case',
        data: { name: host.name, first: first.name },
        targets: [onHost(host), onHost(first)],
      })),
    );
  },
  fix: ({ index }, { targets: [target] }) => hostNameFix(index, target.id),
});
