/** Draws the icons that a browser installs the app with, from public/favicon.svg: `npm run icons`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const PUBLIC = path.resolve(import.meta.dirname, '..', 'public');

/** A system cuts a maskable icon to its own shape: it fills its square, and 80 % of it is safe. */
const SAFE = 0.8;

/**
 * The icons by their path below public/, as PNG.
 *
 * @returns {ReadonlyMap<string, Buffer>}
 */
export function drawIcons() {
  const svg = readFileSync(path.join(PUBLIC, 'favicon.svg'), 'utf8');
  const edge = (32 * (1 / SAFE - 1)) / 2;
  const box = `viewBox="${-edge} ${-edge} ${32 + 2 * edge} ${32 + 2 * edge}"`;
  const ground = /fill="(#[0-9a-f]{6})"/.exec(svg)?.[1];
  if (ground === undefined) throw new Error('favicon.svg has no ground to fill the square with');
  const filled = svg.replace('viewBox="0 0 32 32"', box);
  /** @type {(text: string, width: number, background?: string) => Buffer} */
  const png = (text, width, background) =>
    new Resvg(text, {
      fitTo: { mode: 'width', value: width },
      ...(background !== undefined && { background }),
    })
      .render()
      .asPng();
  return new Map([
    ['icons/icon-192.png', png(svg, 192)],
    ['icons/icon-512.png', png(svg, 512)],
    ['icons/maskable-192.png', png(filled, 192, ground)],
    ['icons/maskable-512.png', png(filled, 512, ground)],
    ['icons/touch-180.png', png(filled, 180, ground)],
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, content] of drawIcons()) {
    const file = path.join(PUBLIC, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
