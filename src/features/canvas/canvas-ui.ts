import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Message } from '../../core/model/message.ts';
import type { Hint } from './interaction/hint.ts';

/** What a drag in progress shows; only the canvas knows it. */
export interface CanvasUi {
  /** The shape that would take what is dragged. */
  readonly target: string | undefined;
  readonly hint: Hint | undefined;
  /** Why it would not. */
  readonly refusal: Message | undefined;
  /** Of the pointer, in CSS pixels from the canvas's upper left corner. */
  readonly pointer: { readonly x: number; readonly y: number };
  /** The shape a link is being drawn from. */
  readonly linkFrom: string | undefined;
}

export type CanvasUiStore = StoreApi<CanvasUi>;

const idle = { target: undefined, hint: undefined, refusal: undefined };

export function createCanvasUi(): CanvasUiStore {
  return createStore<CanvasUi>()(() => ({
    ...idle,
    pointer: { x: 0, y: 0 },
    linkFrom: undefined,
  }));
}

/** Ends what a drag showed. */
export function clearDrag(ui: CanvasUiStore): void {
  ui.setState(idle);
}

export const CanvasUiContext = createContext<CanvasUiStore | null>(null);

export function useCanvasUiStore(): CanvasUiStore {
  const ui = useContext(CanvasUiContext);
  if (ui === null) throw new Error('CanvasUiContext is missing');
  return ui;
}

export function useCanvasUi<T>(selector: (state: CanvasUi) => T): T {
  return useStore(useCanvasUiStore(), selector);
}
