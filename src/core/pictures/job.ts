import { drawView, viewOf } from '../diagrams/registry.ts';
import { viewOptions, type AskedOptions } from '../diagrams/view-options.ts';
import type { ViewId } from '../diagrams/view.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { carryTopology } from '../persistence/carried-text.ts';
import { writeDocument } from '../persistence/write-document.ts';
import type { DocJob, PictureTheme } from './doc-format.ts';
import type { Painter } from './painter.ts';

export interface JobOptions extends AskedOptions {
  readonly theme?: PictureTheme;
  readonly scale?: number | undefined;
  /** Whether the file can be opened as a design again. */
  readonly carry: boolean;
  /** What pictures are drawn in where neither the caller nor the design says. */
  readonly readerTheme?: PictureTheme;
}

/** A view of a design, ready to be written in any format. */
export function docJob(
  index: TopologyIndex,
  view: ViewId,
  { theme, scale, carry, readerTheme = 'light', ...asked }: JobOptions,
  painter: Painter,
): DocJob {
  const { topology } = index;
  const options = viewOptions(index, viewOf(view), asked);
  const { language } = options;
  return {
    title: `${topology.metadata.name} · ${viewOf(view).title[language]}`,
    diagram: drawView(index, view, asked),
    language,
    theme: theme ?? topology.views[view]?.theme ?? readerTheme,
    scale,
    carried: carry
      ? {
          word: carryTopology(topology),
          document: writeDocument(topology),
          drawn: { view, options },
        }
      : undefined,
    painter,
  };
}
