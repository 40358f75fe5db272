import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostNameFix, hostNameLimits, isHostName, pathHazard } from '../../support/host-names.ts';
import { references } from '../../support/references.ts';
import { onHost } from '../../support/target.ts';

/** A name that would leave its folder is naming/path-unsafe's, as that says more. */
export const rule = defineRule({
  meta: {
    id: 'naming/hostname-invalid',
    severity: 'error',
    thresholds: hostNameLimits,
    title: { en: 'Not a host name', zh: '主机名无效' },
    messages: {
      empty: { en: 'A host has no name.', zh: '有一台主机没有名称。' },
      invalid: {
        en: '“{name}” is no host name: only lower-case letters, digits and inner hyphens, in labels of at most {label}, {longest} together.',
        zh: '“{name}”不是合法的主机名：只能使用小写字母、数字和中间的连字符，每段不超过 {label} 个字符，总长不超过 {longest}。',
      },
    },
    docs: {
      rationale: {
        en: 'The host name becomes the node name; the kubelet of a host with another kind of name cannot register.',
        zh: '主机名会成为节点名；名称不合法的主机，其 kubelet 无法注册。',
      },
      remediation: {
        en: 'Rename the host, here and on the machine.',
        zh: '在此处和机器上同时修改主机名。',
      },
      references: [references.hostNames, references.objectNames],
    },
  },
  check: ({ index }) =>
    index.topology.hosts
      .filter(({ name }) => !isHostName(name) && pathHazard(name) !== 'escapes')
      .map((host): Finding<'empty' | 'invalid'> => ({
        messageId: host.name.trim() === '' ? 'empty' : 'invalid',
        data: {
          name: host.name,
          label: hostNameLimits.label.value,
          longest: hostNameLimits.name.value,
        },
        targets: [onHost(host)],
      })),
  fix: ({ index }, { targets: [target] }) => hostNameFix(index, target.id),
});
