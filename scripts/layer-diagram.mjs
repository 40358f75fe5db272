/**
 * Draws the layers as they are imported today, as Mermaid, between the two markers in
 * CONTRIBUTING.md. With `--check` it changes nothing and fails when that drawing is out of date.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'dependency-cruiser';

const ROOT = path.resolve(import.meta.dirname, '..');
const PAGE = path.join(ROOT, 'CONTRIBUTING.md');
const START = '<!-- layers:start -->';
const END = '<!-- layers:end -->';

/** In an order that depends on the layers alone, not on which file of one names another first. */
async function drawLayers() {
  const cruiser = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = {
    '--config': '.dependency-cruiser.cjs',
    '--include-only': '^src/',
    '--exclude': '\\.test\\.tsx?$|^src/testing/',
    // One box for each folder of core, and one for each other layer.
    '--collapse': '^src/core/[^/]+(?=/)|^src/(?!core/)[^/]+(?=/)',
    '--output-type': 'json',
  };
  /** @type {import('dependency-cruiser').ICruiseResult} */
  const cruised = JSON.parse(
    execFileSync(process.execPath, [cruiser, 'src', ...Object.entries(options).flat()], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  cruised.modules.sort((a, b) => (a.source < b.source ? -1 : 1));
  for (const { dependencies } of cruised.modules) {
    dependencies.sort((a, b) => (a.resolved < b.resolved ? -1 : 1));
  }
  const { output } = await format(cruised, { outputType: 'mermaid' });
  return String(output).trim();
}

/**
 * @param {string} page
 * @param {string} layers
 */
function withLayers(page, layers) {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error(`CONTRIBUTING.md needs ${START} and ${END}`);
  const before = page.slice(0, start + START.length);
  return `${before}\n\n\`\`\`mermaid\n${layers}\n\`\`\`\n\n${page.slice(end)}`;
}

const page = readFileSync(PAGE, 'utf8');
const drawn = withLayers(page, await drawLayers());
if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, drawn);
} else if (drawn !== page) {
  console.error('The layer diagram in CONTRIBUTING.md is out of date: npm run docs:layers');
  process.exitCode = 1;
}
