import { freeName } from '../../../model/ids.ts';
import type { ComponentKind } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { onHost } from '../../support/target.ts';

/** kube-vip writes "kubernetes" into the hosts file of its pod; the others every system has. */
const RESERVED = /^(?:localhost(?:\..*)?|ip6-(?:localhost|loopback)|kubernetes)$/i;
const prefixes: Readonly<Record<ComponentKind, string>> = {
  'load-balancer': 'lb',
  'control-plane': 'master',
  etcd: 'etcd',
  worker: 'worker',
};

const ONLY_DIGITS = /^\d+(?:\.\d+)*$/;

export const rule = defineRule({
  meta: {
    id: 'naming/reserved',
    severity: 'warning',
    title: { en: 'Reserved host name', zh: '保留的主机名' },
    messages: {
      reserved: {
        en: '“{name}” already means another address on every host.',
        zh: '“{name}”在每台主机上都已指向其他地址。',
      },
      digits: {
        en: '“{name}” has only digits and is read as a number or an address.',
        zh: '“{name}”只含数字，会被当作数字或地址。',
      },
    },
    docs: {
      rationale: {
        en: 'Such a name resolves to the asking host itself, or not as a name at all, so certificates and peers point to the wrong machine.',
        zh: '这样的名称会解析到发起查询的主机自身，或根本不被当作名称，证书和对端因此指向错误的机器。',
      },
      remediation: {
        en: 'Choose another name, for instance master-1.',
        zh: '改用其他名称，例如 master-1。',
      },
      references: [
        references.hostNames,
        'RFC 6761, section 6.3 (localhost)',
        'kube-vip static pod manifest, hostAliases',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.hosts.flatMap((host): Finding<'reserved' | 'digits'>[] => {
      const reserved = RESERVED.test(host.name);
      if (!reserved && !ONLY_DIGITS.test(host.name)) return [];
      return [
        {
          messageId: reserved ? 'reserved' : 'digits',
          data: { name: host.name },
          targets: [onHost(host)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const host = index.hosts.get(target.id);
    if (host === undefined) return undefined;
    const kind = index.componentsOnHost.get(host.id)?.[0]?.kind;
    const name = freeName(
      kind === undefined ? 'host' : prefixes[kind],
      index.topology.hosts.map((each) => each.name),
    );
    return patchFix(
      'suggestion',
      'hosts',
      host.id,
      { name },
      { en: 'Name the host {name}', zh: '将主机命名为 {name}' },
      { name },
    );
  },
});
