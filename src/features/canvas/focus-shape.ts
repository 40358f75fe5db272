/** Gives the keyboard to a shape, if it is drawn. */
export function focusShape(id: string | undefined): void {
  if (id === undefined) return;
  const shape = document.querySelector<HTMLElement>(
    `.react-flow__node[data-id="${CSS.escape(id)}"]`,
  );
  shape?.focus({ preventScroll: true });
}
