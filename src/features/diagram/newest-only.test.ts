import { describe, expect, it } from 'vitest';
import { createNewestOnly } from './newest-only.ts';

/** A computation that ends when told to. */
function bench() {
  const started: string[] = [];
  const told: string[] = [];
  const ends = new Map<string, { resolve: (text: string) => void; reject: (e: Error) => void }>();
  const work = createNewestOnly<string, string>(
    (input) => {
      started.push(input);
      return new Promise((resolve, reject) => ends.set(input, { resolve, reject }));
    },
    {
      onResult: (result) => told.push(result),
      onError: (error) => told.push(String(error)),
    },
  );
  const end = async (input: string, error?: string): Promise<void> => {
    if (error === undefined) ends.get(input)?.resolve(`${input} done`);
    else ends.get(input)?.reject(new Error(error));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { work, started, told, end };
}

describe('createNewestOnly', () => {
  it('skips what was overtaken while waiting and drops what was overtaken while running', async () => {
    const { work, started, told, end } = bench();
    for (const input of ['a', 'b', 'c']) work.ask(input);
    expect(started).toEqual(['a']);
    await end('a');
    expect(started).toEqual(['a', 'c']);
    await end('c');
    expect(told).toEqual(['c done']);
  });

  it('goes on after a failure, telling it only if nothing newer was asked for', async () => {
    const { work, told, end } = bench();
    work.ask('a');
    work.ask('b');
    await end('a', 'too old to matter');
    await end('b', 'broken');
    work.ask('c');
    await end('c');
    expect(told).toEqual(['Error: broken', 'c done']);
  });

  it('tells nothing after it was cancelled', async () => {
    const { work, started, told, end } = bench();
    work.ask('a');
    work.ask('b');
    work.cancel();
    await end('a');
    expect(started).toEqual(['a']);
    expect(told).toEqual([]);
  });
});
