import { renderMessage } from '../../core/model/message.ts';
import { longLink, shareLink } from '../../core/share/share-link.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand } from '../command.ts';
import { readTopology } from '../files.ts';

export const shareCommand: CliCommand = {
  name: 'share',
  synopsis: 'FILE [--base URL]',
  summary:
    'Print a link that holds the whole design and opens in the page of Quorate at URL; without URL what stands after its #. Status 1 if the design holds a secret or is too large for a link.',
  options: { base: { type: 'string' } },
  async run({ positionals, options, language, environment }) {
    const base = textOption(options, 'base');
    const page = base === undefined ? '' : pageOf(base);
    const topology = await readTopology(positionals[0], environment, language);
    const link = shareLink(topology, page);
    if (!link.ok) {
      environment.log(renderMessage(link.message, language));
      return 1;
    }
    if (link.long) {
      environment.log(
        `The link has ${link.url.length} characters; some chats and mail programs cut links after ${longLink}.`,
      );
    }
    environment.print(`${base === undefined ? link.url.slice(1) : link.url}\n`);
    return 0;
  },
};

/** The page without a fragment. Throws CliError where it is no address of one. */
function pageOf(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || !['http:', 'https:', 'file:'].includes(url.protocol)) {
    throw new CliError(`--base ${base}: give the whole address, as https://example.org/quorate/.`);
  }
  url.hash = '';
  return url.href;
}
