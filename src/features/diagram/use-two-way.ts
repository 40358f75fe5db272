import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Diagram, ViewId } from '../../core/diagrams/view.ts';
import { parseFlowchart } from '../../platform/mermaid-parser.ts';
import { useDocument, useWorkspace } from '../../platform/react/workspace.tsx';
import type { DocumentStore } from '../../store/document-store.ts';
import { TwoWayText, type CanvasState, type TwoWayState } from './two-way-text.ts';

/** Milliseconds without a key press after which the text is read. */
const pause = 400;

/** One text a document: what was typed outlives the panel. */
const texts = new WeakMap<DocumentStore, TwoWayText>();

function textOf(store: DocumentStore, canvas: CanvasState): TwoWayText {
  const known = texts.get(store);
  if (known !== undefined) return known;
  const made = new TwoWayText(canvas, {
    parse: parseFlowchart,
    current: () => store.getState().topology,
    dispatch: (command) => store.getState().dispatch(command),
  });
  texts.set(store, made);
  return made;
}

/** The Mermaid text of what the canvas shows, joined with it both ways. */
export function useTwoWay(
  view: ViewId,
  diagram: Diagram,
): { readonly state: TwoWayState; readonly text: TwoWayText } {
  const { document } = useWorkspace();
  const { designId, topology } = useDocument((state) => ({
    designId: state.designId,
    topology: state.topology,
  }));
  const [text] = useState(() => textOf(document, { designId, topology, view, diagram }));
  useEffect(
    () => text.canvasIs({ designId, topology, view, diagram }),
    [text, designId, topology, view, diagram],
  );
  const state = useSyncExternalStore(text.subscribe, text.state);
  useEffect(() => {
    const timer = setTimeout(() => void text.settle(), pause);
    return () => clearTimeout(timer);
  }, [text, state.text]);
  // Whoever closes the panel in the middle of a word does not wait for the pause.
  useEffect(() => () => void text.settle(), [text]);
  return { state, text };
}
