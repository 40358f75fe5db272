import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Fix } from '../rule.ts';

/** Adds entries to the firewall around a domain. */
export function allowFix(
  { topology }: TopologyIndex,
  domain: string,
  entries: readonly string[],
): Fix | undefined {
  const { firewalls } = topology.network;
  const at = firewalls.findIndex(({ failureDomain }) => failureDomain === domain);
  const firewall = firewalls[at];
  if (firewall === undefined) return undefined;
  const changed = firewalls.with(at, { ...firewall, allow: [...firewall.allow, ...entries] });
  return {
    kind: 'suggestion',
    label: {
      text: { en: 'Allow {entries} there', zh: '在该处放行 {entries}' },
      data: { entries: entries.join(', ') },
    },
    commands: [{ type: 'update-settings', part: 'network', patch: { firewalls: changed } }],
  };
}

/** Lets the hosts load the packet filters of the bundle again. */
export const filterFix: Fix = {
  kind: 'suggestion',
  label: {
    text: {
      en: 'Let the hosts load the bundle’s packet filters',
      zh: '让主机加载配置包中的包过滤规则',
    },
  },
  commands: [{ type: 'update-settings', part: 'network', patch: { hostFirewall: true } }],
};
