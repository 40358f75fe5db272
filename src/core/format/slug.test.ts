import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { fileSlug, hostnameSlug, identifierSlug, uniqueNames } from './slug.ts';
import { utf8Length } from './text.ts';

const HOST =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

describe('hostnameSlug', () => {
  it('keeps what is a host name and repairs what is not', () => {
    expect(hostnameSlug('master-1.example.com', 'host')).toBe('master-1.example.com');
    expect(hostnameSlug('Node_01 (Zürich)', 'host')).toBe('node-01-zurich');
    expect(hostnameSlug('..-a-..b_.', 'host')).toBe('a.b');
    expect(hostnameSlug('主控', 'host')).toBe('host');
    expect(hostnameSlug(`${'a'.repeat(62)}--b`, 'host')).toBe('a'.repeat(62));
  });

  it('is RFC 1123 for any text', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const slug = hostnameSlug(text, 'host');
        expect(slug).toMatch(HOST);
        expect(hostnameSlug(slug, 'x')).toBe(slug);
      }),
    );
    expect(hostnameSlug('abc.'.repeat(100), 'host')).toMatch(HOST);
  });
});

describe('identifierSlug', () => {
  it('is a bare identifier for any text', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(identifierSlug(text, 'server')).toMatch(
          /^[A-Za-z](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/,
        );
        expect(identifierSlug(text, 'server')).not.toContain('--');
      }),
    );
    expect(identifierSlug('K8S_API', 'x')).toBe('K8S_API');
    expect(identifierSlug('1st rack', 'rack')).toBe('rack-1st-rack');
    expect(identifierSlug('$(rm -rf /)', 'x')).toBe('rm-rf');
  });
});

describe('fileSlug', () => {
  it('is one short file name for any text, on Windows too', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const slug = fileSlug(text, 'file');
        expect(slug).toMatch(/^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]*$/u);
        expect(slug).not.toContain('..');
        expect(slug).not.toMatch(/[.]$|^(con|nul|aux)(\.|$)/i);
        expect(utf8Length(slug)).toBeLessThanOrEqual(130);
      }),
    );
    expect(fileSlug('../../etc/passwd', 'file')).toBe('etc-passwd');
    expect(fileSlug('生产集群 1', 'file')).toBe('生产集群-1');
    expect(fileSlug('NUL.txt', 'file')).toBe('file-NUL.txt');
  });
});

describe('uniqueNames', () => {
  const slug = (name: string): string => hostnameSlug(name, 'host');

  it('numbers later claims and respects natural names', () => {
    expect(uniqueNames(['a', 'A', 'a-2', 'a.x', 'a.x', '主', '控'], slug)).toEqual([
      'a',
      'a-3',
      'a-2',
      'a.x',
      'a-2.x',
      'host',
      'host-2',
    ]);
  });

  it('is unique without case, valid and the same each time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(awkwardText(), fc.constantFrom('a', 'A', 'a-2')), { maxLength: 20 }),
        (names) => {
          const unique = uniqueNames(names, slug);
          expect(new Set(unique.map((name) => name.toLowerCase())).size).toBe(names.length);
          for (const name of unique) expect(name).toMatch(HOST);
          expect(uniqueNames(names, slug)).toEqual(unique);
        },
      ),
    );
    const long = uniqueNames(['x'.repeat(63), 'x'.repeat(63)], slug);
    expect(long[1]).toBe(`${'x'.repeat(61)}-2`);
  });
});
