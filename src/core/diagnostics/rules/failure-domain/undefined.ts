import { domainOfKind } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, zoneWithFewest } from '../../support/domains.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, onHost } from '../../support/target.ts';

/**
 * Where zones are drawn, each host that has none; where none is, the design as a whole, once: an
 * architect who has not come to zones yet needs no reminder on every host.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/undefined',
    severity: 'info',
    title: { en: 'Zone not stated', zh: '未指定可用区' },
    messages: {
      host: {
        en: 'Host “{host}” is in no zone: it is judged as if it stood in one of its own.',
        zh: '主机“{host}”不属于任何可用区：分析时视为独占一个可用区。',
      },
      none: {
        en: 'No zone is drawn: every host ({hosts}) is judged as if it stood in a zone of its own.',
        zh: '尚未绘制可用区：{hosts} 台主机各自视为独占一个可用区。',
      },
    },
    docs: {
      rationale: {
        en: 'What hosts share decides what is lost together. A zone that is not drawn makes the verdict too kind.',
        zh: '主机之间共享什么，决定了什么会一起失效。未绘制的可用区会使结论过于乐观。',
      },
      remediation: {
        en: 'Draw the zones and put every host into the one it stands in.',
        zh: '绘制可用区，并将每台主机放入其所在的可用区。',
      },
      references: [references.multipleZones],
    },
  },
  check: ({ index }) => {
    const hosts = index.topology.hosts.filter(({ id }) => index.componentsOnHost.has(id));
    if (hosts.length === 0) return [];
    if (domainsOfKind(index, 'zone').length === 0) {
      return [{ messageId: 'none', data: { hosts: hosts.length }, targets: [clusterSettings] }];
    }
    return hosts
      .filter((host) => domainOfKind(index, host, 'zone') === undefined)
      .map((host): Finding<'host' | 'none'> => ({
        messageId: 'host',
        data: { host: host.name },
        targets: [onHost(host)],
      }));
  },
  fix: ({ index }, { messageId, targets: [target] }) => {
    const host = index.hosts.get(target.id);
    // In a rack or region without a zone, it is the domain that needs one, and only its owner knows.
    if (messageId !== 'host' || host === undefined || host.failureDomain !== undefined) {
      return undefined;
    }
    const [own] = index.componentsOnHost.get(host.id) ?? [];
    const emptiest = own === undefined ? undefined : zoneWithFewest(index, own.kind);
    if (emptiest === undefined) return undefined;
    return {
      kind: 'suggestion',
      label: {
        text: { en: 'Put it into “{zone}”', zh: '将其放入“{zone}”' },
        data: { zone: emptiest.name },
      },
      commands: [{ type: 'move-host', host: host.id, failureDomain: emptiest.id }],
    };
  },
});
