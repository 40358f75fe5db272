/**
 * What a page loads before it can be used: few files, and no more bytes than stated.
 */
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = path.resolve(import.meta.dirname, '..');
/** Packages whose one module names all of their parts; a page holds only those that it asks for. */
const BY_NAME = ['lucide-react', 'radix-ui'];

/** @typedef {import('vite').Rolldown.ChunkingContext} Modules */

/**
 * Where the parts of such a package come from, by the names that they can be imported by.
 *
 * @param {string} code Of the module that names them.
 */
function partsOf(code) {
  const exported = code.matchAll(/export \{([^}]*)\} from ['"]([^'"]+)['"]/g);
  const whole = code.matchAll(/import \* as (\w+) from ['"]([^'"]+)['"]/g);
  return new Map([
    ...Array.from(exported).flatMap(([, names = '', source = '']) =>
      Array.from(
        names.matchAll(/ as (\w+)/g),
        ([, name = '']) => /** @type {const} */ ([name, source]),
      ),
    ),
    ...Array.from(whole, ([, name = '', source = '']) => /** @type {const} */ ([name, source])),
  ]);
}

/**
 * The modules that a page imports without waiting for a use of them.
 *
 * @param {string} page Its file.
 * @param {Modules} modules
 */
function startOf(page, modules) {
  const start = new Set([page]);
  /** @type {Map<string, ReadonlyMap<string, string>>} */
  const known = new Map();
  // A set that grows while it is walked.
  for (const id of start) {
    const { importedIds = [], code } = modules.getModuleInfo(id) ?? {};
    for (const imported of importedIds) {
      const from = BY_NAME.find((each) => imported.includes(`/node_modules/${each}/`));
      const named = from && code?.match(new RegExp(`import \\{([^}]*)\\} from "${from}"`))?.[1];
      if (!named) {
        start.add(imported);
        continue;
      }
      const all = modules.getModuleInfo(imported);
      const parts = known.get(from) ?? partsOf(all?.code ?? '');
      known.set(from, parts);
      for (const name of named.split(',')) {
        const source = parts.get(name.trim().split(' ')[0] ?? '')?.replace(/^\.\//, '');
        const part = all?.importedIds.find(
          (each) => each.endsWith(`/${source}`) || each.includes(`/node_modules/${source}/`),
        );
        if (part) start.add(part);
      }
    }
  }
  return start;
}

/**
 * Puts what a page loads at its start into three files: packages, own code, and what another page
 * needs at its start as well, which loads nothing else of it. What loads on use stays apart.
 *
 * @param {string} page
 * @param {string} other
 * @param {readonly string[]} soon Modules that the page asks for as soon as it is drawn; they and
 *   what they need are a file as well.
 */
export function fewFiles(page, other, soon = []) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();
  /**
   * @param {string} file
   * @param {Modules} modules
   */
  const start = (file, modules) => {
    const found = known.get(file) ?? startOf(path.join(ROOT, file), modules);
    known.set(file, found);
    return found;
  };
  /**
   * @param {string} id
   * @param {Modules} modules
   */
  const name = (id, modules) => {
    // Helpers of the build belong to no page.
    if (id.startsWith('\0')) return null;
    const shared = start(other, modules).has(id);
    if (!start(page, modules).has(id)) {
      return !shared && soon.some((file) => start(file, modules).has(id)) ? 'panels' : null;
    }
    // The first module is what the page names.
    const info = modules.getModuleInfo(id);
    if (info?.isEntry === true || info?.importers.some((from) => from.endsWith('.html')))
      return null;
    if (shared) return 'common';
    return id.includes('/node_modules/') ? 'vendor' : 'app';
  };
  // Those of a module are in the same file or in one that imports nothing of it.
  return { includeDependenciesRecursively: false, groups: [{ name, debugName: 'first load' }] };
}

/**
 * Fails the build when what a page loads at its start has outgrown its budget.
 *
 * @param {string} entry Name of the page that it is about.
 * @param {Readonly<Record<string, number>>} budgets Most bytes, compressed, of each chunk by its
 *   name; `rest` of all others at the start. A chunk named here that is not part of the start counts
 *   all the same: it is asked for at once.
 * @param {number} mostFiles At the start.
 * @returns {import('vite').Plugin}
 */
export function firstLoadBudget(entry, { rest = 0, ...budgets }, mostFiles) {
  return {
    name: `first-load-${entry}`,
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const start = new Set(chunks.filter((chunk) => chunk.isEntry && chunk.name === entry));
        // A set that grows while it is walked.
        for (const { imports } of start) {
          for (const chunk of chunks) if (imports.includes(chunk.fileName)) start.add(chunk);
        }
        if (start.size === 0) this.error(`no page is called ${entry}`);
        /** @param {readonly { readonly code: string }[]} of */
        const bytes = (of) => of.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
        const parts = Object.entries(budgets).map(([name, most]) => {
          const named = chunks.filter((chunk) => chunk.name === name);
          if (named.length === 0) this.error(`nothing that ${entry} loads is called ${name}`);
          return { name, most, size: bytes(named) };
        });
        const others = [...start].filter(({ name }) => !Object.hasOwn(budgets, name));
        parts.push({ name: 'rest', most: rest, size: bytes(others) });
        const grown = parts.filter(({ size, most }) => size > most);
        if (grown.length > 0) {
          const told = grown.map(({ name, size, most }) => `${name}: ${size} bytes, not ${most}`);
          this.error(
            `the first load of ${entry} has grown (compressed). Load what it does not need when it is used, or raise the budget: ${told.join('; ')}`,
          );
        }
        if (start.size > mostFiles) {
          const files = [...start].map(({ fileName }) => fileName);
          this.error(`the first load of ${entry} has too many files: ${files.join(', ')}`);
        }
      },
    },
  };
}
