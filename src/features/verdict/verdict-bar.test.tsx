// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { computeVerdict } from '../../core/analysis/compute-verdict.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { templateById } from '../../core/model/templates/registry.ts';
import { emptyTopology, type Topology } from '../../core/model/topology.ts';
import { WorkspaceProvider, type Workspace } from '../../platform/react/workspace.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { onAnnounce } from '../../ui/announce.ts';
import { TID } from '../../ui/test-ids.ts';
import { click, mount, type Mounted } from '../../ui/testing/mount.ts';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { VerdictBar } from './verdict-bar.tsx';

const en = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'locales/en.json'), 'utf8'),
) as ResourceKey;
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { verdict: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

let page: Mounted | undefined;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  page?.unmount();
  page = undefined;
  vi.useRealTimers();
});

function starter(id: string): Topology {
  const template = templateById(id);
  if (template === undefined) throw new Error(`no starter ${id}`);
  return template.build();
}

const availability = {
  service: 'api-writable',
  unavailability: 1.8e-4,
  minutesPerYear: 94.6,
  method: 'convolution',
} as const;

/** The bar over a design, and the means to judge another one. */
function show(topology: Topology) {
  const workspace: Workspace = {
    document: createDocumentStore('one', topology),
    session: createSessionStore(),
    preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
    openDesign: () => undefined,
  };
  const judge = (judged: Topology): void =>
    act(() => {
      const verdict = computeVerdict(indexTopology(judged));
      workspace.session.getState().set({
        assessment: {
          revision: 0,
          verdict,
          availability,
          diagnostics: [],
          waived: [],
          unusedWaivers: [],
        },
      });
    });
  page = mount(
    <WorkspaceProvider workspace={workspace}>
      <TooltipProvider>
        <VerdictBar />
      </TooltipProvider>
    </WorkspaceProvider>,
  );
  return { page, judge, session: workspace.session };
}

const chip = (kind: string): string => `[data-testid="${TID.verdictChip(kind)}"]`;

describe('VerdictBar', () => {
  it('invites where nothing is drawn', () => {
    const { page: bar } = show(emptyTopology('new'));
    expect(bar.container.textContent).toContain('here you read what it survives');
  });

  it('selects, frames and highlights the zone that is not survived', () => {
    const topology = starter('bad-two-zones-2-1');
    const { page: bar, judge, session } = show(topology);
    judge(topology);
    expect(bar.get(chip('host')).textContent).toBe('any 1 host');
    expect(bar.get(chip('zone')).textContent).toBe('NOT zone-a (2 of 3 etcd voters)');

    click(bar.get(chip('zone')));
    const { selection, viewRequest } = session.getState();
    expect([...selection]).toEqual(['zone-a']);
    expect([viewRequest.kind, viewRequest.ids]).toEqual(['frame', ['zone-a']]);

    act(() => bar.get(chip('zone')).focus());
    expect([...session.getState().highlighted]).toEqual(['zone-a']);
    act(() => bar.get(chip('zone')).blur());
    expect(session.getState().highlighted.size).toBe(0);
  });

  it('shows the verdict of the design before while the new one is computed', () => {
    const topology = starter('bad-two-zones-2-1');
    const { page: bar, judge, session } = show(topology);
    judge(topology);
    act(() => session.getState().set({ assessing: true }));
    expect(bar.get(chip('zone')).textContent).toContain('zone-a');
  });

  it('says a verdict that changed once it stands', () => {
    const said: string[] = [];
    const stop = onAnnounce(({ text, urgent }) => said.push(`${urgent} ${text}`));
    const topology = starter('bad-two-zones-2-1');
    const { judge } = show(topology);
    judge(topology);
    act(() => vi.advanceTimersByTime(5000));
    const before = said.length;
    const down = { ...topology, endpoints: [], links: [] };
    judge(down);
    act(() => vi.advanceTimersByTime(500));
    expect(said.length).toBe(before);
    act(() => vi.advanceTimersByTime(5000));
    stop();
    expect(said.slice(before)).toHaveLength(1);
    expect(said.at(-1)).toMatch(/^false The API is unavailable/);
  });

  it('opens the problems from the counts', () => {
    const topology = starter('bad-two-zones-2-1');
    const { page: bar, judge, session } = show(topology);
    judge(topology);
    act(() => session.getState().set({ bottomPanel: null }));
    click(bar.get('[aria-label$="open the problems"]'));
    expect(session.getState().bottomPanel).toBe('problems');
  });

  it('opens the analysis from the state and from the availability', () => {
    const topology = starter('bad-two-zones-2-1');
    const { page: bar, judge, session } = show(topology);
    judge(topology);
    const figure = bar.get(`[data-testid="${TID.availabilityChip}"]`);
    expect(figure.textContent).toBe('99.982 % ≈ 95 min/year(model)');
    click(bar.get('button:first-of-type'));
    expect(session.getState()).toMatchObject({
      bottomPanel: 'analysis',
      analysisSection: 'tolerances',
    });
    act(() => session.getState().set({ bottomPanel: null }));
    click(figure);
    expect(session.getState()).toMatchObject({
      bottomPanel: 'analysis',
      analysisSection: 'downtime',
    });
  });

  it('says no availability of a design that is down as drawn', () => {
    const topology = starter('bad-two-zones-2-1');
    const { page: bar, judge } = show(topology);
    judge({ ...topology, endpoints: [], links: [] });
    expect(bar.all(`[data-testid="${TID.availabilityChip}"]`)).toEqual([]);
  });
});
