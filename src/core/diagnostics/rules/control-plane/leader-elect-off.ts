import { optionValue } from '../../../model/control-plane-timers.ts';
import type { Finding } from '../../rule.ts';
import { dropOption, flagValue, programOf } from '../../support/cluster-options.ts';
import { defineRule } from '../../support/define-rule.ts';
import { clusterSettings, onComponent } from '../../support/target.ts';

const OPTION = 'leader-elect';

const lists = { manager: 'controllerManagerOptions', scheduler: 'schedulerOptions' } as const;

export const rule = defineRule({
  meta: {
    id: 'control-plane/leader-elect-off',
    severity: 'error',
    title: { en: 'Controllers without a leader', zh: '控制器未启用选主' },
    messages: {
      manager: {
        en: 'kube-controller-manager runs with {option}={value}, so those of all {masters} masters act at the same time.',
        zh: 'kube-controller-manager 设置了 {option}={value}，{masters} 个 master 上的实例会同时工作。',
      },
      scheduler: {
        en: 'kube-scheduler runs with {option}={value}, so those of all {masters} masters act at the same time.',
        zh: 'kube-scheduler 设置了 {option}={value}，{masters} 个 master 上的实例会同时工作。',
      },
    },
    docs: {
      rationale: {
        en: 'Only one of them may act: two controller managers create the same objects twice, two schedulers bind the same pod to two nodes. kubeadm therefore turns leader election on.',
        zh: '同一时刻只能有一个实例工作：两个 kube-controller-manager 会重复创建对象，两个 kube-scheduler 会将同一个 Pod 绑定到两个节点。因此 kubeadm 默认启用选主。',
      },
      remediation: {
        en: 'Leave the option out; kubeadm sets it to true.',
        zh: '去掉该选项；kubeadm 会将其设为 true。',
      },
      references: [
        'kubeadm, Implementation details, "Generate static Pod manifests for control plane components": https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/',
      ],
    },
  },
  check: ({ index }) => {
    const { cluster } = index.topology;
    const masters = index.controlPlanes.length;
    if (masters < 2) return [];
    return (['manager', 'scheduler'] as const).flatMap(
      (messageId): Finding<'manager' | 'scheduler'>[] => {
        const value = optionValue(cluster[lists[messageId]], OPTION);
        if (value === undefined || flagValue(value) !== false) return [];
        return [
          {
            messageId,
            data: { option: OPTION, value, masters },
            targets: [clusterSettings, ...index.controlPlanes.map(onComponent)],
          },
        ];
      },
    );
  },
  fix: ({ index }, { messageId }) => {
    const list = messageId === 'manager' ? lists.manager : lists.scheduler;
    return {
      kind: 'safe',
      label: {
        text: { en: 'Drop {option} of {program}', zh: '去掉 {program} 的 {option}' },
        data: { option: OPTION, program: programOf[list] },
      },
      commands: [dropOption(index, list, OPTION)],
    };
  },
});
