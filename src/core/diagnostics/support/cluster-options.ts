import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Command } from '../../commands/command.ts';

/** The lists of options that the user sets for a program of the control plane. */
export type OptionList = 'apiServerOptions' | 'controllerManagerOptions' | 'schedulerOptions';

export const programOf = {
  apiServerOptions: 'kube-apiserver',
  controllerManagerOptions: 'kube-controller-manager',
  schedulerOptions: 'kube-scheduler',
} as const satisfies Record<OptionList, string>;

/** The edit that takes an option away, so that the program or the bundle decides again. */
export function dropOption({ topology }: TopologyIndex, list: OptionList, name: string): Command {
  const left = topology.cluster[list].filter((option) => option.name !== name);
  return { type: 'update-settings', part: 'cluster', patch: { [list]: left } };
}

/** A boolean flag as Go reads it; undefined for a text that it refuses. */
export function flagValue(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}
