import { useSyncExternalStore } from 'react';

/** Below this width of the page the inspector lies over the canvas instead of beside it. */
function narrowQuery(): MediaQueryList {
  return matchMedia('(width < 900px)');
}

/** Whether the page is too narrow for three columns, asked now. */
export function isNarrow(): boolean {
  return narrowQuery().matches;
}

/** The same, followed. */
export function useNarrow(): boolean {
  return useSyncExternalStore((onChange) => {
    const query = narrowQuery();
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, isNarrow);
}
