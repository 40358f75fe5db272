import { command } from '../../format/shell.ts';
import type { Localized } from '../../model/message.ts';
import type { BundleFile, ExportContext } from '../exporter.ts';
import { urlHost, type SiteHost } from '../site/site.ts';

/** A paragraph of Markdown, or commands; the user's words in both have been quoted. */
export type RunbookItem = { readonly text: Localized } | { readonly commands: readonly string[] };

/** Each of the three parts says something, where there is nothing to do as well. */
export interface RunbookStep {
  readonly title: Localized;
  readonly run: readonly RunbookItem[];
  readonly check: readonly RunbookItem[];
  readonly undo: readonly RunbookItem[];
}

/** Undefined where the design has nothing for the step to do. */
export type MakeStep = (
  context: ExportContext,
  written: readonly BundleFile[],
) => RunbookStep | undefined;

export const text = (en: string, zh: string): RunbookItem => ({ text: { en, zh } });
export const commands = (...lines: readonly string[]): RunbookItem => ({ commands: lines });

/** Where ssh finds a host: its address, else its name. */
export function login(at: SiteHost): string {
  return `root@${at.address ?? at.name}`;
}

export function onHost(at: SiteHost, remote: string): string {
  return command('ssh', login(at), remote);
}

/** Copies the folder of a host there and runs its install.sh, first without changing anything. */
export function installOn(at: SiteHost): string[] {
  const target = at.address === undefined ? login(at) : `root@${urlHost(at.address)}`;
  const script = `./${at.name}/install.sh`;
  return [
    command('scp', '-pr', at.folder, `${target}:`),
    `${onHost(at, `${script} --dry-run`)} && ${onHost(at, script)}`,
  ];
}

export function isInstalled(at: SiteHost, written: readonly BundleFile[]): boolean {
  return written.some(({ path }) => path === `${at.folder}/install.sh`);
}
