// @vitest-environment jsdom
import { act, useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { mount, press } from './testing/mount.ts';
import type { Mounted } from './testing/mount.ts';
import { SplitPane } from './split-pane.tsx';
import type { SplitPaneProps } from './split-pane.tsx';

function Held(props: Partial<SplitPaneProps>): ReactElement {
  const [size, setSize] = useState(200);
  const [collapsed, setCollapsed] = useState(false);
  return (
    <SplitPane
      label="Palette width"
      min={100}
      max={300}
      first={<p>palette</p>}
      second={<p>canvas</p>}
      {...props}
      size={size}
      onSizeChange={setSize}
      collapsed={collapsed}
      onCollapsedChange={setCollapsed}
    />
  );
}

let page: Mounted;
afterEach(() => page.unmount());

const separator = (): HTMLElement => page.get('[role=separator]');
const size = (): string | null => separator().getAttribute('aria-valuenow');

describe('the separator', () => {
  it('says what it parts and how far it stands', () => {
    page = mount(<Held />);
    expect(separator().getAttribute('aria-orientation')).toBe('vertical');
    expect(separator().getAttribute('aria-valuemax')).toBe('300');
    const pane = document.getElementById(separator().getAttribute('aria-controls') ?? '');
    expect(pane?.textContent).toBe('palette');
    expect(pane?.style.width).toBe('200px');
  });

  it('moves with the arrow keys, within its bounds', () => {
    page = mount(<Held />);
    press(separator(), 'ArrowRight');
    expect(size()).toBe('216');
    press(separator(), 'ArrowLeft', { shiftKey: true });
    expect(size()).toBe('152');
    press(separator(), 'ArrowLeft', { shiftKey: true });
    expect(size()).toBe('100');
    press(separator(), 'End');
    expect(size()).toBe('300');
    press(separator(), 'Home');
    expect(size()).toBe('100');
    expect(press(separator(), 'ArrowUp')).toBe(true);
    expect(size()).toBe('100');
  });

  it('goes the way of the arrow also when it sizes the second pane', () => {
    page = mount(<Held sized="second" orientation="vertical" />);
    press(separator(), 'ArrowUp');
    expect(size()).toBe('216');
    press(separator(), 'ArrowDown');
    press(separator(), 'ArrowDown');
    expect(size()).toBe('184');
  });

  it('collapses and comes back with Enter and double click', () => {
    page = mount(<Held />);
    press(separator(), 'Enter');
    expect(size()).toBe('0');
    expect(separator().previousElementSibling?.hasAttribute('hidden')).toBe(true);
    press(separator(), 'ArrowRight');
    expect(size()).toBe('0');
    act(() => void separator().dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    expect(size()).toBe('200');
  });
});

describe('a pane that covers the other', () => {
  it('leaves nothing to part, and the other out of reach only when all of it is covered', () => {
    page = mount(<Held sized="second" cover="all" />);
    expect(separator().hidden).toBe(true);
    const first = page.get('p').parentElement;
    expect(first?.hasAttribute('inert')).toBe(true);
    page.unmount();
    page = mount(<Held sized="second" cover="side" />);
    expect(separator().hidden).toBe(true);
    expect(page.get('p').parentElement?.hasAttribute('inert')).toBe(false);
  });
});
