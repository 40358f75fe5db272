import { beforeAll, describe, expect, it } from 'vitest';
import { parseFlowchart } from '../../../cli/mermaid-parser.ts';
import {
  readingFixtures,
  totalsOf,
  type ReadingFixture,
} from '../../../testing/reading-fixtures.ts';
import { languages, renderMessage } from '../../model/message.ts';
import type { ImportedShape } from '../importer.ts';
import { readFlowchart, type FlowchartReading } from './read-flowchart.ts';

async function read(fixture: ReadingFixture): Promise<FlowchartReading> {
  const parsed = await parseFlowchart(fixture.text);
  if (!parsed.ok) throw new Error(renderMessage(parsed.message, 'en'));
  return readFlowchart(parsed.flowchart, fixture.name);
}

function readAs({ readAs: as, count }: ImportedShape): string {
  return count > 1 ? `${as} ×${count}` : as;
}

const reasons: Readonly<Record<string, RegExp>> = {
  pipeline: /the way of code to a cluster \(/,
  application: /the requests of an application \(/,
  database: /a cluster of a database \(/,
  any: /draws something else/,
};

beforeAll(async () => {
  // Loads Mermaid, which takes its time on a busy machine.
  await parseFlowchart('flowchart LR\n a');
}, 60_000);

// The held-out drawings were written before the reader learnt its words, and first read after.
describe.each(['tuned', 'held-out'] as const)('the %s drawings', (set) => {
  const fixtures = readingFixtures(set);
  const drawn = fixtures.filter(({ refused }) => refused === undefined);

  it.each(drawn)('reads each shape of $name as a person does', async (fixture) => {
    const reading = await read(fixture);
    if (!reading.ok) throw new Error(renderMessage(reading.message, 'en'));
    const { shapes, topology } = reading.design;
    const got = new Map([
      ...shapes.map((shape) => [shape.node, readAs(shape)] as const),
      ['totals', totalsOf(topology)] as const,
    ]);
    expect(Object.fromEntries(got)).toEqual(Object.fromEntries(fixture.expected));
    for (const { evidence } of shapes) {
      for (const language of languages) {
        expect(renderMessage(evidence, language)).not.toMatch(/\{\w+\}|undefined/);
      }
    }
  });

  it.each(fixtures.filter(({ refused }) => refused !== undefined))(
    'says why $name is no cluster',
    async (fixture) => {
      const reading = await read(fixture);
      if (reading.ok) throw new Error('was read');
      expect(renderMessage(reading.message, 'en')).toMatch(
        reasons[fixture.refused ?? ''] ?? 'none',
      );
    },
  );
});
