import type { DocJob, PictureTheme } from './doc-format.ts';
import { finishSvg } from './finish-svg.ts';
import type { PaintTheme } from './mermaid-look.ts';

/** The finished SVG of a job, in a theme that may be another than the job's. */
export async function drawSvg(
  { diagram, title, carried, painter }: DocJob,
  theme: PictureTheme,
): Promise<string> {
  const themes: readonly PaintTheme[] = theme === 'both' ? ['light', 'dark'] : [theme];
  const drawn: Partial<Record<PaintTheme, string>> = {};
  for (const each of themes) drawn[each] = await painter.svg(diagram.text, each);
  return finishSvg({ drawn, title, carried: carried?.word });
}

/** A picture that cannot follow its reader is light where it is asked to. */
export function oneTheme(theme: PictureTheme): PaintTheme {
  return theme === 'dark' ? 'dark' : 'light';
}
