import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NextChange } from '../core/advice/next-changes.ts';
import type { Analysis, ServiceAvailability } from '../core/analysis/exact/analysis.ts';
import type { Verdict } from '../core/analysis/verdict.ts';
import type { Command, Point } from '../core/commands/command.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { RenderedDiagnostic } from '../core/diagnostics/render.ts';
import type { ViewId } from '../core/diagrams/view.ts';
import type { ImportCandidate } from '../core/importers/import-candidate.ts';
import type { Language, Message } from '../core/model/message.ts';
import type {
  ComponentKind,
  EndpointKind,
  FailureDomainKind,
  Topology,
  Waiver,
} from '../core/model/topology.ts';
import type { Simulation } from './simulation.ts';

/** What a palette entry makes. */
export type PaletteItem =
  | { readonly make: 'failure-domain'; readonly kind: FailureDomainKind }
  | { readonly make: 'host' }
  | { readonly make: 'component'; readonly kind: ComponentKind }
  | { readonly make: 'endpoint'; readonly kind: EndpointKind };

export const bottomPanels = [
  'problems',
  'outline',
  'analysis',
  'failures',
  'diagram',
  'configs',
] as const;
export type BottomPanel = (typeof bottomPanels)[number];

/** What the analysis panel shows. */
export const analysisSections = [
  'tolerances',
  'cut-sets',
  'downtime',
  'importance',
  'next-changes',
] as const;
export type AnalysisSection = (typeof analysisSections)[number];

export type DialogId =
  | 'starters'
  | 'library'
  | 'parted'
  | 'import'
  | 'compare'
  | 'versions'
  | 'save-version'
  | 'present'
  | 'presentation'
  | 'shortcuts'
  | 'about'
  | 'fix-all'
  | 'share'
  | 'paste-rows'
  | 'commands'
  | 'addresses'
  | 'find';

/** The diagram that the panel shows and that copying takes; how it is drawn is kept in the design. */
export interface DiagramChoice {
  readonly view: ViewId;
}

/** A finding with its texts, so that the page shows it without loading the rules. */
export interface ExplainedDiagnostic extends Diagnostic {
  readonly texts: Readonly<Record<Language, RenderedDiagnostic>>;
}

/** Findings and verdict of one revision of the document. */
export interface Assessment {
  readonly revision: number;
  readonly verdict: Verdict;
  /** Of the API taking writes; null beyond the budget of the method. */
  readonly availability: ServiceAvailability | null;
  /** What counts. */
  readonly diagnostics: readonly ExplainedDiagnostic[];
  /** What the design's waivers switch off. */
  readonly waived: readonly ExplainedDiagnostic[];
  /** Waivers under which nothing falls, with what their rules are called. */
  readonly unusedWaivers: readonly { readonly waiver: Waiver; readonly title: Message }[];
}

/** An answer and the revision of the document that it is about. */
export interface Computed<T> {
  readonly revision: number;
  readonly value: T;
}

/** The exact analysis, computed while somebody looks at it. Answers may be older than the document. */
export interface AnalysisState {
  readonly analysis: Computed<Analysis> | null;
  /** Edits that would make the design more available. */
  readonly changes: Computed<readonly NextChange[]> | null;
}

/**
 * A wish for the canvas's view; `request` grows so that the same one can be made again. `frame`
 * fills the view with elements, `reveal` only moves it, and only if they are not in it, `centre`
 * brings them to its middle and the keyboard to the first of them.
 */
export interface ViewRequest {
  readonly kind: 'fit' | 'zoom-in' | 'zoom-out' | 'frame' | 'reveal' | 'centre';
  /** Elements to bring into view, for `frame`, `reveal` and `centre`. */
  readonly ids: readonly string[];
  readonly request: number;
}

/** Two states of a design, shown as one picture on the canvas. */
export interface CanvasDiff {
  readonly before: Topology;
  /** Null: the document, whatever becomes of it. */
  readonly after: Topology | null;
  /** What the two are called. */
  readonly names: { readonly before: string; readonly after: string };
}

/** A point of the canvas, in its own units, and what lies there. */
export interface PointerPlace {
  readonly point: Point;
  /** The same in the viewport, in CSS pixels. */
  readonly client: Point;
  readonly host?: string | undefined;
  readonly domain?: string | undefined;
}

