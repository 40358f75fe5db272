import { base64nopad, base64urlnopad } from '@scure/base';
import { strToU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { readMermaidLink } from './mermaid-link.ts';

const code = 'flowchart LR\n  负载均衡 --> m1[master1]';
const state = JSON.stringify({ code, mermaid: '{"theme":"default"}', updateDiagram: true });
const pako = base64urlnopad.encode(zlibSync(strToU8(state), { level: 9 }));
const plain = base64nopad.encode(strToU8(state));

describe('links to Mermaid Live', () => {
  it.each([
    `https://mermaid.live/edit#pako:${pako}`,
    `  https://mermaid.live/view#pako:${pako}\n`,
    `https://mermaid.live/edit#base64:${plain}`,
    `https://mermaid.live/edit/#${plain}==`,
    `https://mermaid.ink/img/pako:${pako}?type=png`,
    `https://mermaid.ink/svg/${base64urlnopad.encode(strToU8(code))}`,
  ])('are decoded: %.40s', (link) => {
    expect(readMermaidLink(link)).toEqual({ ok: true, text: code });
  });

  it.each(['flowchart LR\n a', 'https://example.com/edit#pako:abcdefgh', '', 'mermaid.live'])(
    'are not everything: %s',
    (text) => {
      expect(readMermaidLink(text)).toBeUndefined();
    },
  );

  it.each([
    `https://mermaid.live/edit#pako:${pako.slice(0, -12)}`,
    'https://mermaid.live/edit#pako:AAAAAAAAAAAA',
    'https://mermaid.live/edit',
    `https://mermaid.live/edit#base64:${base64nopad.encode(strToU8('{"__proto__":{"code":"x"}}'))}`,
  ])('that are cut off are refused: %.60s', (link) => {
    const read = readMermaidLink(link);
    if (read === undefined || read.ok) throw new Error('was read');
    expect(renderMessage(read.message, 'en')).toMatch('Copy the whole link again');
  });

  it('that stand for gigabytes are refused before they are unpacked', () => {
    const bomb = base64urlnopad.encode(zlibSync(new Uint8Array(60_000_000), { level: 9 }));
    const read = readMermaidLink(`https://mermaid.live/edit#pako:${bomb}`);
    if (read === undefined || read.ok) throw new Error('was read');
    expect(renderMessage(read.message, 'en')).toMatch('more than 200000 characters');
  });
});
