import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { renderMessage } from '../model/message.ts';
import { templates } from '../model/templates/registry.ts';
import { carriedPrefix, carryTopology, looksCarried, readCarried } from './carried-text.ts';
import { writeDocument } from './write-document.ts';

function refusal(text: string): string {
  const result = readCarried(text, 'The link');
  if (result.ok) throw new Error('should not be read');
  return renderMessage(result.message, 'en');
}

function carry(text: string): string {
  return carriedPrefix + base64urlnopad.encode(deflateSync(strToU8(text)));
}

describe('carryTopology', () => {
  it('comes back equal, whatever the design', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const word = carryTopology(topology);
        expect(word).toMatch(/^quorate1:[\w-]+$/);
        const result = readCarried(word, 'x');
        expect(result.ok && writeDocument(result.topology)).toBe(writeDocument(topology));
        expect(result.ok && carryTopology(result.topology)).toBe(word);
      }),
    );
  });

  it('carries a starter in fewer characters than a chat message holds', () => {
    const lengths = templates.map(({ build }) => carryTopology(build()).length);
    expect(Math.max(...lengths)).toBeLessThan(4_000);
  });
});

describe('readCarried', () => {
  const word = carryTopology(templates[0]!.build());

  it('does not mind line breaks and spaces', () => {
    const broken = word.replace(/(.{76})/g, '$1\r\n  ');
    expect(readCarried(broken, 'x')).toEqual(readCarried(word, 'x'));
    expect(looksCarried(`\n ${word}`)).toBe(true);
  });

  it('says what is wrong with a text that carries nothing', () => {
    expect(looksCarried('flowchart LR')).toBe(false);
    expect(refusal('flowchart LR')).toMatch(/The link holds no Quorate design/);
    expect(refusal('quorate2:abcd')).toMatch(/newer Quorate \(form 2,/);
    expect(refusal(carriedPrefix)).toMatch(/damaged/);
    expect(refusal(`${carriedPrefix}<script>`)).toMatch(/damaged/);
    expect(refusal(word.slice(0, -9))).toMatch(/damaged/);
    expect(refusal(carry('{"format":'))).toMatch(/The link breaks off/);
    expect(refusal(carry('{}'))).toMatch(/^The link: /);
  });

  it('never throws, however a word is bent', () => {
    fc.assert(
      fc.property(fc.nat(word.length), fc.string(), (at, other) => {
        const bent = word.slice(0, at) + other + word.slice(at + 1);
        expect(() => readCarried(bent, 'x')).not.toThrow();
        expect(() => readCarried(carriedPrefix + other, 'x')).not.toThrow();
      }),
    );
  });

  it('stops unpacking what would be too long to read', () => {
    expect(refusal(carry('[' + ' '.repeat(60_000_000)))).toMatch(/more than 20 MB/);
  });
});
