import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Language, Localized, Message } from '../model/message.ts';
import type { detailLevels, groupings, viewIds } from '../model/topology.ts';

export { viewIds } from '../model/topology.ts';
export type ViewId = (typeof viewIds)[number];

export type DetailLevel = (typeof detailLevels)[number];
export type Grouping = (typeof groupings)[number];

export interface ViewOptions {
  readonly direction: 'LR' | 'TD';
  readonly language: Language;
  readonly detail: DetailLevel;
  readonly grouping: Grouping;
  /** Whether etcd members stand out in orange. */
  readonly colours: boolean;
}

/** What a shape of a diagram stands for. */
export interface ShapeMeaning {
  /** Ids of elements: the host that is drawn as what it carries, and that. */
  readonly elements: readonly string[];
  /** Ids of those whose name its label is; empty for a label that the view chooses. */
  readonly names: readonly string[];
  /** Whether it is only the inside of an element, as the scheduler of a master. */
  readonly part: boolean;
}

export interface Diagram {
  /** Mermaid flowchart text, ending with a newline. */
  readonly text: string;
  /** By the id in the text; a shape that only counts or groups has none. */
  readonly shapes: ReadonlyMap<string, ShapeMeaning>;
  /** What was left out or summarised, and why. */
  readonly notes: readonly Message[];
}

export interface View {
  readonly id: ViewId;
  readonly title: Localized;
  readonly defaultDirection: ViewOptions['direction'];
  /** Those that make a difference here. */
  readonly details: readonly DetailLevel[];
  readonly groupings: readonly Grouping[];
  readonly draw: (index: TopologyIndex, options: ViewOptions) => Diagram;
}
