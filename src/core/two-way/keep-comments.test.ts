import { expect, it } from 'vitest';
import { keepComments } from './keep-comments.ts';

it('puts a comment before the line that it stood before', () => {
  expect(keepComments('flowchart LR\n%% mine\n  a\n', 'flowchart LR\n    b\n    a\n')).toBe(
    'flowchart LR\n    b\n%% mine\n    a\n',
  );
});

it('else after the line that it stood after, else at the end', () => {
  expect(keepComments('flowchart LR\na\n%% one\n%% two\nz\n', 'flowchart LR\na\nb\n')).toBe(
    'flowchart LR\na\n%% one\n%% two\nb\n',
  );
  expect(keepComments('x\n%% end\n', 'flowchart LR\na\n')).toBe('flowchart LR\na\n%% end\n');
});

it('leaves a text without comments as it was drawn, and takes no directive over', () => {
  const drawn = 'flowchart LR\na\n';
  expect(keepComments('flowchart LR\nz\n', drawn)).toBe(drawn);
  expect(keepComments('%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\n', drawn)).toBe(drawn);
});
