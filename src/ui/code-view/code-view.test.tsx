// @vitest-environment jsdom
import { act } from 'react';
import type { ReactElement } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { mount } from '../testing/mount.ts';
import type { Mounted } from '../testing/mount.ts';
import { CodeEditor, CodeView } from './code-view.tsx';

const LABELS = {
  find: '查找',
  next: 'next',
  previous: 'previous',
  all: 'all',
  matchCase: 'case',
  regexp: 'regexp',
  byWord: 'word',
  close: 'close',
  currentMatch: 'match',
  onLine: 'line',
  controlCharacter: 'control',
};
const COMMON = { language: 'haproxy', ariaLabel: 'haproxy.cfg', labels: LABELS } as const;
const CHANGED = [2];

// There is no layout in jsdom; CodeMirror asks for one after each change.
Range.prototype.getClientRects = () => document.body.getClientRects();

let page: Mounted;
afterEach(() => page.unmount());

/** The shadow root in which the loaded view lives. */
async function loaded(): Promise<ShadowRoot> {
  await act(async () => {
    await Promise.all([import('./code-mirror-view.tsx'), import('./code-mirror-editor.tsx')]);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  });
  const host = page.all('div').find((element) => element.shadowRoot !== null);
  if (!host?.shadowRoot) throw new Error('not loaded');
  return host.shadowRoot;
}

const lines = (root: ShadowRoot): (string | null)[] =>
  [...root.querySelectorAll('.cm-line')].map((line) => line.textContent);

it('shows the plain text at once, then the viewer with the changed lines marked', async () => {
  page = mount(<CodeView {...COMMON} text={'global\n  maxconn 10'} changedLines={CHANGED} />);
  expect(page.get('pre').textContent).toBe('global\n  maxconn 10');
  const root = await loaded();
  expect(lines(root)).toEqual(['global', '  maxconn 10']);
  expect(root.querySelector('.cm-changedLine')?.textContent).toBe('  maxconn 10');
  const content = root.querySelector('.cm-content');
  expect(content?.getAttribute('aria-label')).toBe('haproxy.cfg');
  expect(content?.getAttribute('aria-readonly')).toBe('true');
  page.rerender(<CodeView {...COMMON} text={'global\r\n  maxconn 20'} changedLines={[]} />);
  expect(lines(root)).toEqual(['global', '  maxconn 20']);
  expect(root.querySelector('.cm-changedLine')).toBeNull();
});

it('reports what the user edits and nothing that came in from outside', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const editor = (value: string): ReactElement => (
    <CodeEditor
      {...COMMON}
      value={value}
      onChange={onChange}
      markers={[{ line: 1, column: 1, message: 'Unknown section' }]}
    />
  );
  page = mount(editor('a'));
  const root = await loaded();
  page.rerender(editor('ab'));
  expect(lines(root)).toEqual(['ab']);
  expect(onChange).not.toHaveBeenCalled();
  expect(root.querySelector('.cm-marker')?.getAttribute('title')).toBe('Unknown section');
  expect(page.get('li').textContent).toBe('1:1Unknown section');

  const { EditorView } = await import('@codemirror/view');
  const view = EditorView.findFromDOM(
    root.querySelector<HTMLElement>('.cm-editor') ?? document.body,
  );
  act(() => view?.dispatch({ changes: { from: 2, insert: 'c' } }));
  expect(onChange.mock.calls).toEqual([['abc']]);
});
