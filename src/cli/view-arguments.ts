import type { AskedOptions } from '../core/diagrams/view-options.ts';
import { viewIds, type ViewId } from '../core/diagrams/view.ts';
import { languages } from '../core/model/message.ts';
import { detailLevels, groupings, pictureThemes } from '../core/model/topology.ts';
import {
  formatIds,
  scales,
  type FormatId,
  type PictureTheme,
} from '../core/pictures/doc-format.ts';
import { docFormats } from '../core/pictures/registry.ts';
import { CliError } from './cli-error.ts';
import { textOption, type CliCommand, type OptionValues } from './command.ts';

/** What can be said about how a view is drawn, on a command line and in a Markdown page. */
export const viewArguments = {
  view: { type: 'string' },
  format: { type: 'string' },
  direction: { type: 'string' },
  detail: { type: 'string' },
  group: { type: 'string' },
  theme: { type: 'string' },
  scale: { type: 'string' },
  'no-colours': { type: 'boolean' },
} satisfies CliCommand['options'];

export interface ViewArguments {
  readonly view: ViewId;
  readonly asked: AskedOptions;
  readonly theme: PictureTheme | undefined;
  readonly scale: number | undefined;
}

/** One of the values of an option, if it was given. Throws CliError for another. */
export function choiceOption<T extends string>(
  options: OptionValues,
  name: string,
  values: readonly T[],
): T | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const value = values.find((each) => each === text);
  if (value === undefined) {
    throw new CliError(`--${name} ${text}: choose one of ${values.join(', ')}.`);
  }
  return value;
}

/** How a view is to be drawn. Throws CliError for what is not known or means nothing in the format. */
export function readViewArguments(options: OptionValues, format: FormatId): ViewArguments {
  const view = choiceOption(options, 'view', viewIds) ?? 'cluster';
  const direction = choiceOption(options, 'direction', ['LR', 'TD']);
  const detail = choiceOption(options, 'detail', detailLevels);
  const grouping = choiceOption(options, 'group', groupings);
  const language = choiceOption(options, 'language', languages);
  const theme = choiceOption(options, 'theme', pictureThemes);
  const scale = choiceOption(options, 'scale', scales.map(String));
  const { themes, scale: ownScale } = docFormats[format];
  if (theme !== undefined && !themes.includes(theme)) {
    throw new CliError(
      themes.length === 0
        ? `--theme ${theme}: in ${format} whoever shows the diagram chooses its colours.`
        : `--theme ${theme}: a ${format} file holds one theme; choose ${themes.join(' or ')}.`,
    );
  }
  if (scale !== undefined && ownScale === undefined) {
    throw new CliError(`--scale ${scale}: ${format} has no pixels; it is for png and pdf.`);
  }
  return {
    view,
    asked: {
      ...(direction !== undefined && { direction }),
      ...(detail !== undefined && { detail }),
      ...(grouping !== undefined && { grouping }),
      ...(language !== undefined && { language }),
      ...(options['no-colours'] === true && { colours: false }),
    },
    theme,
    scale: scale === undefined ? undefined : Number(scale),
  };
}

/** The format asked for, else the one that the output file's name ends in, else Mermaid. */
export function readFormat(options: OptionValues, output: string | undefined): FormatId {
  const extension = output?.split('.').at(-1)?.toLowerCase();
  return (
    choiceOption(options, 'format', formatIds) ??
    formatIds.find((id) => docFormats[id].extension === extension) ??
    'mermaid'
  );
}
