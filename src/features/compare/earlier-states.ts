import { historyLimit, type History } from '../../core/commands/history.ts';
import type { Message } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';

/** A state that this design had before. */
export interface EarlierState {
  readonly id: string;
  /** The step that came after it; `null` for the state the design was opened in. */
  readonly step: Message | null;
  /** The first steps are forgotten: it is the oldest one that is known, not the one opened. */
  readonly truncated: boolean;
  readonly topology: Topology;
}

/** How many steps back are listed one by one. */
const mostSteps = 30;

/** The state as opened first, then before each of the last steps, newest first. */
export function earlierStates({ past }: History): readonly EarlierState[] {
  const [oldest, ...later] = past;
  if (oldest === undefined) return [];
  const truncated = past.length >= historyLimit;
  const steps = later.slice(-mostSteps).map(({ topology, label }, at): EarlierState => {
    const number = past.length - Math.min(mostSteps, later.length) + at + 1;
    return { id: `step-${number}`, step: label, truncated: false, topology };
  });
  return [
    { id: 'opened', step: null, truncated, topology: oldest.topology },
    ...steps.toReversed(),
  ];
}
