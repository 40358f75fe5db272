import { useSyncExternalStore } from 'react';
import type { Played } from './play-simulation.ts';
import { useSession, useTopologyIndex } from './workspace.tsx';

type Player = typeof import('./play-simulation.ts');

let player: Player | null = null;
const waiting = new Set<() => void>();

/** Loads what plays failures, which nothing needs before. Rejects if it cannot be loaded. */
export async function loadPlayer(): Promise<void> {
  player ??= await import('./play-simulation.ts');
  for (const tell of waiting) tell();
}

function onLoaded(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** What the failures that are played come to; `null` while none are, and until that is loaded. */
export function usePlayed(): Played | null {
  const index = useTopologyIndex();
  const simulation = useSession((state) => state.simulation);
  const loaded = useSyncExternalStore(onLoaded, () => player);
  return simulation === null || loaded === null ? null : loaded.play(index, simulation);
}
