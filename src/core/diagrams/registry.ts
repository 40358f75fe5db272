import { markdownFence } from '../format/markdown.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { clusterView } from './cluster.ts';
import { etcdView } from './etcd.ts';
import { failureDomainsView } from './failure-domains.ts';
import { loadBalancingView } from './load-balancing.ts';
import { trafficView } from './traffic.ts';
import type { Diagram, View, ViewId, ViewOptions } from './view.ts';

const byId: Readonly<Record<ViewId, View>> = {
  cluster: clusterView,
  'load-balancing': loadBalancingView,
  traffic: trafficView,
  'failure-domains': failureDomainsView,
  etcd: etcdView,
};

/** Every view, in the order they are offered. */
export const views: readonly View[] = Object.values(byId);

/** Draws a view, in its own direction unless one is given. The same topology gives the same text. */
export function drawView(
  index: TopologyIndex,
  id: ViewId,
  options: Pick<ViewOptions, 'language'> & Partial<Pick<ViewOptions, 'direction'>>,
): Diagram {
  const view = byId[id];
  return view.draw(index, {
    language: options.language,
    direction: options.direction ?? view.defaultDirection,
  });
}

/** The diagram as a block for a Markdown page, ending with a newline. */
export function fencedMarkdown({ text }: Diagram): string {
  return `${markdownFence(text, 'mermaid')}\n`;
}
