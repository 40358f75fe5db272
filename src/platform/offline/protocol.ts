/** What the page and its service worker have to agree on. */

/** Beside index.html, so that it answers for that folder and nothing above it. */
export const workerFile = 'service-worker.js';

/** `activate`: take over from the build before. `tidy`: remove what no page runs any more. */
export type WorkerMessage = 'activate' | 'tidy';

const lockPrefix = 'quorate runs ';

/** The lock that a page holds as long as it lives, by the address of the script it was started by. */
export function runningLock(entry: string): string {
  return lockPrefix + entry;
}

/** The scripts that living pages were started by, of all locks that are held. */
export function runningEntries(locks: readonly { readonly name?: string }[]): string[] {
  return locks.flatMap(({ name }) =>
    name?.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [],
  );
}
