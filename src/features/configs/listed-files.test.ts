import { expect, it } from 'vitest';
import type { BundleFile } from '../../core/exporters/exporter.ts';
import { isChanged, listedFiles } from './listed-files.ts';

const file = (path: string): BundleFile => ({ path, content: 'a\n', mode: 0o644, syntax: 'text' });

it('lists what is written, cannot be written and is no longer, each path once', () => {
  const changes = { files: new Map(), removed: ['b', 'c'] };
  const reasons = [{ text: { en: 'why', zh: '原因' } }];
  const listed = listedFiles([file('a'), file('d')], [{ path: 'c', reasons }], changes, [
    file('a'),
    file('b'),
    file('c'),
  ]);
  expect(listed.map(({ path, state }) => `${path} ${state}`)).toEqual([
    'a written',
    'b removed',
    'c absent',
    'd written',
  ]);
  expect(listed.filter((each) => isChanged(each, changes)).map(({ path }) => path)).toEqual([
    'b',
    'c',
  ]);
});
