import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bundle } from '../../core/exporters/bundle.ts';
import { openExportStorage, type KeptExport } from '../export-storage.ts';

interface LastExportState {
  /** The design that `kept` is asked for. */
  readonly designId: string | null;
  /** Undefined until the storage has answered; null where nothing was exported. */
  readonly kept: KeptExport | null | undefined;
}

const storage = openExportStorage();
const state = createStore<LastExportState>()(() => ({ designId: null, kept: undefined }));

/** Remembers what was downloaded. Where the browser keeps nothing it is known until the page goes. */
export async function keepExport(designId: string, { files, hash }: Bundle): Promise<void> {
  const kept = { designId, exportedAt: Date.now(), hash, files };
  state.setState({ designId, kept });
  try {
    await storage.save(kept);
  } catch {
    // Without storage there is nothing to compare with after a reload; no work is lost.
  }
}

/** Forgets what was downloaded of a design. */
export async function forgetExport(designId: string): Promise<void> {
  state.setState({ designId, kept: null });
  try {
    await storage.remove(designId);
  } catch {
    // As above.
  }
}

async function load(designId: string): Promise<void> {
  if (state.getState().designId === designId) return;
  state.setState({ designId, kept: undefined });
  let kept: KeptExport | null = null;
  try {
    kept = (await storage.load(designId)) ?? null;
  } catch {
    // No storage, or what it holds is damaged: as if nothing had been exported.
  }
  const now = state.getState();
  if (now.designId === designId && now.kept === undefined) state.setState({ kept });
}

/** What was downloaded last of a design: null if nothing, undefined while that is looked up. */
export function useLastExport(designId: string): KeptExport | null | undefined {
  useEffect(() => void load(designId), [designId]);
  return useStore(state, (now) => (now.designId === designId ? now.kept : undefined));
}
