// @vitest-environment jsdom
import { act } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { click, mount } from './testing/mount.ts';
import type { Mounted } from './testing/mount.ts';
import { ToastProvider, useToasts } from './toast.tsx';
import type { Toast, Toasts } from './toast.tsx';
import { TooltipProvider } from './tooltip.tsx';

let page: Mounted;
let toasts: Toasts;

function Taker({ take }: { take: (means: Toasts) => void }): null {
  take(useToasts());
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
  page = mount(
    <TooltipProvider>
      <ToastProvider label="Messages" dismissLabel="Dismiss">
        <Taker
          take={(means) => {
            toasts = means;
          }}
        />
      </ToastProvider>
    </TooltipProvider>,
  );
});
afterEach(() => {
  page.unmount();
  vi.useRealTimers();
});

const shown = (): (string | null)[] => page.all('li p:first-child').map((p) => p.textContent);
const show = (toast: Toast): string => {
  let id = '';
  act(() => {
    id = toasts.show(toast);
  });
  return id;
};
const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
const pointer = (type: 'pointerover' | 'pointerout'): void =>
  act(() => void page.get('li').dispatchEvent(new MouseEvent(type, { bubbles: true })));

it('appears in a polite live region that was there before', () => {
  const region = page.get('[aria-live=polite]');
  show({ title: 'Saved', text: 'to your computer' });
  expect(region.textContent).toBe('Savedto your computer');
  expect(region.closest('section')?.getAttribute('aria-label')).toBe('Messages');
});

it('goes by itself, later when there is something to do, never when told to stay', () => {
  show({ title: 'plain' });
  show({ title: 'undoable', action: { label: 'Undo', onSelect: () => {} } });
  show({ title: 'sticky', duration: 0 });
  wait(5999);
  expect(shown()).toEqual(['plain', 'undoable', 'sticky']);
  wait(1);
  expect(shown()).toEqual(['undoable', 'sticky']);
  wait(4000);
  expect(shown()).toEqual(['sticky']);
  wait(3_600_000);
  expect(shown()).toEqual(['sticky']);
});

it('stops the clock while it is pointed at and goes on where it was', () => {
  show({ title: 'Saved' });
  wait(4000);
  pointer('pointerover');
  wait(60_000);
  expect(shown()).toEqual(['Saved']);
  pointer('pointerout');
  wait(1999);
  expect(shown()).toEqual(['Saved']);
  wait(1);
  expect(shown()).toEqual([]);
});

it('counts for a new toast after one went under the pointer', () => {
  show({ title: 'first' });
  pointer('pointerover');
  click(page.get('[aria-label=Dismiss]'));
  show({ title: 'second' });
  wait(6000);
  expect(shown()).toEqual([]);
});

it('acts once and goes', () => {
  const onSelect = vi.fn<() => void>();
  show({ title: 'Deleted', action: { label: 'Undo', onSelect } });
  click(page.get('li button'));
  expect(onSelect).toHaveBeenCalledOnce();
  expect(shown()).toEqual([]);
});

it('replaces a toast of the same id and starts its time again', () => {
  show({ id: 'save', title: 'Saving' });
  wait(5000);
  expect(show({ id: 'save', title: 'Saved' })).toBe('save');
  wait(5000);
  expect(shown()).toEqual(['Saved']);
});

it('keeps at most four', () => {
  for (const title of ['a', 'b', 'c', 'd', 'e']) show({ title });
  expect(shown()).toEqual(['b', 'c', 'd', 'e']);
});

it('says so when there is no provider', () => {
  const Lone = (): ReactElement => {
    useToasts();
    return <p />;
  };
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => mount(<Lone />)).toThrow('ToastProvider');
  quiet.mockRestore();
});
