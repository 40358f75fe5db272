/**
 * Whether an event comes from where text is typed, so that a page-wide shortcut such as Delete must
 * leave it alone. Looks through shadow roots, in which the code editors live.
 */
export function isEditingText(event: Event): boolean {
  const [origin] = event.composedPath();
  if (!(origin instanceof Element)) return false;
  if (origin.closest('[contenteditable="true"], textarea, select')) return true;
  return origin instanceof HTMLInputElement && !NOT_TEXT.has(origin.type);
}

const NOT_TEXT = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit']);

/**
 * Marks an element that has a use of its own for Escape at present: a dialog around it stays open.
 * Spread onto the element.
 */
export const KEEPS_ESCAPE = { 'data-keeps-escape': '' } as const;

/** Whether an Escape is meant for an element marked with {@link KEEPS_ESCAPE}. */
export function escapeIsKept(event: Event): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof Element && node.hasAttribute('data-keeps-escape'));
}
