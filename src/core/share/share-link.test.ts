import { describe, expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { templates } from '../model/templates/registry.ts';
import { emptyTopology, type Topology } from '../model/topology.ts';
import { readCarried } from '../persistence/carried-text.ts';
import { wordOfLink } from './word-of-link.ts';
import { longestLink, longLink, shareLink } from './share-link.ts';

const page = 'https://example.org/quorate/';

function linkOf(topology: Topology): string {
  const link = shareLink(topology, page);
  if (!link.ok) throw new Error(renderMessage(link.message, 'en'));
  return link.url;
}

/** Why there is no link, in English. */
function refusalOf(topology: Topology): string {
  const link = shareLink(topology, page);
  if (link.ok) throw new Error('a link was made');
  return `${link.reason}: ${renderMessage(link.message, 'en')}`;
}

/** Text that does not compress: a 32 bit linear congruential sequence in base 36. */
function noise(characters: number): string {
  let text = '';
  for (let seed = 1; text.length < characters;) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    text += (seed >>> 8).toString(36);
  }
  return text.slice(0, characters);
}

const described = (description: string): Topology => {
  const topology = emptyTopology('x');
  return { ...topology, metadata: { ...topology.metadata, description } };
};

describe('a link', () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    'carries %s there and back, needing no escape',
    (_, template) => {
      const topology = template.build();
      const url = linkOf(topology);
      expect(new URL(url).href).toBe(url);
      expect(new URL(url).search).toBe('');
      const reading = readCarried(wordOfLink(new URL(url).hash) ?? '', 'the link');
      expect(reading.ok && reading.topology).toEqual(topology);
    },
  );

  it('says from where on it is long', () => {
    const short = shareLink(emptyTopology('x'), page);
    expect(short).toMatchObject({ ok: true, long: false });
    const long = shareLink(described(noise(longLink)), page);
    expect(long).toMatchObject({ ok: true, long: true });
  });

  it('is not made where it would not open, and says how long it is', () => {
    expect(refusalOf(described(noise(90_000)))).toMatch(
      new RegExp(`^too-long: .* would have \\d{5} characters; .* ${longestLink} .*file`),
    );
  });

  it.each([
    [
      'secret: The design holds a private key, at metadata.description',
      '-----BEGIN PRIVATE KEY-----\nMIIE',
    ],
    [
      'secret: The design holds a token or secret key, at metadata.description',
      'join --token x7k2pq.0a1b2c3d4e5f6a7b',
    ],
    [
      'secret: The design holds a password, at metadata.description',
      'sftp://backup:hunter2@10.0.0.9/etcd',
    ],
  ])('is not made of a design with a secret: %s', (words, description) => {
    expect(refusalOf(described(description))).toContain(words);
  });

  it('is not made of a secret under a key that the schema does not know', () => {
    const topology = { ...emptyTopology('x'), vault: { rootPassword: 'hunter2' } };
    expect(shareLink(topology, page)).toMatchObject({
      ok: false,
      message: { data: { place: 'vault.rootPassword' } },
    });
  });
});
