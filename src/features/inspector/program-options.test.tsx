// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act, useState, type ReactElement } from 'react';
import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { emptyTopology, type ProgramOption } from '../../core/model/topology.ts';
import { WorkspaceProvider, type Workspace } from '../../platform/react/workspace.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { click, mount, type as enter, type Mounted } from '../../ui/testing/mount.ts';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { ProgramOptions } from './program-options.tsx';

const en = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'locales/en.json'), 'utf8'),
) as ResourceKey;
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { inspector: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

let stored: readonly ProgramOption[] = [];
let page: Mounted | undefined;
afterEach(() => {
  page?.unmount();
  page = undefined;
});

function Held({ start }: { start: readonly ProgramOption[] }): ReactElement {
  const [value, setValue] = useState(start);
  return (
    <ProgramOptions
      label="Options"
      value={value}
      write={(next) => {
        stored = next;
        setValue(next);
        return undefined;
      }}
    />
  );
}

function show(start: readonly ProgramOption[]): Mounted {
  stored = start;
  const workspace: Workspace = {
    document: createDocumentStore('one', emptyTopology('one')),
    session: createSessionStore(),
    preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
    openDesign: () => undefined,
  };
  page = mount(
    <WorkspaceProvider workspace={workspace}>
      <TooltipProvider>
        <Held start={start} />
      </TooltipProvider>
    </WorkspaceProvider>,
  );
  return page;
}

const button = (shown: Mounted, name: string): HTMLElement => {
  const found = shown
    .all('button')
    .find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};

it('stores a new option once it has a name, and keeps the focus while it is typed', () => {
  const shown = show([]);
  click(button(shown, 'Add option'));
  expect(stored).toEqual([]);
  const input = shown.get('input');
  act(() => input.focus());
  enter(input, '--s');
  enter(shown.get('input'), 'snapshot-count');
  expect(stored).toEqual([{ name: 'snapshot-count', value: '' }]);
  expect(document.activeElement).toBe(input);
  enter(shown.all('input')[1]!, '10000');
  expect(stored).toEqual([{ name: 'snapshot-count', value: '10000' }]);
});

it('says what a name looks like and stores no other', () => {
  const shown = show([{ name: 'pre-vote', value: 'true' }]);
  enter(shown.get('input'), 'ETCD_PRE_VOTE');
  expect(stored).toEqual([{ name: 'pre-vote', value: 'true' }]);
  expect(shown.container.textContent).toContain('Small letters, digits and dashes');
});

it('takes away one of several', () => {
  const shown = show([
    { name: 'a', value: '1' },
    { name: 'b', value: '2' },
  ]);
  click(button(shown, 'Remove a'));
  expect(stored).toEqual([{ name: 'b', value: '2' }]);
});
