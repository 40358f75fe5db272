import type { Command, CommandResult } from '../../core/commands/command.ts';
import type { Diagram, ViewId } from '../../core/diagrams/view.ts';
import type { FlowchartParser, ParsedFlowchart } from '../../core/importers/flowchart.ts';
import type { Message } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { saysTheSame } from '../../core/two-way/comparison.ts';
import { keepComments } from '../../core/two-way/keep-comments.ts';
import { asOneStep, reconcile, type KnownText } from '../../core/two-way/reconcile.ts';

/** What the canvas shows, as the chosen view draws it. */
export interface CanvasState {
  readonly designId: string;
  readonly topology: Topology;
  readonly view: ViewId;
  readonly diagram: Diagram;
}

export interface TwoWayState {
  readonly text: string;
  /**
   * `same`: the canvas says what the text says. `pending`: the text was edited and is about to be
   * read. `broken`: it cannot be read. `conflict`: it holds edits that the canvas has not, and the
   * canvas was edited too; the user chooses.
   */
  readonly status: 'same' | 'pending' | 'broken' | 'conflict';
  /** Why the text cannot be read, and where. */
  readonly failure: Extract<ParsedFlowchart, { ok: false }> | undefined;
  /** What the text says and the canvas could not take over. */
  readonly notes: readonly Message[];
}

export interface TwoWayTools {
  readonly parse: FlowchartParser;
  readonly current: () => Topology;
  readonly dispatch: (command: Command) => CommandResult;
}

/** The last text that the canvas said the same as. */
interface Synced {
  readonly text: string;
  readonly designId: string;
  readonly topology: Topology;
  readonly view: ViewId;
  /** What the view drew of that design; undefined until it is drawn. */
  readonly drawn: Diagram | undefined;
  readonly known: KnownText | undefined;
}

/**
 * A Mermaid text and the canvas, each of which follows the other. The text stays as its writer put
 * it while it says what the canvas says; where the two cannot be brought together, both are kept
 * until the user chooses.
 */
export class TwoWayText {
  readonly #tools: TwoWayTools;
  readonly #listeners = new Set<() => void>();
  /** Texts as their writer had them, for undo and redo to come back to. */
  readonly #written = new WeakMap<Topology, Synced>();
  #canvas: CanvasState;
  #synced: Synced;
  #state: TwoWayState;
  /** The text was brought together with a canvas that says more than it: it is to be drawn anew. */
  #rewrite = false;

  constructor(canvas: CanvasState, tools: TwoWayTools) {
    this.#tools = tools;
    this.#canvas = canvas;
    this.#synced = syncedWith(canvas, canvas.diagram.text);
    this.#state = { text: canvas.diagram.text, status: 'same', failure: undefined, notes: [] };
  }

  readonly state = (): TwoWayState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The last text that said what the canvas said. */
  get settled(): string {
    return this.#synced.text;
  }

  /** Whether the text holds edits of its own, so that undo is about them. */
  get hasOwnEdits(): boolean {
    return this.#state.text !== this.#synced.text;
  }

