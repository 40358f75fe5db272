import { message, type Message } from '../model/message.ts';
import type { BundleFile, Note, Remarks } from './exporter.ts';
import type { SiteHost } from './site/site.ts';

/** A file that the design should have and does not say enough for. */
export interface AbsentFile {
  readonly path: string;
  /** What is missing and what to do, at least one. */
  readonly reasons: readonly Message[];
}

/** Equal for notes that say the same, whichever file each is about. */
export function sameText(note: Note): string {
  return JSON.stringify([note.text.en, note.data]);
}

/** The files that the notes say are absent, each with its reasons; sorted by path. */
export function absentFiles(
  notes: readonly Note[],
  written: readonly Pick<BundleFile, 'path'>[],
): AbsentFile[] {
  const there = new Set(written.map(({ path }) => path));
  const reasons = new Map<string, Map<string, Message>>();
  for (const note of notes) {
    const { path, text, data } = note;
    if (note.absent !== true || path === undefined || there.has(path)) continue;
    const known = reasons.get(path) ?? new Map<string, Message>();
    reasons.set(path, known.set(sameText(note), message(text, data)));
  }
  return Array.from(reasons, ([path, each]) => ({ path, reasons: [...each.values()] })).toSorted(
    (a, b) => (a.path < b.path ? -1 : 1),
  );
}

/** A note about a file of a host that is written and says less than the design asks. */
export function incomplete(at: SiteHost, path: `/${string}`, said: Message): Note {
  return { ...said, host: at.host.id, path: `${at.folder}${path}` };
}

/** A file of a host that is not written, and why. */
export function absent(at: SiteHost, path: `/${string}`, said: Message): Note {
  return { ...incomplete(at, path, said), absent: true };
}

/**
 * Files of a host that are not written because `cause` is not: for the same reasons. Empty where
 * `cause` is not among the files that could not be written.
 */
export function absentWith(
  at: SiteHost,
  cause: `/${string}`,
  paths: readonly `/${string}`[],
  { notes }: Remarks,
): Note[] {
  const path = `${at.folder}${cause}`;
  const reasons = notes.filter((note) => note.absent === true && note.path === path);
  return paths.flatMap((each) => reasons.map((note) => absent(at, each, note)));
}

/** A host whose files need an address that is not there, or is none. */
export function missingAddress(at: SiteHost, file: string): Message {
  return message(
    {
      en: 'Host “{host}”: {file} is left out because the host has no valid IP address. Fill in its first address.',
      zh: '主机“{host}”：缺少有效的 IP 地址，因此未生成 {file}。请填写该主机的第一个地址。',
    },
    { host: at.host.name, file },
  );
}

/** One master, member or load balancer that other hosts should name but cannot. */
export function leftOutOfList(at: SiteHost, list: string): Message {
  return message(
    {
      en: 'Host “{host}” is missing from {list}: it has no valid IP address. Fill in its first address.',
      zh: '{list} 中缺少主机“{host}”：它没有有效的 IP 地址。请填写该主机的第一个地址。',
    },
    { host: at.host.name, list },
  );
}

/** A component beyond the first of its kind on one host. */
export function secondOnHost(at: SiteHost, name: string): Message {
  return message(
    {
      en: 'Host “{host}” holds more than one component of a kind; nothing is written for “{component}”. Put it on a host of its own.',
      zh: '主机“{host}”上有多个同类组件；未为“{component}”生成配置。请将其放到独立的主机上。',
    },
    { host: at.host.name, component: name },
  );
}
