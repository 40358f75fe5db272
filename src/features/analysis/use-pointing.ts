import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type FocusEventHandler,
  type PointerEventHandler,
} from 'react';
import { elementOfEvent } from '../../core/analysis/exact/describe-event.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import { useSession, useTopologyIndex } from '../../platform/react/workspace.tsx';

export interface Pointing {
  /** Of something that stands for elements: it shows them while it is pointed at. */
  readonly handlers: {
    readonly onPointerEnter: PointerEventHandler;
    readonly onPointerLeave: PointerEventHandler;
    readonly onFocus: FocusEventHandler;
    readonly onBlur: FocusEventHandler;
  };
  /** Selects the elements and brings them into view. */
  readonly show: () => void;
  /** None of them is in the design any more. */
  readonly gone: boolean;
}

/** What of some failures the canvas has: elements, and the members of clusters. */
export function drawnOf(index: TopologyIndex, events: readonly string[]): string[] {
  const drawn = new Set<string>();
  for (const event of events) {
    const id = elementOfEvent(index, event);
    if (index.elements.has(id)) drawn.add(id);
    for (const { component } of index.clusters.get(id)?.members ?? []) drawn.add(component);
  }
  return [...drawn];
}

/** Shows on the canvas what failures are about, on hover, on focus, and for good when pressed. */
export function usePointing(events: readonly string[]): Pointing {
  const index = useTopologyIndex();
  const { select, requestView, set } = useSession(({ select, requestView, set }) => ({
    select,
    requestView,
    set,
  }));
  const ids = useMemo(() => drawnOf(index, events), [index, events]);
  const pointed = useRef(false);
  const point = useCallback(
    (on: boolean): void => {
      if (pointed.current === on) return;
      pointed.current = on;
      set({ highlighted: new Set(on ? ids : []) });
    },
    [ids, set],
  );
  // What goes while it is pointed at hears no leaving.
  useEffect(
    () => () => {
      if (pointed.current) set({ highlighted: new Set() });
    },
    [set],
  );
  return {
    handlers: {
      onPointerEnter: () => point(true),
      onPointerLeave: () => point(false),
      onFocus: () => point(true),
      onBlur: () => point(false),
    },
    show: () => {
      if (ids.length === 0) return;
      const selected = ids.filter((id) => !index.clusters.has(id));
      select(selected);
      requestView('frame', ids);
    },
    gone: ids.length === 0,
  };
}
