/**
 * What the built designer loads before it shows anything, against the least that a page of React
 * and React Flow loads: bytes of gzip, and requests.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');
const BARE = '\0bare.js';

/** A page with one box, in the packages that the designer is drawn with. */
const barePage = `
  import { createElement as h } from 'react';
  import { createRoot } from 'react-dom/client';
  import { ReactFlow } from '@xyflow/react';
  import { create } from 'zustand';
  const useBoxes = create(() => [{ id: 'a', position: { x: 0, y: 0 }, data: { label: 'a' } }]);
  const Page = () => h(ReactFlow, { nodes: useBoxes() });
  createRoot(document.body).render(h(Page));
`;

async function bareBytes() {
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bare-page',
        resolveId: (id) => (id === BARE ? id : undefined),
        load: (id) => (id === BARE ? barePage : undefined),
      },
    ],
    build: { target: 'es2022', write: false, rolldownOptions: { input: BARE } },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error('the bare page was not built');
  return output.output.reduce(
    (sum, part) => (part.type === 'chunk' ? sum + gzipSync(part.code).length : sum),
    0,
  );
}

/**
 * @param {string} folder A build of the designer.
 * @returns {Promise<{ bytes: number, requests: number, bare: number }>} Of its scripts; `bare`: the
 *   bytes of the least page.
 */
export async function firstLoad(folder) {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const tags = page.match(/<(?:script|link rel="modulepreload")[^>]*>/g) ?? [];
  const files = tags.flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? []);
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length,
    0,
  );
  return { bytes, requests: files.length, bare: await bareBytes() };
}
