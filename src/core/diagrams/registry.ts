import { markdownFence } from '../format/markdown.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { clusterView } from './cluster.ts';
import { etcdView } from './etcd.ts';
import { failureDomainsView } from './failure-domains.ts';
import { loadBalancingView } from './load-balancing.ts';
import { trafficView } from './traffic.ts';
import { viewOptions, type AskedOptions } from './view-options.ts';
import type { Diagram, View, ViewId } from './view.ts';

const byId: Readonly<Record<ViewId, View>> = {
  cluster: clusterView,
  'load-balancing': loadBalancingView,
  traffic: trafficView,
  'failure-domains': failureDomainsView,
  etcd: etcdView,
};

/** Every view, in the order they are offered. */
export const views: readonly View[] = Object.values(byId);

/** The view of an id. */
export function viewOf(id: ViewId): View {
  return byId[id];
}

/**
 * Draws a view as asked, else as the design keeps it, else in the view's own way. The same topology
 * and options give the same text.
 */
export function drawView(index: TopologyIndex, id: ViewId, asked: AskedOptions): Diagram {
  const view = byId[id];
  return view.draw(index, viewOptions(index, view, asked));
}

/** The diagram as a block for a Markdown page, ending with a newline. */
export function fencedMarkdown({ text }: Diagram): string {
  return `${markdownFence(text, 'mermaid')}\n`;
}
