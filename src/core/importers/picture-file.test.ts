import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { renderMessage } from '../model/message.ts';
import { carryTopology } from '../persistence/carried-text.ts';
import { pictureFileKind, readPictureFile } from './picture-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const one = topology().stacked(1).build();
const two = topology().stacked(2).build();

describe('the kind of a picture', () => {
  it.each([
    ['%PDF-1.7\n', 'x', 'pdf'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'x', 'svg'],
    ['\ufeff<?xml version="1.0"?>\n<!-- a -->\n<svg/>', 'x.txt', 'svg'],
    ['  <!DOCTYPE html><p>', 'x', 'html'],
    ['<html><svg/>', 'x', 'html'],
    ['= Title', 'page.adoc', 'asciidoc'],
    ['<p align="center"><svg/></p>\n```mermaid\n```', 'README.md', undefined],
    ['flowchart LR\n a["<svg>"]', 'x.mmd', undefined],
    ['{"apiVersion":"quorate/v1"}', 'x.json', undefined],
    ['', 'x', undefined],
  ])('%j named %s is %s', (text, name, kind) => {
    expect(pictureFileKind(bytes(text), name)).toBe(kind);
  });
});

describe('the designs of a page', () => {
  it('are told apart, each once', () => {
    const words = [one, two, one].map(carryTopology);
    const page = words.map((word) => `<svg><metadata>${word}</metadata></svg>`).join('\n');
    const read = readPictureFile(bytes(`<html>${page}`), 'page.html');
    expect(read).toMatchObject([
      { ok: true, topology: one },
      { ok: true, topology: two },
    ]);
  });

  it('are refused with a reason where they are damaged, newer or absent', () => {
    const word = carryTopology(one);
    const said = (text: string): string => {
      const [read] = readPictureFile(bytes(`<svg>${text}</svg>`), 'x.svg');
      return read?.ok === false ? renderMessage(read.message, 'en') : '';
    };
    expect(said(word.slice(0, -20))).toContain('damaged');
    expect(said('quorate9:abc')).toContain('newer');
    expect(said('')).toContain('carries no Quorate design');
  });

  it('never make it throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '\x89PNG\r\n\x1a\n', '%PDF-', '<svg>', 'quorate1:'),
        (rest, start) => {
          const file = Uint8Array.from([...Buffer.from(start, 'latin1'), ...rest]);
          pictureFileKind(file, 'x');
          for (const read of readPictureFile(file, 'x')) expect(read.ok).toBe(false);
        },
      ),
    );
  });
});
