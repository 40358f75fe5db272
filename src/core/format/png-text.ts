import { strFromU8, strToU8 } from 'fflate';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of a chunk beside its data: length, type, check sum. */
const frame = 12;

/** Whether the bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/**
 * A PNG with a text beside its picture: an uncompressed iTXt chunk (PNG, third edition, 11.3.3.4)
 * after the header. What is no PNG comes back as it is.
 * @param keyword Latin letters, 1 to 79
 */
export function withPngText(
  png: Uint8Array,
  keyword: string,
  text: string,
): Uint8Array<ArrayBuffer> {
  const whole = Uint8Array.from(png);
  if (!isPng(png)) return whole;
  // No compression, its method, no language, no translated keyword: four zeros and the keyword's.
  const data = [...strToU8(keyword), 0, 0, 0, 0, 0];
  const body = strToU8(text);
  const chunk = new Uint8Array(frame + data.length + body.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length + body.length);
  chunk.set(strToU8('iTXt'), 4);
  chunk.set(data, 8);
  chunk.set(body, 8 + data.length);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, chunk.length - 4)));
  const head = signature.length + frame + 13;
  const result = new Uint8Array(whole.length + chunk.length);
  result.set(whole.subarray(0, head), 0);
  result.set(chunk, head);
  result.set(whole.subarray(head), head + chunk.length);
  return result;
}

/** The text of a PNG's uncompressed iTXt or tEXt chunk of a keyword; undefined without one. */
export function pngText(png: Uint8Array, keyword: string): string | undefined {
  if (!isPng(png)) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const start = `${keyword}\0`;
  for (let at = signature.length; at + frame <= png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'iTXt' || type === 'tEXt') {
      const head = String.fromCharCode(...data.subarray(0, start.length));
      if (head === start) return bodyOf(type, data.subarray(start.length));
    }
    at += frame + length;
  }
  return undefined;
}

function bodyOf(type: 'iTXt' | 'tEXt', rest: Uint8Array): string | undefined {
  if (type === 'tEXt') return strFromU8(rest, true);
  if (rest[0] !== 0) return undefined;
  const language = rest.indexOf(0, 2);
  const translated = rest.indexOf(0, language + 1);
  if (language === -1 || translated === -1) return undefined;
  return strFromU8(rest.subarray(translated + 1));
}

/** CRC-32 as PNG wants it (annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0xed_b8_83_20 : 0);
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
