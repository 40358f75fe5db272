import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Language, Localized, Message } from '../model/message.ts';

export const viewIds = ['cluster', 'load-balancing', 'traffic', 'failure-domains', 'etcd'] as const;
export type ViewId = (typeof viewIds)[number];

export interface ViewOptions {
  readonly direction: 'LR' | 'TD';
  readonly language: Language;
}

export interface Diagram {
  /** Mermaid flowchart text, ending with a newline. */
  readonly text: string;
  /** What was left out or summarised, and why. */
  readonly notes: readonly Message[];
}

export interface View {
  readonly id: ViewId;
  readonly title: Localized;
  readonly defaultDirection: ViewOptions['direction'];
  readonly draw: (index: TopologyIndex, options: ViewOptions) => Diagram;
}
