import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addMaster } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { onComponent } from '../../support/target.ts';

/** Beside an external etcd. Two stacked masters are control-plane/two-masters-stacked's. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/two-masters',
    severity: 'info',
    title: { en: 'Two masters', zh: '两个 master' },
    messages: {
      two: {
        en: 'With two masters one failure is survived, but none more until the repair is done, and none during an upgrade.',
        zh: '两个 master 可承受一次故障，但修复完成之前以及升级期间都没有余量。',
      },
    },
    docs: {
      rationale: {
        en: 'Masters need no quorum beside an external etcd, so two do serve; an upgrade takes one of them away each time.',
        zh: '使用外部 etcd 时 master 不需要法定人数，两个即可工作；但每次升级都会暂时少一个。',
      },
      remediation: {
        en: 'Add a third master if upgrades must not be a time without a spare.',
        zh: '若升级期间也需要冗余，请添加第三个 master。',
      },
      references: [references.kubeadmTopology, references.model],
    },
  },
  check: ({ index }) => {
    const [first, second, third] = index.controlPlanes;
    const external =
      index.topology.etcdClusters.length > 0 &&
      index.topology.etcdClusters.every(({ placement }) => placement === 'external');
    if (first === undefined || second === undefined || third !== undefined || !external) return [];
    return [{ messageId: 'two', targets: [onComponent(first), onComponent(second)] }];
  },
  fix: ({ index }) => {
    const draft = new Draft(index);
    addMaster(draft);
    return draft.toFix('suggestion', { en: 'Add a third master', zh: '添加第三个 master' });
  },
});
