import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { belowKubeadmLeast, gibibytes, hostsOf, kubeadmLeast } from '../../support/hardware.ts';
import { onComponent, onHost } from '../../support/target.ts';

const thresholds = {
  cpus: {
    value: kubeadmLeast.cpus,
    unit: '',
    about: { en: 'CPUs of a master', zh: 'master 的 CPU 数' },
  },
  memory: {
    value: kubeadmLeast.memoryMiB,
    unit: 'MiB',
    about: { en: 'memory of a master', zh: 'master 的内存' },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'sizing/master-min',
    severity: 'error',
    thresholds,
    title: { en: 'Master below what kubeadm asks for', zh: 'master 低于 kubeadm 的要求' },
    messages: {
      cpus: {
        en: 'Host “{host}” of master “{master}” has {cpus} CPU; kubeadm stops below {least}.',
        zh: 'master“{master}”所在主机“{host}”只有 {cpus} 个 CPU；少于 {least} 个时 kubeadm 会中止。',
      },
      memory: {
        en: 'Host “{host}” of master “{master}” has {memory} GiB of memory; kubeadm stops below {least} MiB.',
        zh: 'master“{master}”所在主机“{host}”只有 {memory} GiB 内存；少于 {least} MiB 时 kubeadm 会中止。',
      },
    },
    docs: {
      rationale: {
        en: 'The preflight checks NumCPU and Mem of kubeadm are errors on a control plane: init and join stop before they change anything.',
        zh: '在控制平面节点上，kubeadm 的预检 NumCPU 和 Mem 是错误：init 和 join 在做任何更改之前就会中止。',
      },
      remediation: {
        en: 'Give the host two CPUs and 2 GiB of memory or more.',
        zh: '为该主机分配至少两个 CPU 和 2 GiB 内存。',
      },
      references: [
        'kubeadm, preflight checks NumCPU and Mem; kubernetes/cmd/kubeadm/app/constants/constants.go, ControlPlaneNumCPU and ControlPlaneMem',
      ],
    },
  },
  check: ({ index }) =>
    hostsOf(index, index.controlPlanes).flatMap(
      ({ host, component }): Finding<'cpus' | 'memory'>[] => {
        const names = { host: host.name, master: component.name };
        const targets: Finding['targets'] = [onHost(host), onComponent(component)];
        const short = belowKubeadmLeast(host);
        const found: Finding<'cpus' | 'memory'>[] = [];
        if (short === 'cpus' || short === 'both') {
          const data = { ...names, cpus: host.cpus ?? 0, least: thresholds.cpus.value };
          found.push({ messageId: 'cpus', data, targets });
        }
        if (short === 'memory' || short === 'both') {
          const memory = gibibytes(host.memoryGiB ?? 0);
          found.push({
            messageId: 'memory',
            data: { ...names, memory, least: thresholds.memory.value },
            targets,
          });
        }
        return found;
      },
    ),
  // What a machine has no edit of the drawing changes.
  fix: null,
});
