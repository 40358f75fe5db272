import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Language } from '../model/message.ts';
import type { View, ViewOptions } from './view.ts';

/** What whoever draws may ask for; the rest comes from the design, then from the view. */
export type AskedOptions = Partial<ViewOptions> & {
  /** Of the reader; a language that the design keeps for the view goes before it. */
  readonly reader?: Language;
};

/**
 * How a view of a design is drawn: as asked, else as the design keeps it in `views`, else in the
 * view's own way. A detail or grouping that means nothing in this view is passed over.
 */
export function viewOptions(index: TopologyIndex, view: View, asked: AskedOptions): ViewOptions {
  const saved = index.topology.views[view.id] ?? {};
  const detail = asked.detail ?? saved.detail ?? 'components';
  const grouping = asked.grouping ?? saved.grouping ?? 'host';
  return {
    direction: asked.direction ?? saved.direction ?? view.defaultDirection,
    language: asked.language ?? saved.language ?? asked.reader ?? 'en',
    detail: view.details.includes(detail) ? detail : 'components',
    grouping: view.groupings.includes(grouping) ? grouping : 'host',
    colours: asked.colours ?? saved.colours ?? true,
  };
}
