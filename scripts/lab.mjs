/** `npm run lab -- FILE…`: builds the lab and runs it; `--help` says the rest. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');

await build({ root: ROOT, configFile: path.join(ROOT, 'vite.lab.config.ts'), logLevel: 'warn' });
const { status } = spawnSync(
  process.execPath,
  [path.join(ROOT, 'dist-lab', 'main.js'), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(status ?? 1);
