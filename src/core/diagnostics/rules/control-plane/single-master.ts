import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addLoadBalancing, addMaster } from '../../support/grow.ts';
import { hasLoadBalancing } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { onComponent } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'control-plane/single-master',
    severity: 'warning',
    raised: { by: 'production', to: 'error' },
    title: { en: 'One master', zh: '只有一个 master' },
    messages: {
      single: {
        en: '“{master}” is the only master: while it is down or being upgraded, nothing can be changed or rescheduled.',
        zh: '“{master}”是唯一的 master：它停机或升级期间，无法变更或重新调度任何工作负载。',
      },
    },
    docs: {
      rationale: {
        en: 'Running pods go on without an API, but failed ones are not replaced and no node can renew its lease.',
        zh: '没有 API 时正在运行的 Pod 会继续运行，但故障的 Pod 不会被替换，节点也无法续租。',
      },
      remediation: {
        en: 'Run three masters in three failure domains.',
        zh: '在三个故障域中运行三个 master。',
      },
      references: [references.kubeadmHa],
    },
  },
  check: ({ index }) => {
    const [only, ...others] = index.controlPlanes;
    if (only === undefined || others.length > 0) return [];
    return [
      {
        messageId: 'single',
        data: { master: only.name },
        targets: [onComponent(only)],
      },
    ];
  },
  fix: ({ index }) => {
    const draft = new Draft(index);
    addMaster(draft);
    addMaster(draft);
    if (!hasLoadBalancing(draft.index)) addLoadBalancing(draft);
    return draft.toFix('suggestion', { en: 'Grow to three masters', zh: '扩展到三个 master' });
  },
});
