import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPng, pngText, withPngText } from './png-text.ts';

/** One transparent pixel, as an encoder wrote it. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

it('gives back what was put beside the picture', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const png = withPngText(pixel, 'Quorate', text);
      expect(pngText(png, 'Quorate')).toBe(
        new TextDecoder().decode(new TextEncoder().encode(text)),
      );
      expect(pngText(png, 'Other')).toBeUndefined();
    }),
  );
});

it('writes the chunk that the standard describes, after the header', () => {
  const png = withPngText(pixel, 'Quorate', 'x');
  const chunk = Buffer.from(png.subarray(33, 33 + 12 + 13));
  expect(chunk.readUInt32BE(0)).toBe(13);
  expect(chunk.subarray(4, 21).toString('latin1')).toBe('iTXtQuorate\0\0\0\0\0x');
  // The check sum of the header, which an encoder wrote, is that of the same function.
  expect(Buffer.from(pixel).readUInt32BE(29)).toBe(0x1f_15_c4_89);
  const zlib = Buffer.from(withPngText(pixel, 'IHDR', '')).subarray(33);
  expect(zlib.readUInt32BE(0)).toBe(9);
});

it('takes nothing for a PNG that is none, and ends on broken ones', () => {
  expect(isPng(new Uint8Array())).toBe(false);
  expect(withPngText(Uint8Array.of(1, 2), 'Quorate', 'x')).toEqual(Uint8Array.of(1, 2));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const broken = Uint8Array.from([...pixel.subarray(0, 8), ...bytes]);
      expect(() => pngText(broken, 'Quorate')).not.toThrow();
    }),
  );
});
