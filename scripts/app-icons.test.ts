import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawIcons } from './app-icons.mjs';

const folder = path.resolve(import.meta.dirname, '..', 'public');
interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: string;
}
const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Record<
  'start_url' | 'scope' | 'display' | 'theme_color',
  string
> & { readonly icons: readonly Icon[] };

/** Width and height as the header of a PNG says them. */
function sizeOf(png: Buffer): string {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

describe('the web app manifest', () => {
  it('starts the app where it lies, whatever the path', () => {
    expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
    for (const { src } of manifest.icons) expect(src).not.toMatch(/^\/|:/);
  });

  it('has both kinds of icon in both sizes', () => {
    expect(manifest.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual([
      'any 192x192',
      'any 512x512',
      'maskable 192x192',
      'maskable 512x512',
    ]);
    for (const { src, sizes, type } of manifest.icons) {
      expect(sizeOf(readFileSync(path.join(folder, src)))).toBe(sizes);
      expect(type).toBe('image/png');
    }
  });

  it('shows the logo as it is now (npm run icons)', () => {
    const stale = [...drawIcons()].filter(
      ([name, content]) => !readFileSync(path.join(folder, name)).equals(content),
    );
    expect(stale.map(([name]) => name)).toEqual([]);
  });
});
