import { expect, it } from 'vitest';
import { seedPage } from '../../testing/seed-page.ts';
import { mermaidBlocks } from './markdown-blocks.ts';

it('finds the four diagrams of the seed under their headings', () => {
  const blocks = mermaidBlocks(seedPage());
  expect(blocks.map(({ line, heading }) => [line, heading])).toEqual([
    [31, '负载均衡高可用'],
    [51, '负载均衡高可用'],
    [61, 'ETCD 与 master 混合部署高可用(中小规模)'],
    [104, '使用独立的 ETCD 集群(大集群)'],
  ]);
  const lines = seedPage().split('\n');
  for (const { text, line } of blocks) {
    expect(text.split('\n')[0]).toBe(lines[line - 1]);
    expect(text).toMatch(/^flowchart/);
  }
});

it('knows fences of every kind, and what only looks like one', () => {
  const page = [
    'Title',
    '=====',
    '~~~~ Mermaid',
    'graph A',
    '~~~',
    '~~~~',
    '## With `code` and a [link](x) ##',
    '- item',
    '  ```{mermaid}',
    '  graph B',
    '  ```',
    '> ```mermaid',
    '> graph C',
    '> ```',
    '````md',
    '```mermaid',
    'graph inside another block',
    '```',
    '````',
    '```mermaid is ``` a span',
    '{{< mermaid align="left" >}}',
    'graph D',
    '{{< /mermaid >}}',
    '```mermaid',
    'graph E, never closed',
  ].join('\n');
  expect(mermaidBlocks(page).map(({ text, heading }) => [text.trim(), heading])).toEqual([
    ['graph A\n~~~', 'Title'],
    ['graph B', 'With code and a link'],
    ['graph C', 'With code and a link'],
    ['graph D', 'With code and a link'],
    ['graph E, never closed', 'With code and a link'],
  ]);
});

it('is quick on text made to be slow', () => {
  const start = performance.now();
  for (const piece of [' ', '> ', '# ', '```mermaid\n', '{{< mermaid', '[', '- ']) {
    mermaidBlocks(piece.repeat(200_000));
  }
  expect(performance.now() - start).toBeLessThan(3_000);
});
