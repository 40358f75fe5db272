import { describe, expect, it } from 'vitest';
import { hostileDesign } from '../../testing/doc-job.ts';
import { topology } from '../../testing/topology-builder.ts';
import { viewIds } from '../../core/diagrams/view.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { readPictureFile } from '../../core/importers/picture-file.ts';
import { docJob } from '../../core/pictures/job.ts';
import { svgSize } from '../../core/pictures/picture-size.ts';
import { docFormats } from '../../core/pictures/registry.ts';
import { loadFontWidths } from './font-widths.ts';
import { painter } from './painter.ts';

const slow = 60_000;

async function svgOf(text: string): Promise<string> {
  return painter.svg(text, 'light');
}

/** Where a box of the picture stands, by what is written on it. */
function boxes(svg: string): { x: number; width: number }[] {
  return [...svg.matchAll(/<rect class="basic[^>]*?x="([^"]*)"[^>]*?width="([^"]*)"/g)].map(
    ([, x, width]) => ({ x: Number(x), width: Number(width) }),
  );
}

describe('the widths of the bundled font', () => {
  it('are those of its tables', async () => {
    const font = await loadFontWidths();
    // DejaVu Sans: `i` 569, `m` 1995, space 651 of 2048 units.
    expect(font.width('i')).toBeCloseTo(569 / 2048, 5);
    expect(font.width('m ')).toBeCloseTo((1995 + 651) / 2048, 5);
    expect(font.width('中')).toBe(1);
    expect(font.width('e\u0301')).toBeCloseTo(font.width('e'), 1);
    expect([font.ascent, font.descent].map((n) => n.toFixed(3))).toEqual(['0.928', '0.236']);
    expect([font.covers('é Ω ж'), font.covers('中')]).toEqual([true, false]);
  });
});

describe('a picture without a browser', () => {
  it(
    'is as wide as what is written in it',
    async () => {
      const [short] = boxes(await svgOf('flowchart LR\n a["ab"]'));
      const [long] = boxes(await svgOf('flowchart LR\n a["abababababab"]'));
      const font = await loadFontWidths();
      const grown = (long?.width ?? 0) - (short?.width ?? 0);
      expect(grown).toBeCloseTo(16 * font.width('ababababab'), 1);
      expect(short?.x).toBeCloseTo(-(short?.width ?? 0) / 2, 3);
    },
    slow,
  );

  it(
    'has every view of a design in it, with text that can be read and nothing that runs',
    async () => {
      const design = topology().zones(3).loadBalancers(2).stacked(3).vip('10.0.0.100').build();
      for (const view of viewIds) {
        const job = docJob(indexTopology(design), view, { carry: true, theme: 'both' }, painter);
        const { content } = await docFormats.svg.write(job);
        const svg = content.toString();
        expect(svg).toContain('<text');
        expect(svg).not.toMatch(/NaN|Infinity|undefined|<script|<foreignObject|\son\w+=/i);
        const { width, height } = svgSize(svg) ?? { width: 0, height: 0 };
        expect(Math.min(width, height)).toBeGreaterThan(50);
        expect(Math.max(width, height)).toBeLessThan(5_000);
      }
    },
    slow,
  );

  it(
    'runs nothing that names hold, and is the same each time',
    async () => {
      const job = docJob(indexTopology(hostileDesign), 'cluster', { carry: false }, painter);
      const [one, two] = [await docFormats.svg.write(job), await docFormats.svg.write(job)];
      expect(one.content).toBe(two.content);
      expect(one.content.toString()).not.toMatch(/<(?:script|img|a|foreignObject)\b/i);
    },
    slow,
  );

  it(
    'is a PNG as large as asked for, and a PDF, that open again',
    async () => {
      const design = topology().stacked(1).build();
      const job = docJob(indexTopology(design), 'etcd', { carry: true, scale: 3 }, painter);
      const { content: svg } = await docFormats.svg.write(job);
      const { width = 0, height = 0 } = svgSize(svg.toString()) ?? {};
      const png = Buffer.from((await docFormats.png.write(job)).content as Uint8Array);
      expect(Math.abs(png.readUInt32BE(16) - width * 3)).toBeLessThanOrEqual(3);
      expect(Math.abs(png.readUInt32BE(20) - height * 3)).toBeLessThanOrEqual(3);
      const pdf = Buffer.from((await docFormats.pdf.write(job)).content as Uint8Array);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      for (const bytes of [png, pdf]) {
        expect(readPictureFile(Uint8Array.from(bytes), 'x')).toMatchObject([
          { ok: true, topology: design },
        ]);
      }
    },
    slow,
  );
});

it('says which font is missing instead of drawing nothing', async () => {
  // No character will ever be there, so no font draws it.
  const nowhere = String.fromCodePoint(0xb_00_00);
  const svg = `<svg id="q" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 20"><text y="15"><tspan class="text-inner-tspan">${nowhere}</tspan></text></svg>`;
  await expect(painter.png(svg, '#fff', 1)).rejects.toThrow(/No font on this machine draws/);
});
