// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import type { Mock } from 'vitest';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { press, mount } from './testing/mount.ts';
import type { Mounted } from './testing/mount.ts';
import { TextField } from './text-field.tsx';
import { TooltipProvider } from './tooltip.tsx';

let page: Mounted;
afterEach(() => page.unmount());

function open(onCancel?: () => void): Mock<(open: boolean) => void> {
  const onOpenChange = vi.fn<(open: boolean) => void>();
  page = mount(
    <TooltipProvider>
      <Dialog
        open
        onOpenChange={onOpenChange}
        title="Rename"
        description="In the whole design"
        closeLabel="Close"
      >
        <TextField label="Name" value="" onChange={() => {}} onCancel={onCancel} />
      </Dialog>
    </TooltipProvider>,
  );
  return onOpenChange;
}

it('has a name, a description and begins with its content', () => {
  open();
  const dialog = page.get('[role=dialog]');
  const text = (attribute: string): string | null | undefined =>
    document.getElementById(dialog.getAttribute(attribute) ?? '')?.textContent;
  expect(text('aria-labelledby')).toBe('Rename');
  expect(text('aria-describedby')).toBe('In the whole design');
  expect(document.activeElement).toBe(page.get('input'));
});

it('closes on Escape', () => {
  const onOpenChange = open();
  press(page.get('input'), 'Escape');
  expect(onOpenChange.mock.calls).toEqual([[false]]);
});

it('leaves Escape to a field that has a use for it', () => {
  const onCancel = vi.fn<() => void>();
  const onOpenChange = open(onCancel);
  press(page.get('input'), 'Escape');
  expect(onCancel).toHaveBeenCalledOnce();
  expect(onOpenChange).not.toHaveBeenCalled();
});

it('writes no style element, so that a strict content security policy holds', () => {
  const before = document.querySelectorAll('style').length;
  open();
  expect(document.querySelectorAll('style')).toHaveLength(before);
});

it.each([
  [true, 'Cancel'],
  [false, 'Delete'],
])('puts the focus on the harmless button (destructive: %s)', (destructive, focused) => {
  page = mount(
    <TooltipProvider>
      <ConfirmDialog
        open
        title="Delete?"
        text="It is gone then."
        confirmLabel="Delete"
        cancelLabel="Cancel"
        closeLabel="Close"
        destructive={destructive}
        onConfirm={() => {}}
        onCancel={() => {}}
      />
    </TooltipProvider>,
  );
  expect(document.activeElement?.textContent).toBe(focused);
});
