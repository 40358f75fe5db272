import type { LoadBalancer } from '../../../model/topology.ts';
import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { onComponent } from '../../support/target.ts';

const thresholds = {
  owner: {
    value: 255,
    unit: '',
    about: { en: 'Priority of the owner of an address', zh: '地址所有者的优先级' },
  },
  highest: {
    value: 250,
    unit: '',
    about: { en: 'Highest priority that is proposed', zh: '建议的最高优先级' },
  },
} as const;

/** Load balancers in no VIP run no keepalived, so their priority says nothing. */
export const rule = defineRule({
  meta: {
    id: 'lb/priority-255',
    severity: 'error',
    thresholds,
    title: { en: 'VRRP priority not usable', zh: 'VRRP 优先级不可用' },
    messages: {
      owner: {
        en: '“{loadBalancer}” has priority 255, that of the address owner: its check script cannot lower it.',
        zh: '“{loadBalancer}”的优先级为 255，即地址所有者专用值：检查脚本无法降低它。',
      },
      range: {
        en: '“{loadBalancer}” has priority {priority}; keepalived takes 1 to 254 for a virtual IP that moves.',
        zh: '“{loadBalancer}”的优先级为 {priority}；可漂移的虚拟 IP 只能使用 1 到 254。',
      },
    },
    docs: {
      rationale: {
        en: 'VRRP reserves 255 for a router that owns the address: it never yields, and keepalived resets nopreempt. Values outside one byte are refused.',
        zh: 'VRRP 将 255 保留给地址所有者：它从不让出，keepalived 也会重置 nopreempt。超出一个字节的取值会被拒绝。',
      },
      remediation: {
        en: 'Use priorities from 1 to 250.',
        zh: '使用 1 到 250 之间的优先级。',
      },
      references: [references.vrrp, references.keepalivedConf],
    },
  },
  check: ({ index }) =>
    index.loadBalancers
      .filter(
        ({ id, priority }) =>
          index.vipsOf.has(id) && (priority < 1 || priority >= thresholds.owner.value),
      )
      .map((loadBalancer): Finding<'owner' | 'range'> => ({
        messageId: loadBalancer.priority === thresholds.owner.value ? 'owner' : 'range',
        data: { loadBalancer: loadBalancer.name, priority: loadBalancer.priority },
        targets: [onComponent(loadBalancer)],
      })),
  fix: ({ index }, { targets: [target] }) => {
    const loadBalancer = index.loadBalancers.find(({ id }) => id === target.id);
    if (loadBalancer === undefined) return undefined;
    const priority = nearestFree(index, loadBalancer);
    if (priority === undefined) return undefined;
    return patchFix(
      'safe',
      'components',
      loadBalancer.id,
      { priority },
      { en: 'Set the priority to {priority}', zh: '将优先级设为 {priority}' },
      { priority },
    );
  },
});

/** The nearest allowed priority that no load balancer has, so that the order is kept. */
function nearestFree(index: TopologyIndex, { priority }: LoadBalancer): number | undefined {
  const used = new Set(index.loadBalancers.map((each) => each.priority));
  const allowed = Array.from({ length: thresholds.highest.value }, (_, i) => i + 1);
  const byNearness = priority >= thresholds.owner.value ? allowed.toReversed() : allowed;
  return byNearness.find((candidate) => !used.has(candidate));
}
