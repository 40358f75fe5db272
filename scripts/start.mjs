/**
 * `npm start`: the designer, built when the sources are newer than the last build, served on this
 * machine only, and opened in the browser where there is a screen.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, preview } from 'vite';
import { noWorker } from './vite-no-worker.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const BUILT = path.join(ROOT, 'dist', 'index.html');
const SOURCES = [
  'src',
  'public',
  'scripts',
  'index.html',
  'embed.html',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * Time of the newest change at or below a path, in milliseconds; 0 when there is none.
 *
 * @param {string} file
 * @returns {number}
 */
function newest(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

function hasScreen() {
  if (process.env['CI']) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

const sourcesChanged = Math.max(...SOURCES.map((name) => newest(path.join(ROOT, name))));
if (newest(BUILT) < sourcesChanged) {
  console.log('Building the designer …');
  await build({ root: ROOT, logLevel: 'warn' });
}

const server = await preview({
  root: ROOT,
  plugins: [noWorker()],
  preview: { open: hasScreen() },
});
const [address = ''] = server.resolvedUrls?.local ?? [];
console.log(`Quorate is ready: ${address}\nPress Ctrl+C to stop.`);
