import { describe, expect, it } from 'vitest';
import { hostileDesign, quickJob } from '../../testing/doc-job.ts';
import { pictureFileKind, readPictureFile } from '../importers/picture-file.ts';
import { renderMessage } from '../model/message.ts';
import type { DocJob, FormatId } from './doc-format.ts';
import { docFormats, writeDoc } from './registry.ts';

async function text(format: FormatId, from: DocJob): Promise<string> {
  const { content } = await docFormats[format].write(from);
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
}

const pictures = ['svg', 'png', 'pdf', 'html', 'asciidoc'] as const;

describe.each(pictures)('%s', (id) => {
  it('carries its design, and opens as the same', async () => {
    const { content } = await docFormats[id].write(quickJob(hostileDesign));
    const bytes = Uint8Array.from(Buffer.from(content as Uint8Array));
    const name = `design.${docFormats[id].extension}`;
    expect(pictureFileKind(bytes, name)).toBe(id);
    const [read, ...others] = readPictureFile(bytes, name);
    expect(others).toEqual([]);
    expect(read).toMatchObject({ ok: true, topology: hostileDesign });
  });

  it('carries nothing when told so, and says so when opened', async () => {
    const { content } = await docFormats[id].write(quickJob(hostileDesign, { carry: false }));
    const bytes = Uint8Array.from(Buffer.from(content as Uint8Array));
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('quorate1:');
    const [read] = readPictureFile(bytes, 'x');
    const said = read?.ok === false ? renderMessage(read.message, 'en') : '';
    expect(said).toContain('no Quorate design');
  });

  it('carries no secret, and says what to do about it', async () => {
    const leaky = { ...hostileDesign, vault: { rootPassword: 'hunter2' } };
    const { content, notes } = await writeDoc(id, quickJob(leaky));
    const file = Buffer.from(content as Uint8Array).toString('latin1');
    expect(file).not.toContain('quorate1:');
    expect(file).not.toContain('hunter2');
    expect(notes.map((note) => renderMessage(note, 'en')).join()).toMatch(
      /does not carry the design, .*at vault\.rootPassword\. Take it out/,
    );
  });

  it('is the same each time', async () => {
    const [one, two] = [
      await text(id, quickJob(hostileDesign)),
      await text(id, quickJob(hostileDesign)),
    ];
    expect(one).toBe(two);
  });
});

it('pdf is one page with the design as an attachment', async () => {
  const pdf = await text('pdf', quickJob(hostileDesign));
  expect(pdf).toMatch(/^%PDF-1\.\d/);
  expect(pdf).toContain('/EmbeddedFiles');
  expect(pdf).toMatch(/\/MediaBox \[ 0 0 75 37\.5 \]/);
  expect(pdf).not.toMatch(/CreationDate|ModDate/);
});
