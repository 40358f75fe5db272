import type { CommandDefinition } from './definition.ts';

export const batch: CommandDefinition<'batch'> = {
  apply: (topology, { commands }, edit) => commands.reduce(edit, topology),
  label: (_before, { label }) => label,
};