  /** The canvas shows something else: an edit, undo, another view or design. */
  canvasIs(canvas: CanvasState): void {
    this.#canvas = canvas;
    if (canvas.designId !== this.#synced.designId) {
      this.#adopt(canvas.diagram.text);
      return;
    }
    if (canvas.topology === this.#synced.topology && this.#synced.drawn === undefined) {
      this.#synced = { ...this.#synced, drawn: canvas.diagram };
      this.#written.set(canvas.topology, this.#synced);
    }
    const unsettled = this.hasOwnEdits || this.#state.notes.length > 0;
    if (!this.#isStale()) {
      if (this.#rewrite && !unsettled)
        this.#adopt(keepComments(this.#state.text, canvas.diagram.text));
      else if (this.#state.status === 'conflict') this.#set({ status: 'broken' });
      return;
    }
    if (this.#state.status === 'pending') return;
    if (unsettled) {
      this.#set({ status: 'conflict' });
      return;
    }
    const written = this.#written.get(canvas.topology);
    if (written?.view === canvas.view && written.drawn?.text === canvas.diagram.text) {
      this.#synced = written;
      this.#set({ text: written.text, status: 'same', failure: undefined, notes: [] });
    } else {
      this.#adopt(keepComments(this.#state.text, canvas.diagram.text));
    }
  }

  type(text: string): void {
    const status = this.#state.status === 'conflict' ? 'conflict' : 'pending';
    this.#set({ text, status });
  }

  /** Reads the text and takes its edits over to the canvas. Called after a pause in typing. */
  async settle(): Promise<void> {
    const { text, status } = this.#state;
    if (!this.hasOwnEdits) {
      if (status !== 'pending') return;
      if (this.#isStale()) this.#adopt(keepComments(text, this.#canvas.diagram.text));
      else this.#set({ status: 'same', failure: undefined });
      return;
    }
    const parsed = await this.#tools.parse(text);
    if (this.#state.text !== text) return;
    if (!parsed.ok) {
      const conflict = status === 'conflict' || this.#isStale();
      this.#set({ status: conflict ? 'conflict' : 'broken', failure: parsed });
    } else if (this.#state.status === 'conflict') this.#set({ failure: undefined });
    else await this.#apply(text, parsed);
  }

  /** The writer left the text: what the view draws takes its place, unless that says the same. */
  async leave(): Promise<void> {
    await this.settle();
    const { text, status, notes } = this.#state;
    const { drawn } = this.#synced;
    if (status !== 'same' || notes.length > 0 || drawn === undefined || drawn.text === text) return;
    const [mine, theirs] = [await this.#tools.parse(text), await this.#tools.parse(drawn.text)];
    if (this.#state.text !== text || this.#synced.drawn !== drawn) return;
    if (mine.ok && theirs.ok && saysTheSame(mine.flowchart, theirs.flowchart)) return;
    this.#adopt(keepComments(text, drawn.text));
  }

  /** Gives the edits of the text up. */
  takeCanvas(): void {
    this.#adopt(keepComments(this.#synced.text, this.#canvas.diagram.text));
  }

  /** Makes the edits of the text on the canvas as it is now. */
  async applyText(): Promise<void> {
    const { text } = this.#state;
    const parsed = await this.#tools.parse(text);
    if (this.#state.text !== text) return;
    if (parsed.ok) await this.#apply(text, parsed);
    else this.#set({ failure: parsed });
  }

  async #apply(text: string, parsed: Extract<ParsedFlowchart, { ok: true }>): Promise<void> {
    const known = await this.#knownText();
    if (this.#state.text !== text || known === undefined) return;
    const { view, designId } = this.#synced;
    const base = this.#tools.current();
    const result = reconcile(base, view, known, parsed.flowchart);
    const { direction } = result;
    const commands = [...result.commands];
    if (direction !== undefined) {
      const patch = { [view]: { ...base.views[view], direction } };
      commands.push({ type: 'update-settings', part: 'views', patch });
    }
    this.#rewrite = this.#isStale();
    const step = asOneStep(base, commands);
    // What the dispatch shows comes while it runs: the text is the same as that by then.
    const before = this.#synced;
    this.#synced = {
      text,
      designId,
      topology: result.topology,
      view,
      drawn: undefined,
      known: result.known,
    };
    const made = step === undefined ? undefined : this.#tools.dispatch(step);
    if (made?.ok === false) {
      this.#synced = before;
      this.#set({ status: 'conflict', failure: undefined, notes: [made.reason] });
      return;
    }
    const topology = made?.topology ?? base;
    this.#synced = { ...this.#synced, topology };
    this.#set({ status: 'same', failure: undefined, notes: result.notes });
    if (this.#canvas.topology === topology) this.canvasIs(this.#canvas);
  }

  async #knownText(): Promise<KnownText | undefined> {
    const synced = this.#synced;
    if (synced.known !== undefined) return synced.known;
    if (synced.drawn === undefined) return undefined;
    const parsed = await this.#tools.parse(synced.text);
    if (!parsed.ok) return undefined;
    const known = { flowchart: parsed.flowchart, shapes: synced.drawn.shapes };
    if (this.#synced === synced) this.#synced = { ...synced, known };
    return known;
  }

  #isStale(): boolean {
    const { topology, view, drawn } = this.#synced;
    const now = this.#canvas;
    return (
      now.topology !== topology ||
      now.view !== view ||
      (drawn !== undefined && drawn.text !== now.diagram.text)
    );
  }

  /** Makes a text that says what the canvas says the present one. */
  #adopt(text: string): void {
    this.#synced = syncedWith(this.#canvas, text);
    this.#rewrite = false;
    this.#set({ text, status: 'same', failure: undefined, notes: [] });
  }

  #set(patch: Partial<TwoWayState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}

function syncedWith({ designId, topology, view, diagram }: CanvasState, text: string): Synced {
  return { text, designId, topology, view, drawn: diagram, known: undefined };
}
