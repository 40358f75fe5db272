// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import type { Host } from '../../core/model/topology.ts';
import { WorkspaceProvider, type Workspace } from '../../platform/react/workspace.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { topology } from '../../testing/topology-builder.ts';
import { click, mount, type as enter, type Mounted } from '../../ui/testing/mount.ts';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { HardwareFields } from './hardware-fields.tsx';

const en = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'locales/en.json'), 'utf8'),
) as ResourceKey;
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { inspector: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

let page: Mounted | undefined;
afterEach(() => {
  page?.unmount();
  page = undefined;
});

function show(cpus: readonly (number | undefined)[]): {
  shown: Mounted;
  workspace: Workspace;
  hosts: () => readonly Host[];
} {
  const design = topology()
    .stacked(cpus.length)
    .with(({ hosts }) =>
      hosts.forEach((host, at) => {
        const count = cpus[at];
        if (count !== undefined) host.cpus = count;
      }),
    )
    .build();
  const workspace: Workspace = {
    document: createDocumentStore('one', design),
    session: createSessionStore(),
    preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
    openDesign: () => undefined,
  };
  const hosts = (): readonly Host[] => workspace.document.getState().topology.hosts;
  page = mount(
    <WorkspaceProvider workspace={workspace}>
      <TooltipProvider>
        <HardwareFields hosts={hosts()} />
      </TooltipProvider>
    </WorkspaceProvider>,
  );
  click(page.get('button'));
  return { shown: page, workspace, hosts };
}

const cpusField = (shown: Mounted): HTMLInputElement => {
  const field = shown.all('input')[0];
  if (!(field instanceof HTMLInputElement)) throw new Error('no field');
  return field;
};

it('shows what all hosts agree on', () => {
  expect(cpusField(show([4, 4]).shown).value).toBe('4');
});

it('says where they differ and where nothing is known', () => {
  expect(cpusField(show([4, undefined]).shown)).toMatchObject({
    value: '',
    placeholder: 'several',
  });
  page?.unmount();
  expect(cpusField(show([undefined, undefined]).shown)).toMatchObject({ placeholder: 'unknown' });
});

it('writes to all of them as one step', () => {
  const { shown, workspace, hosts } = show([4, undefined, 2]);
  enter(cpusField(shown), '16');
  expect(hosts().map(({ cpus }) => cpus)).toEqual([16, 16, 16]);
  workspace.document.getState().undo();
  expect(hosts().map(({ cpus }) => cpus)).toEqual([4, undefined, 2]);
});

it('stores no number that a host cannot have', () => {
  const { shown, hosts } = show([4]);
  enter(cpusField(shown), '-1');
  expect(hosts().map(({ cpus }) => cpus)).toEqual([4]);
});