/** Something to tell the user in passing. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly message: Message;
}

/** What lives as long as the page: never saved, never undone. */
export interface SessionState {
  readonly selection: ReadonlySet<string>;
  /** What the canvas is asked to show. */
  readonly viewRequest: ViewRequest;
  /** Elements to emphasise while something else points at them. */
  readonly highlighted: ReadonlySet<string>;
  readonly renaming: string | null;
  /** What is being dragged out of the palette: a drag event tells its data only when it drops. */
  readonly carried: PaletteItem | null;
  readonly bottomPanel: BottomPanel | null;
  readonly analysisSection: AnalysisSection;
  /** The panel covers the canvas, and palette and inspector make room for it. */
  readonly bottomMaximised: boolean;
  /** Where the page is too narrow for it to stand beside the canvas: the inspector lies over it. */
  readonly inspectorOver: boolean;
  readonly diagram: DiagramChoice;
  readonly dialog: DialogId | null;
  /** Id of the rule whose page is shown. */
  readonly rulePage: string | null;
  /** The newest finished assessment; it may be older than the document. */
  readonly assessment: Assessment | null;
  readonly assessing: boolean;
  /** Why the last assessment failed, if it did. */
  readonly assessmentError: string | null;
  readonly analysis: AnalysisState;
  /** Edits shown on the canvas before someone accepts them. */
  readonly preview: readonly Command[] | null;
  /**
   * How much of the downtime each element has its part in, 0 to 1, painted on the canvas; null while
   * it is not.
   */
  readonly heatMap: ReadonlyMap<string, number> | null;
  /** The failures being played on the canvas; `null` while it is edited. */
  readonly simulation: Simulation | null;
  /** What the canvas shows in place of the document alone; nothing can be edited on it then. */
  readonly diff: CanvasDiff | null;
  /** What has nothing to do with the selection is dimmed on the canvas. */
  readonly focused: boolean;
  /** The list of what can be added at the pointer is open. */
  readonly quickAdd: boolean;
  readonly notices: readonly Notice[];
  readonly saveState: 'saved' | 'saving' | 'failed';
  /** Id of the design that the open one came from, when another page changed it at the same time. */
  readonly partedFrom: string | null;
  /** What files that were opened hold, while the user chooses among it. */
  readonly importCandidates: readonly ImportCandidate[] | null;
  /** Rows of a spreadsheet that were pasted, for the dialog `paste-rows` to start from. */
  readonly pastedRows: string;
  /** Tells what is under the pointer, while that is over the canvas; null without a canvas. */
  readonly pointer: (() => PointerPlace | undefined) | null;
  notify(tone: Notice['tone'], message: Message): void;
  dismissNotice(id: number): void;
  select(ids: Iterable<string>): void;
  requestView(kind: ViewRequest['kind'], ids?: readonly string[]): void;
  /** Changes part of the state of the analysis. */
  setAnalysis(patch: Partial<AnalysisState>): void;
  /** Turns the canvas over to a simulation, in place of one that runs already. */
  startSimulation(simulation: Simulation): void;
  /** The next state of the simulation that runs; nothing without one. */
  simulate(change: (simulation: Simulation) => Simulation): void;
  endSimulation(): void;
  /** Turns the canvas over to a comparison, in place of whatever else it shows. */
  startDiff(diff: CanvasDiff): void;
  endDiff(): void;
  set(
    patch: Partial<
      Pick<
        SessionState,
        | 'highlighted'
        | 'renaming'
        | 'carried'
        | 'bottomPanel'
        | 'analysisSection'
        | 'bottomMaximised'
        | 'inspectorOver'
        | 'diagram'
        | 'dialog'
        | 'rulePage'
        | 'assessment'
        | 'assessing'
        | 'assessmentError'
        | 'preview'
        | 'heatMap'
        | 'focused'
        | 'quickAdd'
        | 'saveState'
        | 'partedFrom'
        | 'importCandidates'
        | 'pastedRows'
        | 'pointer'
      >
    >,
  ): void;
}

export type SessionStore = StoreApi<SessionState>;

export function createSessionStore(): SessionStore {
  return createStore<SessionState>()((set) => ({
    selection: new Set(),
    viewRequest: { kind: 'fit', ids: [], request: 0 },
    highlighted: new Set(),
    renaming: null,
    carried: null,
    bottomPanel: 'problems',
    analysisSection: 'tolerances',
    bottomMaximised: false,
    inspectorOver: false,
    diagram: { view: 'cluster' },
    dialog: null,
    rulePage: null,
    assessment: null,
    assessing: false,
    assessmentError: null,
    analysis: { analysis: null, changes: null },
    preview: null,
    heatMap: null,
    simulation: null,
    diff: null,
    focused: false,
    quickAdd: false,
    notices: [],
    saveState: 'saved',
    partedFrom: null,
    importCandidates: null,
    pastedRows: '',
    pointer: null,
    notify: (tone, message) =>
      set(({ notices }) => ({
        notices: [...notices, { id: (notices.at(-1)?.id ?? 0) + 1, tone, message }],
      })),
    dismissNotice: (id) =>
      set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    select: (ids) => set({ selection: new Set(ids) }),
    requestView: (kind, ids = []) =>
      set(({ viewRequest }) => ({
        viewRequest: { kind, ids, request: viewRequest.request + 1 },
        // Whoever asks to see something on the canvas wants to see the canvas.
        bottomMaximised: false,
        inspectorOver: false,
      })),
    setAnalysis: (patch) => set(({ analysis }) => ({ analysis: { ...analysis, ...patch } })),
    startSimulation: (simulation) =>
      set({
        simulation,
        diff: null,
        selection: new Set(),
        preview: null,
        heatMap: null,
        renaming: null,
        bottomMaximised: false,
        inspectorOver: false,
      }),
    simulate: (change) =>
      set(({ simulation }) => (simulation === null ? {} : { simulation: change(simulation) })),
    endSimulation: () => set({ simulation: null }),
    startDiff: (diff) =>
      set({
        diff,
        simulation: null,
        selection: new Set(),
        preview: null,
        heatMap: null,
        renaming: null,
        dialog: null,
        bottomMaximised: false,
        inspectorOver: false,
      }),
    endDiff: () => set({ diff: null }),
    set: (patch) => set(patch),
  }));
}
