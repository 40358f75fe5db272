// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hostileDesign, quickJob } from '../../testing/doc-job.ts';
import { mermaidDb } from '../../testing/mermaid-graph.ts';
import { topology } from '../../testing/topology-builder.ts';
import { renderMessage } from '../model/message.ts';
import { carryTopology } from '../persistence/carried-text.ts';
import { readDesignComment, withoutDesign } from '../two-way/design-comment.ts';
import { formatIds, type DocJob, type FormatId } from './doc-format.ts';
import { docFormats } from './registry.ts';

async function text(format: FormatId, from: DocJob): Promise<string> {
  const { content } = await docFormats[format].write(from);
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
}

it.each(formatIds)('%s is found by its name', (id) => {
  expect(docFormats[id].id).toBe(id);
});

describe('text for pages', () => {
  it('is the diagram between the words of its format', async () => {
    const from = quickJob(hostileDesign);
    const plain = await text('mermaid', from);
    expect(withoutDesign(plain)).toBe(from.diagram.text);
    const back = readDesignComment(plain, 'x.mmd')?.design;
    expect(back?.ok === true && carryTopology(back.topology)).toBe(from.carried?.word);
    expect(await text('markdown', from)).toBe(`\`\`\`mermaid\n${plain}\`\`\`\n`);
    expect(await text('hugo', from)).toBe(`{{< mermaid >}}\n${plain}{{< /mermaid >}}\n`);
    expect(await text('asciidoc', from)).toBe(`[mermaid]\n....\n${plain}....\n`);
    expect((await mermaidDb(plain)).getVertices().size).toBeGreaterThan(4);
  });

  it('has nothing in it that could end or begin a shortcode, a fence or a block', async () => {
    const lines = (await text('mermaid', quickJob(hostileDesign))).split('\n');
    for (const line of lines) {
      expect(line).not.toMatch(/\{\{|\}\}|^\.{4}|```|<(?!br\/>)/);
    }
  });

  it('leaves the design out where the text would be too long to be drawn, and says so', async () => {
    const large = topology().stacked(3).workers(2).build();
    large.metadata.description = Array.from({ length: 40_000 }, (_, n) => `${n * 7919}`).join(' ');
    const { content, notes } = await docFormats.mermaid.write(quickJob(large));
    expect(content.toString().includes('quorate1:')).toBe(false);
    expect(notes.map((note) => renderMessage(note, 'en')).join()).toContain('left out');
  });
});

describe('svg', () => {
  it('follows the reader where it has both themes', async () => {
    const both = await text('svg', quickJob(hostileDesign, { theme: 'both' }));
    expect(both).toContain('<style>#q-light .node{fill:white}</style>');
    expect(both).toMatch(
      /@media \(prefers-color-scheme: dark\)\{#q-light \.ground\{fill:#14171f;[^}]*\}#q-light \.node\{fill:black\}\}/,
    );
    const dark = await text('svg', quickJob(hostileDesign, { theme: 'dark' }));
    expect(dark).not.toContain('@media');
    expect(dark).toContain('#q-dark .ground{fill:#14171f');
  });

  it('is well-formed, has its title, and only what is used', async () => {
    const svg = await text('svg', quickJob(hostileDesign));
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
    expect(parsed.querySelectorAll('script, filter, #idle')).toHaveLength(0);
    expect(parsed.querySelectorAll('#used')).toHaveLength(1);
    expect(svg).toContain('d="M1.23,2"');
    expect(parsed.querySelector('rect.ground')?.getAttribute('width')).toBe('100');
  });
});

it('html runs and loads nothing, whatever the names', async () => {
  const html = await text('html', quickJob(hostileDesign, { theme: 'both' }));
  const page = new DOMParser().parseFromString(html, 'text/html');
  expect(page.querySelectorAll('script, iframe, img, link, object, [onload], [href]')).toHaveLength(
    0,
  );
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
    "default-src 'none'",
  );
  expect(page.title).toContain('<script>alert(1)</script>');
  expect(page.querySelectorAll('figure > svg')).toHaveLength(1);
});
