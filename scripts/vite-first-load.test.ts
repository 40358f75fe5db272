import path from 'node:path';
import type { Rolldown } from 'vite';
import { describe, expect, it, vi } from 'vitest';
import { fewFiles, firstLoadBudget } from './vite-first-load.mjs';

const root = path.resolve(import.meta.dirname, '..');
const packages = `${root}/node_modules`;
const barrel = `${packages}/lucide-react/dist/esm/lucide-react.mjs`;
const icon = (name: string): string => `${packages}/lucide-react/dist/esm/icons/${name}.mjs`;

/** What each module imports, and the code of those where it counts. */
const graph: Record<string, { imports: string[]; code?: string }> = {
  [`${root}/index.html`]: { imports: [`${root}/src/main.ts`] },
  [`${root}/embed.html`]: { imports: [`${root}/src/embed.ts`] },
  [`${root}/src/main.ts`]: { imports: [`${root}/src/app.ts`] },
  [`${root}/src/app.ts`]: {
    imports: [`${root}/src/shared.ts`, `${packages}/flow/index.js`, barrel],
    code: 'import { X, PlusIcon as Plus } from "lucide-react";',
  },
  [`${root}/src/embed.ts`]: { imports: [`${root}/src/shared.ts`, `${root}/src/pan.ts`] },
  [`${root}/src/panel.ts`]: { imports: [`${root}/src/field.ts`, `${root}/src/shared.ts`] },
  [barrel]: {
    imports: [icon('x'), icon('plus'), icon('trash')],
    code: [
      `export { default as X, default as XIcon } from './icons/x.mjs';`,
      `export { default as Plus, default as PlusIcon } from './icons/plus.mjs';`,
      `export { default as Trash } from './icons/trash.mjs';`,
    ].join('\n'),
  },
};

const modules = {
  getModuleInfo: (id: string) => ({
    importedIds: graph[id]?.imports ?? [],
    importers: Object.keys(graph).filter((from) => graph[from]?.imports.includes(id)),
    isEntry: id.endsWith('.html'),
    code: graph[id]?.code ?? null,
  }),
} as unknown as Rolldown.ChunkingContext;

describe('the files of the first load', () => {
  const [group] = fewFiles('index.html', 'embed.html', ['src/panel.ts']).groups;
  const fileOf = (id: string): string | null | undefined => group?.name(id, modules);

  it('are packages, own code, and what another page needs as well', () => {
    expect(fileOf(`${packages}/flow/index.js`)).toBe('vendor');
    expect(fileOf(`${root}/src/app.ts`)).toBe('app');
    expect(fileOf(`${root}/src/shared.ts`)).toBe('common');
  });

  it('hold the icons that are asked for', () => {
    expect([fileOf(icon('x')), fileOf(icon('plus'))]).toEqual(['vendor', 'vendor']);
    expect(fileOf(icon('trash'))).toBeNull();
  });

  it('are one more for what the page asks for next', () => {
    expect(fileOf(`${root}/src/panel.ts`)).toBe('panels');
    expect(fileOf(`${root}/src/field.ts`)).toBe('panels');
  });

  it('hold nothing else', () => {
    for (const id of ['index.html', 'src/main.ts', 'src/pan.ts', 'src/dialog.ts']) {
      expect(fileOf(`${root}/${id}`)).toBeNull();
    }
  });
});

describe('the budget of the first load', () => {
  const chunk = (name: string, code: string, imports: string[] = [], isEntry = false) => ({
    type: 'chunk',
    fileName: `${name}.js`,
    name,
    code,
    imports,
    isEntry,
  });
  const bundle = {
    'index.js': chunk('index', 'start()', ['app.js'], true),
    'app.js': chunk('app', 'draw()', ['helper.js']),
    'helper.js': chunk('helper', 'help()'),
    'texts.js': chunk('texts', 'say()'),
    'dialog.js': chunk('dialog', 'ask()'.repeat(9)),
  };

  /** What the build fails with; undefined if it goes on. */
  function failure(budgets: Record<string, number>, files = 3, entry = 'index') {
    const error = vi.fn<(told: string) => never>((told) => {
      throw new Error(told);
    });
    const { generateBundle } = firstLoadBudget(entry, budgets, files);
    const handler = generateBundle as unknown as {
      handler: (this: { error: typeof error }, options: unknown, bundle: unknown) => void;
    };
    try {
      handler.handler.call({ error }, {}, bundle);
      return undefined;
    } catch (thrown) {
      return String(thrown);
    }
  }

  it('lets pass what keeps to it', () => {
    expect(failure({ app: 100, texts: 100, rest: 100 })).toBeUndefined();
  });

  it('names the chunk that has grown', () => {
    expect(failure({ app: 5, texts: 100, rest: 100 })).toMatch(/app: \d+ bytes, not 5$/);
    expect(failure({ app: 100, texts: 5, rest: 100 })).toMatch(/texts: \d+ bytes, not 5$/);
  });

  it('counts chunks that no budget names', () => {
    expect(failure({ app: 100, texts: 100 })).toMatch(/rest: \d+ bytes, not 0$/);
  });

  it('counts the files', () => {
    expect(failure({ app: 100, rest: 100 }, 2)).toMatch(/too many files: .*helper\.js/);
  });

  it('does not take what is gone for small', () => {
    expect(failure({ app: 100, rest: 100, gone: 100 })).toMatch(/gone/);
    expect(failure({ app: 100 }, 3, 'start')).toMatch(/no page is called start/);
  });
});
