// @vitest-environment jsdom
import { act, useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NumberField } from './number-field.tsx';
import { TagListField } from './tag-list-field.tsx';
import { click, mount, press, type } from './testing/mount.ts';
import type { Mounted } from './testing/mount.ts';
import { TextField } from './text-field.tsx';

let page: Mounted;
afterEach(() => page.unmount());

const input = (): HTMLInputElement => page.get('input') as HTMLInputElement;
const describedBy = (): string[] =>
  (input().getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? `no element ${id}`);

describe('TextField', () => {
  it('belongs to its label, and to its hint and error while they are there', () => {
    const field = (error?: string, hint?: string): ReactElement => (
      <TextField label="Name" value="a_b" onChange={() => {}} error={error} hint={hint} />
    );
    page = mount(field());
    expect(input().labels?.[0]?.textContent).toBe('Name');
    expect(describedBy()).toEqual([]);
    expect(input().hasAttribute('aria-invalid')).toBe(false);
    page.rerender(field('No underscores.', 'As in DNS'));
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(describedBy()).toEqual(['No underscores.', 'As in DNS']);
    page.rerender(field('', 'As in DNS'));
    expect(input().hasAttribute('aria-invalid')).toBe(false);
    expect(describedBy()).toEqual(['As in DNS']);
  });

  it('commits on Enter but not on the Enter that ends a composition', () => {
    const onCommit = vi.fn<() => void>();
    const onCancel = vi.fn<() => void>();
    page = mount(
      <TextField label="n" value="" onChange={() => {}} onCommit={onCommit} onCancel={onCancel} />,
    );
    press(input(), 'Enter', { isComposing: true });
    expect(onCommit).not.toHaveBeenCalled();
    press(input(), 'Enter');
    expect(onCommit).toHaveBeenCalledOnce();
    press(input(), 'Escape');
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe('NumberField', () => {
  function Held({ onNumber }: { onNumber: (value: number | null) => void }): ReactElement {
    const [value, setValue] = useState<number | null>(51);
    return (
      <NumberField
        label="Virtual router id"
        value={value}
        onChange={(next) => {
          setValue(next);
          onNumber(next);
        }}
        min={1}
        max={60}
        notANumber="Not a number"
      />
    );
  }

  it('passes numbers on and keeps unfinished ones as typed', () => {
    const onNumber = vi.fn<(value: number | null) => void>();
    page = mount(<Held onNumber={onNumber} />);
    type(input(), '5.');
    expect(onNumber.mock.calls).toEqual([[5]]);
    expect(input().value).toBe('5.');
    type(input(), '');
    expect(onNumber).toHaveBeenLastCalledWith(null);
  });

  it('keeps what is no number to itself and says so', () => {
    const onNumber = vi.fn<(value: number | null) => void>();
    page = mount(<Held onNumber={onNumber} />);
    for (const text of ['abc', '0x10', '1,5', 'Infinity', '٣']) type(input(), text);
    expect(onNumber).not.toHaveBeenCalled();
    expect(describedBy()).toEqual(['Not a number']);
    act(() => input().focus());
    act(() => input().blur());
    expect(input().value).toBe('51');
    expect(describedBy()).toEqual([]);
  });

  it('steps with the arrow keys and stops at the bounds, which typing may pass', () => {
    const onNumber = vi.fn<(value: number | null) => void>();
    page = mount(<Held onNumber={onNumber} />);
    press(input(), 'ArrowUp');
    press(input(), 'ArrowUp', { shiftKey: true });
    type(input(), '999');
    expect(onNumber.mock.calls).toEqual([[52], [60], [999]]);
  });
});

describe('TagListField', () => {
  function Held({ start }: { start: string[] }): ReactElement {
    const [values, setValues] = useState(start);
    return (
      <TagListField
        label="Addresses"
        values={values}
        onChange={setValues}
        errorOf={(value) => (value.startsWith('bad') ? `${value} is no address` : undefined)}
        removeLabel={(value) => `Remove ${value}`}
      />
    );
  }
  const tags = (): (string | null)[] => page.all('li').map((tag) => tag.textContent);

  it('adds with Enter, comma and leaving, parting what was typed together', () => {
    page = mount(<Held start={[]} />);
    type(input(), '10.0.0.1');
    press(input(), 'Enter');
    type(input(), 'fd00::1');
    expect(press(input(), ',')).toBe(false);
    type(input(), ' 10.0.0.2；10.0.0.3 ');
    act(() => input().focus());
    act(() => input().blur());
    expect(tags()).toEqual(['10.0.0.1', 'fd00::1', '10.0.0.2', '10.0.0.3']);
    expect(input().value).toBe('');
  });

  it('takes the last value back for editing with Backspace', () => {
    page = mount(<Held start={['10.0.0.1', '10.0.0.2']} />);
    press(input(), 'Backspace');
    expect(tags()).toEqual(['10.0.0.1']);
    expect(input().value).toBe('10.0.0.2');
  });

  it('removes by a button with a name and keeps the focus', () => {
    page = mount(<Held start={['10.0.0.1', '10.0.0.2']} />);
    click(page.get('[aria-label="Remove 10.0.0.1"]'));
    expect(tags()).toEqual(['10.0.0.2']);
    expect(document.activeElement).toBe(input());
  });

  it('says what is wrong with each value', () => {
    page = mount(<Held start={['bad1', '10.0.0.2', 'bad2']} />);
    expect(describedBy()).toEqual(['bad1 is no address\nbad2 is no address']);
    expect(input().getAttribute('aria-invalid')).toBe('true');
  });
});
