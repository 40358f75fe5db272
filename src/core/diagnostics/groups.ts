import type { Localized } from '../model/message.ts';
import type { Rule, RuleGroup } from './rule.ts';

/** The groups of rules, in the order in which they are shown. */
export const ruleGroups: Readonly<Record<RuleGroup, Localized>> = {
  etcd: { en: 'etcd', zh: 'etcd' },
  lb: { en: 'Load balancing and VIPs', zh: '负载均衡与 VIP' },
  'control-plane': { en: 'Control plane', zh: '控制平面' },
  'failure-domain': { en: 'Failure domains', zh: '故障域' },
  network: { en: 'Network', zh: '网络' },
  naming: { en: 'Names', zh: '命名' },
  security: { en: 'Security', zh: '安全' },
  sizing: { en: 'Sizing', zh: '容量规划' },
};

export const ruleGroupIds = Object.keys(ruleGroups).filter(isRuleGroup);

export function groupOf(rule: Rule): RuleGroup {
  const group = rule.meta.id.split('/')[0] ?? '';
  if (!isRuleGroup(group)) throw new Error(`no group of rules: ${group}`);
  return group;
}

function isRuleGroup(text: string): text is RuleGroup {
  return Object.hasOwn(ruleGroups, text);
}
