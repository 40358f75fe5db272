// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { suggestChanges } from '../../core/advice/next-changes.ts';
import { computeVerdict } from '../../core/analysis/compute-verdict.ts';
import { analyse, runToEnd } from '../../core/analysis/exact/analyse.ts';
import type { Analysis } from '../../core/analysis/exact/analysis.ts';
import { availabilityOf } from '../../core/analysis/exact/availability.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { templateById } from '../../core/model/templates/registry.ts';
import { emptyTopology, type Topology } from '../../core/model/topology.ts';
import type { AnalystEvents } from '../../platform/analyst.ts';
import { WorkspaceProvider, type Workspace } from '../../platform/react/workspace.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore, type AnalysisSection } from '../../store/session-store.ts';
import { click, mount, type as enter, type Mounted } from '../../ui/testing/mount.ts';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { AnalysisPanel } from './analysis-panel.tsx';

/** Stands for the worker: what it was asked, and how to let it answer. */
const worker = vi.hoisted(() => ({
  asked: [] as { revision: number; topology: unknown }[],
  events: undefined as unknown,
  cancelled: 0,
  disposed: 0,
}));
vi.mock('../../platform/analyst.ts', () => ({
  createAnalyst: (events: unknown) => {
    worker.events = events;
    return {
      ask: (input: { revision: number; topology: unknown }) => worker.asked.push(input),
      cancel: () => (worker.cancelled += 1),
      dispose: () => (worker.disposed += 1),
    };
  },
}));

