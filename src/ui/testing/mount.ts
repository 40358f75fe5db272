import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** A component on a page of its own, for tests. */
export interface Mounted {
  container: HTMLElement;
  rerender: (node: ReactNode) => void;
  unmount: () => void;
  /** The first element that matches; throws if there is none. */
  get: (selector: string) => HTMLElement;
  all: (selector: string) => HTMLElement[];
}

/** Renders into a container of the document and waits for the effects. */
export function mount(node: ReactNode): Mounted {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  act(() => root.render(node));
  const all = (selector: string): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>(selector),
  ];
  return {
    container,
    rerender: (next) => act(() => root.render(next)),
    unmount() {
      act(() => root.unmount());
      container.remove();
    },
    get(selector) {
      const [found] = all(selector);
      if (!found) throw new Error(`nothing matches ${selector}`);
      return found;
    },
    all,
  };
}

/** Presses a key on an element; returns whether its default action was left to happen. */
export function press(target: Element, key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  act(() => void target.dispatchEvent(event));
  return !event.defaultPrevented;
}

export function click(target: HTMLElement): void {
  act(() => target.click());
}

/** Replaces what stands in a text control, as typing would. */
export function type(target: Element, text: string): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) {
    throw new Error('only text controls can be typed into');
  }
  // React tracks the value through the element's own property: go past it, to the prototype's.
  const prototype = Object.getPrototypeOf(target) as object;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, text);
    target.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
