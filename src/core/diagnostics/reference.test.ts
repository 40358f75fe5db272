import { expect, it } from 'vitest';
import { parseReference } from './reference.ts';
import { rules } from './registry.ts';

it('takes the address of a source off its title', () => {
  expect(parseReference('etcd, Tuning, "Time": https://etcd.io/docs/')).toEqual({
    title: 'etcd, Tuning, "Time"',
    address: 'https://etcd.io/docs/',
  });
  expect(parseReference('RFC 9568')).toEqual({ title: 'RFC 9568' });
});

it('leaves no address in the title of any source', () => {
  const titles = rules.flatMap(({ meta }) => meta.docs.references.map(parseReference));
  expect(titles.filter(({ title }) => title.includes('https:'))).toEqual([]);
});
