import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { looksLikeZip, maxTopologyBytes, readBundleZip } from './bundle-zip.ts';

describe('readBundleZip', () => {
  it('takes the topology out of a bundle', () => {
    const bytes = zipSync({ 'README.md': strToU8('# x'), 'topology.json': strToU8('{"a":1}') });
    expect(looksLikeZip(bytes)).toBe(true);
    expect(readBundleZip(bytes, 'x.zip')).toEqual({ ok: true, text: '{"a":1}' });
  });

  const refused = (bytes: Uint8Array): string => {
    const result = readBundleZip(bytes, 'x.zip');
    if (result.ok) throw new Error('was read');
    return renderMessage(result.message, 'en');
  };

  it('says that another zip holds no topology', () => {
    expect(refused(zipSync({ 'a.txt': strToU8('a') }))).toMatch('holds no topology.json');
  });

  it('says that a truncated zip is broken', () => {
    const bytes = zipSync({ 'topology.json': strToU8('{"a":1}'.repeat(1000)) });
    expect(refused(bytes.slice(0, bytes.length / 2))).toMatch('not a readable zip');
  });

  it('does not unpack a topology that is too large', () => {
    const bytes = zipSync({ 'topology.json': new Uint8Array(maxTopologyBytes + 1) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(refused(bytes)).toMatch('larger than 20 MB');
  });
});
