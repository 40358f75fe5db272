import { message } from '../model/message.ts';
import { topologySchema } from '../model/topology.ts';
import type { CommandDefinition } from './definition.ts';
import { checked } from './edit.ts';

export const restoreVersion: CommandDefinition<'restore-version'> = {
  apply(topology, { topology: version }) {
    const restored = checked(topologySchema, version);
    return JSON.stringify(restored) === JSON.stringify(topology) ? topology : restored;
  },
  label: (_before, { name }) =>
    message({ en: 'Restore version {name}', zh: '恢复版本 {name}' }, { name }),
};
