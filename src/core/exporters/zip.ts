import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Bundle } from './bundle.ts';

/** Earliest time a zip can hold. One fixed time for every entry: same files, same bytes. */
const entryTime = new Date(1980, 0, 1);

const regularFile = 0o100000;
const unixHost = 3;

/**
 * The bundle as a zip. Entries carry their Unix permissions: keepalived ignores a script that is
 * not executable, and a config file that is.
 */
export function zipBundle(bundle: Bundle): Uint8Array {
  const entries: Zippable = {};
  for (const file of bundle.files) {
    entries[file.path] = [
      strToU8(file.content),
      {
        level: 6,
        mtime: entryTime,
        os: unixHost,
        // The upper half of a zip entry's external attributes is the Unix file mode.
        attrs: (regularFile | file.mode) * 0x10000,
      },
    ];
  }
  return zipSync(entries);
}
