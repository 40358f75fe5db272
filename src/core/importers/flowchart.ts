import type { Message } from '../model/message.ts';

/** What a Mermaid flowchart draws, apart from its looks. Lists keep the order of the text. */
export interface Flowchart {
  readonly direction: string;
  /** Shapes that hold no others. */
  readonly vertices: readonly FlowchartVertex[];
  readonly edges: readonly FlowchartEdge[];
  readonly subgraphs: readonly FlowchartSubgraph[];
}

export interface FlowchartVertex {
  readonly id: string;
  /** Plain text, lines separated by LF. */
  readonly label: string;
  readonly shape: 'rect' | 'round' | 'stadium' | 'cylinder' | 'diamond' | 'other';
  readonly classes: readonly string[];
}

export interface FlowchartEdge {
  /** Ids of vertices or subgraphs. */
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly stroke: 'normal' | 'dotted' | 'thick';
  readonly arrows: 'none' | 'to' | 'both';
  /** The line in the text that this is one of several copies of. */
  readonly drawn?: FlowchartEdge;
}

export interface FlowchartSubgraph {
  readonly id: string;
  readonly title: string;
  /** Ids of the vertices and subgraphs directly inside. */
  readonly members: readonly string[];
  readonly parent?: string;
}

/** Bounds that keep a hostile text from holding the page. */
export const flowchartLimits = {
  characters: 200_000,
  lines: 6_000,
  /** Mermaid's lexer looks through the rest of a line for each word in it. */
  lineLength: 4_000,
  vertices: 2_000,
  edges: 2_000,
  subgraphs: 500,
  /** Subgraphs in each other. */
  depth: 60,
} as const;

export type ParsedFlowchart =
  | {
      readonly ok: true;
      readonly flowchart: Flowchart;
      /** From its front matter. */
      readonly title?: string;
    }
  | {
      readonly ok: false;
      /** Counted from 1 in the text that was given. */
      readonly line?: number;
      readonly column?: number;
      readonly message: Message;
    };

/** Reads Mermaid text with Mermaid itself. Never rejects: an error is part of the result. */
export type FlowchartParser = (text: string) => Promise<ParsedFlowchart>;