const en = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'locales/en.json'), 'utf8'),
) as ResourceKey;
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { analysis: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
Object.assign(globalThis, {
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});

let page: Mounted | undefined;
afterEach(() => {
  page?.unmount();
  page = undefined;
  worker.asked.length = 0;
  worker.cancelled = 0;
});

function starter(id: string): Topology {
  const template = templateById(id);
  if (template === undefined) throw new Error(`no starter ${id}`);
  return template.build();
}

function show(topology: Topology, section: AnalysisSection) {
  const workspace: Workspace = {
    document: createDocumentStore('one', topology),
    session: createSessionStore(),
    preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
    openDesign: () => undefined,
  };
  const { document, session } = workspace;
  session.getState().set({ analysisSection: section });
  const shown = mount(
    <WorkspaceProvider workspace={workspace}>
      <TooltipProvider>
        <AnalysisPanel />
      </TooltipProvider>
    </WorkspaceProvider>,
  );
  page = shown;
  const events = (): AnalystEvents => worker.events as AnalystEvents;
  /** Lets the worker answer for the design as it is now. */
  const answer = (): void =>
    act(() => {
      const { topology: now, revision } = document.getState();
      const index = indexTopology(now);
      const verdict = computeVerdict(index);
      const availability = availabilityOf(index);
      session.getState().set({
        assessment: {
          revision,
          verdict,
          availability,
          diagnostics: [],
          waived: [],
          unusedWaivers: [],
        },
      });
      events().onAnalysis(revision, runToEnd(analyse(index)));
      events().onChanges(revision, runToEnd(suggestChanges(index)));
    });
  const button = (name: string | RegExp): HTMLElement => {
    const found = shown
      .all('button')
      .find((each) =>
        typeof name === 'string' ? each.textContent === name : name.test(each.textContent),
      );
    if (found === undefined) throw new Error(`no button ${String(name)}`);
    return found;
  };
  return { page: shown, document, session, events, answer, button };
}

describe('AnalysisPanel', () => {
  it('asks for nothing where nothing is drawn', () => {
    const { page: panel } = show(emptyTopology('new'), 'tolerances');
    expect(panel.container.textContent).toContain('Nothing to analyse yet');
    expect(worker.asked).toEqual([]);
  });

  it('asks again with every edit, and shows what is about the design of before as such', () => {
    const { page: panel, document, answer } = show(starter('stacked-3-zones'), 'cut-sets');
    expect(worker.asked.map(({ revision }) => revision)).toEqual([0]);
    answer();
    expect(panel.all('[data-stale]')).toEqual([]);
    act(() => void document.getState().dispatch({ type: 'rename', id: 'zone-a', name: 'east' }));
    expect(worker.asked.map(({ revision }) => revision)).toEqual([0, 1]);
    expect(panel.all('[data-stale]')).toHaveLength(1);
    answer();
    expect(panel.all('[data-stale]')).toEqual([]);
  });

  it('opens with what it knew, without computing it again', () => {
    const { page: panel, session, answer } = show(starter('stacked-3-zones'), 'importance');
    answer();
    const known = session.getState().analysis;
    panel.unmount();
    expect(session.getState().analysis.analysis).toBe(known.analysis);
    expect(worker.asked).toHaveLength(1);
  });

  it('can be cancelled and started again', () => {
    const { page: panel, events, button } = show(starter('stacked-3-zones'), 'cut-sets');
    act(() => events().onProgress({ part: 'analysis', share: 0.4 }));
    expect(panel.get('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('40');
    click(button('Cancel'));
    expect(worker.cancelled).toBe(1);
    expect(panel.container.textContent).toContain('Analysis cancelled');
    click(button('Compute again'));
    expect(worker.asked).toHaveLength(2);
    expect(panel.container.textContent).not.toContain('Analysis cancelled');
  });

  it('says why it failed', () => {
    const { page: panel, events } = show(starter('stacked-3-zones'), 'importance');
    act(() => events().onError('out of memory'));
    expect(panel.container.textContent).toContain('The analysis stopped with: out of memory');
  });

  it('names a counter-example that selects and frames it', () => {
    const { session, answer, button } = show(starter('bad-two-zones-2-1'), 'tolerances');
    answer();
    const zone = button('zone-a');
    act(() => zone.focus());
    expect([...session.getState().highlighted]).toEqual(['zone-a']);
    click(zone);
    expect([...session.getState().selection]).toEqual(['zone-a']);
    expect(session.getState().viewRequest).toMatchObject({ kind: 'frame', ids: ['zone-a'] });
  });

  it('lists the smallest cut sets in words, and shows them on the canvas', () => {
    const { page: panel, session, answer } = show(starter('bad-two-zones-2-1'), 'cut-sets');
    answer();
    expect(panel.container.textContent).toContain('Minimal cut sets by order');
    const sets = panel.all('td button');
    const zone = sets.find(({ textContent }) => textContent.includes('zone-a'));
    act(() => zone?.focus());
    expect(session.getState().highlighted.has('zone-a')).toBe(true);
  });

  it('labels a bounded answer as such, and says what is missing', () => {
    const { page: panel, session, events } = show(starter('stacked-3-zones'), 'cut-sets');
    const bounded: Analysis = {
      available: true,
      events: [],
      availability: [null, null, null],
      cutSets: { countByOrder: [0n, 12n, 57_973_412n], completeUpTo: 3 },
      groups: [],
      importance: null,
      limits: ['bdd-budget', 'availability-budget'],
    };
    act(() => events().onAnalysis(0, bounded));
    expect(panel.container.textContent).toContain('57,973,412');
    expect(panel.container.textContent).toContain('Complete up to order 3. The design is too');
    const open = (analysisSection: AnalysisSection): string => {
      act(() => session.getState().set({ analysisSection }));
      return panel.container.textContent;
    };
    expect(open('importance')).toContain('could not be computed within its budget');
    expect(open('downtime')).toContain('not known');
  });

  it('tells that a design is down as drawn', () => {
    const design = starter('stacked-3-zones');
    const { page: panel, answer } = show({ ...design, endpoints: [], links: [] }, 'cut-sets');
    answer();
    expect(panel.container.textContent).toContain('The API is down as drawn');
  });

  it('writes a figure, and refuses what is no share of the time', () => {
    const { page: panel, document, answer } = show(starter('stacked-3-zones'), 'downtime');
    answer();
    const field = panel.get('input[aria-valuemax="100"]');
    enter(field, '150');
    expect(panel.container.textContent).toContain('Enter a number from 0 to 100.');
    expect(document.getState().topology.assumptions.availability).toEqual({});
    enter(field, '99.9');
    expect(document.getState().topology.assumptions.availability).toEqual({ region: 0.999 });
    expect(document.getState().history.past).toHaveLength(1);
    click(panel.get('[aria-label="Reset Region to its default"]'));
    expect(document.getState().topology.assumptions.availability).toEqual({});
  });

  it('sorts by either measure and paints the canvas', () => {
    const { page: panel, session, answer, button } = show(starter('stacked-3-zones'), 'importance');
    answer();
    expect(panel.all('tbody tr').length).toBeLessThanOrEqual(15);
    click(button(/^Risk while it is down/));
    expect(panel.all('th[aria-sort="descending"]').map((head) => head.textContent)).toEqual([
      'Risk while it is down ↓',
    ]);
    click(panel.get('[role="switch"]'));
    expect(session.getState().heatMap?.get('region-1')).toBeGreaterThan(0.5);
    panel.unmount();
    expect(session.getState().heatMap).toBeNull();
  });

  it('previews a change and makes it as one step', () => {
    const { session, document, answer, button } = show(
      starter('bad-two-zones-2-1'),
      'next-changes',
    );
    answer();
    const [best] = session.getState().analysis.changes?.value ?? [];
    click(button('Preview'));
    expect(session.getState().preview).toBe(best?.commands);
    click(button('Apply'));
    expect(session.getState().preview).toBeNull();
    expect(document.getState().history.past).toHaveLength(1);
    const after = availabilityOf(indexTopology(document.getState().topology));
    expect(after?.unavailability).toBeCloseTo(best?.after ?? 1, 12);
  });
});
