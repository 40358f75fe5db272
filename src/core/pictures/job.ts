import { drawView, viewOf } from '../diagrams/registry.ts';
import { viewOptions, type AskedOptions } from '../diagrams/view-options.ts';
import type { ViewId } from '../diagrams/view.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized } from '../model/message.ts';
import { findSecrets, pathText } from '../model/secrets.ts';
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

const texts = {
  secret: {
    en: 'The file does not carry the design, which holds what looks like a secret, at {place}. Take it out (Problems has a fix), replace it where it is in use, and export again.',
    zh: '文件未附带设计：设计中含有疑似机密的内容，位于 {place}。请将其删除（“问题”面板可修复）、在使用处更换，然后重新导出。',
  },
} satisfies Record<string, Localized>;

/**
 * A view of a design, ready to be written in any format. Pictures are passed on, so a design that
 * holds something that looks like a secret does not travel in one.
 */
export function docJob(
  index: TopologyIndex,
  view: ViewId,
  { theme, scale, carry, readerTheme = 'light', ...asked }: JobOptions,
  painter: Painter,
): DocJob {
  const { topology } = index;
  const options = viewOptions(index, viewOf(view), asked);
  const { language } = options;
  const [secret] = carry ? findSecrets(topology) : [];
  return {
    title: `${topology.metadata.name} · ${viewOf(view).title[language]}`,
    diagram: drawView(index, view, asked),
    language,
    theme: theme ?? topology.views[view]?.theme ?? readerTheme,
    scale,
    carried:
      carry && secret === undefined
        ? {
            word: carryTopology(topology),
            document: writeDocument(topology),
            drawn: { view, options },
          }
        : undefined,
    notes: secret === undefined ? [] : [message(texts.secret, { place: pathText(secret.path) })],
    painter,
  };
}
