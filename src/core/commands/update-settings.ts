import { message, type Localized } from '../model/message.ts';
import { topologySchema } from '../model/topology.ts';
import type { CommandDefinition, CommandOf } from './definition.ts';
import { checked, patched } from './edit.ts';
import { fieldNames } from './field-names.ts';

const partNames: Readonly<Record<CommandOf<'update-settings'>['part'], Localized>> = {
  metadata: { en: 'the description of the design', zh: '设计说明' },
  cluster: { en: 'the cluster settings', zh: '集群设置' },
  network: { en: 'the network', zh: '网络设置' },
  assumptions: { en: 'the assumptions', zh: '可用性假设' },
  checks: { en: 'what is checked', zh: '检查要求' },
  views: { en: 'the diagram options', zh: '图表选项' },
};

export const updateSettings: CommandDefinition<'update-settings'> = {
  apply(topology, { part, patch }) {
    const before = topology[part];
    const after = checked(topologySchema.shape[part], patched(before, patch));
    return JSON.stringify(after) === JSON.stringify(before)
      ? topology
      : { ...topology, [part]: after };
  },
  label(_before, { part, patch }) {
    const { en, zh } = partNames[part];
    const fields = fieldNames(Object.keys(patch));
    return message({ en: `Change ${en}: ${fields.en}`, zh: `修改${zh}：${fields.zh}` });
  },
};
