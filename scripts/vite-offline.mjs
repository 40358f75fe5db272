/**
 * The service worker of a build: src/platform/offline with the list of the built files in front of
 * it, each with the hash of its content.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCE = path.join(ROOT, 'src/platform/offline/service-worker.ts');
const WORKER = 'service-worker.js';

/** What no page asks for: icons are for installing, the schema for tools, the component for others. */
const LEFT_OUT = /^(?:icons|schema)\/|\.map$|^(?:service-worker|quorate-diagram)\.js$/;

/** @param {string | Buffer} content */
const sha256 = (content) => createHash('sha256').update(content).digest('base64');

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .toSorted();
}

/** The worker as one classic script, which every browser with service workers runs. */
async function workerCode() {
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      write: false,
      rolldownOptions: { input: SOURCE, output: { format: 'iife' } },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the service worker was not built');
  return chunk.code;
}

/**
 * Writes the service worker of a built folder into it.
 *
 * @param {string} folder
 * @param {(file: string) => boolean} [onUse] Files, by their path in it, that are only kept on the
 *   device once they are used.
 * @returns {Promise<string>} The version of the build.
 */
export async function writeServiceWorker(folder, onUse = () => false) {
  const code = await workerCode();
  const hashes = filesIn(folder)
    .filter((file) => !LEFT_OUT.test(file))
    .map((file) => [file, sha256(readFileSync(path.join(folder, file)))]);
  const version = createHash('sha256')
    .update(JSON.stringify([hashes, code]))
    .digest('hex');
  const manifest = {
    version: version.slice(0, 16),
    files: Object.fromEntries(hashes.filter(([file = '']) => !onUse(file))),
    onUse: Object.fromEntries(hashes.filter(([file = '']) => onUse(file))),
  };
  const list = `const OFFLINE_MANIFEST=${JSON.stringify(manifest)};\n`;
  writeFileSync(path.join(folder, WORKER), list + code);
  return manifest.version;
}

/**
 * Makes a build work without a network.
 *
 * @param {(importer: string, imported: string) => boolean} seldom Whether a module is of so little
 *   use that what only its import by `importer` brings is not kept before it is used. Ids of modules.
 * @returns {import('vite').Plugin}
 */
export function offline(seldom) {
  let folder = '';
  /** @type {Set<string>} */
  let seldomUsed = new Set();

  return {
    name: 'offline',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = path.resolve(root, outDir);
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
        const used = new Set(
          chunks.filter(({ isEntry }) => isEntry).map((chunk) => chunk.fileName),
        );
        // A set that grows while it is walked.
        for (const name of used) {
          const chunk = byName.get(name);
          if (!chunk) continue;
          for (const file of chunk.imports) used.add(file);
          for (const file of chunk.dynamicImports) {
            const imported = byName.get(file)?.facadeModuleId ?? '';
            if (!chunk.moduleIds.some((importer) => seldom(importer, imported))) used.add(file);
          }
        }
        seldomUsed = new Set(chunks.map(({ fileName }) => fileName).filter((f) => !used.has(f)));
      },
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await writeServiceWorker(folder, (file) => seldomUsed.has(file));
      },
    },
  };
}
