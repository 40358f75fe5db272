import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { templates } from '../core/model/templates/registry.ts';
import { writeDocument } from '../core/persistence/write-document.ts';
import { run } from './run.ts';

const file = (name: string): string =>
  fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));

it('the example page of the documentation is true', async () => {
  const starter = templates.find(({ id }) => id === 'stacked-3-zones');
  const saved: unknown = JSON.parse(readFileSync(file('stacked-3-zones.topology.json'), 'utf8'));
  expect(saved).toEqual(JSON.parse(writeDocument(starter!.build())));
  let said = '';
  const status = await run(['render', '--check', file('README.md')], {
    readStandardInput: async () => new Uint8Array(),
    print: () => undefined,
    log: (text) => {
      said += `${text}\n`;
    },
  });
  expect({ status, said }).toEqual({ status: 0, said: '' });
});
