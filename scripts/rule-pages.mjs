/**
 * Writes the pages of the rules, in `docs/rules/`, and their examples for the app, from the rules
 * and their test tables. With `--check` it changes nothing and fails when a file is out of date.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');
const RULES = 'src/core/diagnostics/rules';
/** Written by hand: what of the catalogue is not built, and why. */
const NOT_BUILT = 'docs/rules/not-built.json';

/**
 * The test files are read for their tables: what runs them is replaced by what collects.
 * @returns {import('vite').Plugin}
 */
function collectTables() {
  return {
    name: 'collect-tables',
    enforce: 'pre',
    resolveId(source) {
      if (source === 'vitest') return path.join(ROOT, 'src/testing/no-vitest.ts');
      if (source.endsWith('/testing/rule-tester.ts')) {
        return path.join(ROOT, 'src/testing/rule-cases.ts');
      }
      return null;
    },
  };
}

/** @returns {Promise<{ files: ReadonlyMap<string, string>, folders: readonly string[] }>} */
async function generate() {
  // Vite reads TypeScript, which Node 20 does not.
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [collectTables()],
    ssr: { noExternal: ['vitest'] },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const tests = readdirSync(path.join(ROOT, RULES), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.test.ts'))
      .sort();
    for (const file of tests) await server.ssrLoadModule(`/${RULES}/${file}`);
    const { collectedTables } = await server.ssrLoadModule('/src/testing/rule-cases.ts');
    const { rules } = await server.ssrLoadModule('/src/core/diagnostics/registry.ts');
    const pages = await server.ssrLoadModule('/src/core/rule-pages/files.ts');
    const notBuilt = JSON.parse(readFileSync(path.join(ROOT, NOT_BUILT), 'utf8'));
    return {
      files: pages['ruleFiles'](collectedTables(rules), notBuilt),
      folders: [pages['pagesFolder'], pages['examplesFolder']],
    };
  } finally {
    await server.close();
  }
}

/** @param {string} folder */
function filesIn(folder) {
  const absolute = path.join(ROOT, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => statSync(path.join(ROOT, file)).isFile());
}

const { files, folders } = await generate();
const stale = folders
  .flatMap(filesIn)
  .filter((file) => !files.has(file) && file !== NOT_BUILT)
  .sort();
const changed = [...files].filter(([file, text]) => {
  const absolute = path.join(ROOT, file);
  return !existsSync(absolute) || readFileSync(absolute, 'utf8') !== text;
});
if (!process.argv.includes('--check')) {
  for (const file of stale) rmSync(path.join(ROOT, file));
  for (const [file, text] of changed) {
    const absolute = path.join(ROOT, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  }
} else if (changed.length + stale.length > 0) {
  const list = [...changed.map(([file]) => file), ...stale];
  console.error(`The pages of the rules are out of date: npm run docs:rules\n${list.join('\n')}`);
  process.exitCode = 1;
}
