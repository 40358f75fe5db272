import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { markedBlocks, withContents } from './marked-blocks.ts';

function blocksOf(page: string) {
  const found = markedBlocks(page);
  if (!found.ok) throw new Error(renderMessage(found.message, 'en'));
  return found.blocks;
}

describe('markedBlocks', () => {
  it('finds each block with its words and what stands in it', () => {
    const page = [
      '# Design',
      '<!-- quorate: ha.topology.json --view etcd -->',
      'old',
      '<!-- /quorate -->',
      '  <!--quorate: "my design.json" --detail addresses-->',
      '<!-- /quorate -->',
    ].join('\n');
    expect(blocksOf(page)).toEqual([
      { line: 2, words: ['ha.topology.json', '--view', 'etcd'], content: 'old\n' },
      { line: 5, words: ['my design.json', '--detail', 'addresses'], content: '' },
    ]);
  });

  it('takes markers in code for examples', () => {
    const page =
      'Write `<!-- quorate: FILE -->`:\n```html\n<!-- quorate: FILE -->\n```\n~~~\n<!-- /quorate -->\n~~~\n';
    expect(blocksOf(page)).toEqual([]);
  });

  it.each([
    ['a\n<!-- quorate: x -->\nb\n', 2, 'has no end'],
    ['<!-- quorate: x -->\n<!-- quorate: y -->\n<!-- /quorate -->\n', 1, 'has no end'],
    ['a\n\n<!-- /quorate -->', 3, 'never begun'],
    ['<!-- quorate: -->\n<!-- /quorate -->', 1, 'should be'],
    ['<!-- quorate: x\n-->\n<!-- /quorate -->', 1, 'should be'],
    ['<!-- quorate: x --> y -->\n<!-- /quorate -->', 1, 'should be'],
    [`<!-- quorate: ${'x'.repeat(5_000)} -->\n<!-- /quorate -->`, 1, 'should be'],
    ['<!-- quorate: "x -->\n<!-- /quorate -->', 1, 'quotation mark'],
  ])('says where %j is wrong', (page, line, text) => {
    const found = markedBlocks(page);
    const said = found.ok ? '' : renderMessage(found.message, 'en');
    expect(found).toMatchObject({ ok: false, line });
    expect(said).toContain(text);
  });
});

const line = fc.constantFrom(
  '',
  'text',
  '```',
  '~~~~',
  '<!-- quorate: a --view b -->',
  '<!-- quorate: "a b" -->',
  '<!-- /quorate -->',
  '    <!-- quorate: a -->',
  '> quoted',
);

describe('withContents', () => {
  it('changes what stands in the blocks and nothing else', () => {
    const page = '\ufeffa\r\n<!-- quorate: x -->\r\nold\r\n<!-- /quorate -->\r\nb';
    expect(withContents(page, blocksOf(page), ['\nnew\n\n'])).toBe(
      '\ufeffa\r\n<!-- quorate: x -->\r\n\r\nnew\r\n\r\n<!-- /quorate -->\r\nb',
    );
  });

  it('is at rest with what stands there, and with its own result', () => {
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, ending) => {
        const page = lines.join(ending);
        const found = markedBlocks(page);
        if (!found.ok) return;
        const { blocks } = found;
        const same = blocks.map(({ content }) => content);
        expect(withContents(page, blocks, same)).toBe(page);
        const fresh = blocks.map((_, at) => `\nnew ${at}\n\n`);
        const after = withContents(page, blocks, fresh);
        expect(blocksOf(after).map(({ content }) => content)).toEqual(fresh);
      }),
    );
  });
});
