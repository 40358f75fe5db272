import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { LabError } from './lab-error.ts';

describe('the arguments of the lab', () => {
  it('name designs, kinds of cases and where reports go', () => {
    expect(readArguments(['a.json', 'b.zip', '--cases', 'host, process', '-o', 'out'])).toEqual({
      sources: ['a.json', 'b.zip'],
      all: false,
      kinds: ['host', 'process'],
      only: [],
      lanes: 2,
      standIn: false,
      negative: true,
      output: 'out',
      help: false,
    });
  });

  it.each([
    [[], 'Usage'],
    [['a.json', '--lanes', 'many'], 'from 1 to 8'],
    [['a.json', '--cases', 'meteor'], 'choose of host'],
    [['a.json', '--unknown'], '--unknown'],
  ])('%j is refused with what to do', (argv, text) => {
    expect(() => readArguments(argv)).toThrow(LabError);
    expect(() => readArguments(argv)).toThrow(text);
  });
});
