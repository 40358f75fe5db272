import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addMaster } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { onComponent } from '../../support/target.ts';

/** Speaks in the place of etcd/two-members, which keeps silent then: the remedy is a master. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/two-masters-stacked',
    severity: 'error',
    since: 'production',
    title: { en: 'Two stacked masters', zh: '两个堆叠 master' },
    messages: {
      two: {
        en: 'Two masters with stacked etcd survive no failure: the quorum of two members is two.',
        zh: '两个堆叠 etcd 的 master 不能承受任何故障：两个成员的法定人数是 2。',
      },
    },
    docs: {
      rationale: {
        en: 'When either host fails, the other member is alone without quorum and its API server stops serving: worse than one master.',
        zh: '任一主机故障后，剩下的成员失去法定人数，其 API server 也停止服务：比单个 master 更差。',
      },
      remediation: {
        en: 'Add a third master with its own etcd member.',
        zh: '添加第三个自带 etcd 成员的 master。',
      },
      references: [references.etcdFaqTolerance, references.kubeadmTopology],
    },
  },
  check: ({ index }) => {
    const [first, second, third] = index.controlPlanes;
    const stacked = index.topology.etcdClusters.some(
      ({ placement, members }) =>
        placement === 'stacked' && members.filter(({ learner }) => !learner).length === 2,
    );
    if (!stacked) return [];
    if (first === undefined || second === undefined || third !== undefined) return [];
    return [{ messageId: 'two', targets: [onComponent(first), onComponent(second)] }];
  },
  fix: ({ index }) => {
    const draft = new Draft(index);
    addMaster(draft);
    return draft.toFix('suggestion', {
      en: 'Add a third master with its etcd member',
      zh: '添加第三个 master 及其 etcd 成员',
    });
  },
});
