import { expect, it } from 'vitest';
import { bareMermaid } from './mermaid-source.ts';

it('leaves a plain text and its line numbers alone', () => {
  expect(bareMermaid('flowchart LR\n  a --> b\n')).toEqual({
    text: 'flowchart LR\n  a --> b',
    lines: [1, 2],
  });
});

it('takes out front matter, directives and comments, and keeps the line numbers', () => {
  const text = [
    '---',
    'config:',
    '  securityLevel: loose',
    '---',
    '%%{init: {',
    '  "securityLevel": "loose"',
    '}}%%',
    'flowchart LR',
    '  %% a comment',
    '',
    '  a --> b %%{init: {"flowchart": {}} }%%',
  ].join('\r\n');
  const { text: bare, lines } = bareMermaid(text);
  expect(bare.split('\n').map((line) => line.trim())).toEqual(['flowchart LR', 'a --> b']);
  expect(lines).toEqual([8, 11]);
});

it.each([
  '%%{init: {"securityLevel": "loose"}\nflowchart LR',
  '%%%%{init: {}}%%{init: {"theme": "x"}}%%\nflowchart LR',
  '---\na: 1\n---\n---\nconfig: {securityLevel: loose}\n---\nflowchart LR',
  '%%{init}%%%%{init: {}}%%\nflowchart LR',
])('leaves no directive and no front matter in %j', (text) => {
  expect(bareMermaid(text).text.trim()).toBe('flowchart LR');
});

it('leaves no attribute in a tag, and every place where it was', () => {
  const label = 'a["<img src=x onerror=alert(1)><br/>x<b>y</b><svg/onload=alert(1)>"] <--> b';
  const { text } = bareMermaid(`flowchart LR\n${label}`);
  expect(text).not.toMatch(/onerror|onload|src/);
  expect(text.indexOf('x<b>y</b>')).toBe(`flowchart LR\n${label}`.indexOf('x<b>y</b>'));
  expect(text).toContain('<br/>');
  expect(text).toHaveLength(`flowchart LR\n${label}`.length);
  expect(text.endsWith('"] <--> b')).toBe(true);
});

it('is quick on text made to be slow', () => {
  const start = performance.now();
  bareMermaid(`<${'a'.repeat(200_000)}`);
  bareMermaid('<a '.repeat(60_000));
  bareMermaid('%%{'.repeat(60_000));
  bareMermaid('---\n'.repeat(50_000));
  bareMermaid('%%{}%%'.repeat(30_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
