/**
 * Finds what the tests need from the machine and, where it can, installs what is missing.
 * `QUORATE_NO_INSTALL=1` makes it look only. What stays missing is printed and is no error here: the
 * tests that need it say so themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { PROGRAMS, PROGRAM_NAMES, findProgram, which } from './tools.mjs';

const MINUTES = 60_000;
const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 10 * MINUTES,
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** How to become root without a question asked: nothing to add, sudo, or null for not at all. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const sudo = which('sudo');
  if (sudo && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0)
    return [sudo, '-n'];
  return null;
}

/** Chinese in screenshots needs a font; without one the tests still hold. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const list = which('fc-list');
  if (!list) return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
  return spawnSync(list, [':lang=zh-cn'], { encoding: 'utf8' }).stdout.trim() !== '';
}

/** Ubuntu's package of that name only points to a snap, which does not start in a container. */
function aptHasChromium() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return !/^ID(_LIKE)?=.*ubuntu/m.test(release);
}

/** @param {readonly string[]} prefix */
function aptInstall(prefix) {
  const packages = new Set(
    PROGRAM_NAMES.filter((name) => 'missing' in findProgram(name)).flatMap(
      (name) => PROGRAMS[name].apt,
    ),
  );
  if ('missing' in findBrowser() && aptHasChromium()) packages.add('chromium');
  if (!hasChineseFont()) packages.add('fonts-noto-cjk');
  if (packages.size === 0) return;
  console.log(`Installing ${[...packages].join(' ')}`);
  const script = path.join(import.meta.dirname, 'apt-install.sh');
  const [command = 'sh', ...args] = [...prefix, 'sh', script, ...packages];
  run(command, args);
}

/** @param {boolean} canInstallLibraries */
function downloadBrowser(canInstallLibraries) {
  console.log("Downloading Playwright's Chromium");
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const libraries = canInstallLibraries ? ['--with-deps'] : [];
  run(process.execPath, [cli, 'install', ...libraries, 'chromium']);
}

function install() {
  const prefix = process.platform === 'linux' && which('apt-get') ? rootPrefix() : null;
  if (prefix) aptInstall(prefix);
  if (!process.env['QUORATE_CHROMIUM'] && 'missing' in findBrowser()) {
    downloadBrowser(prefix !== null);
  }
}

/** @returns {string[]} What is missing, a sentence each. */
function missing() {
  return [findBrowser(), ...PROGRAM_NAMES.map((name) => findProgram(name))].flatMap((found) =>
    'missing' in found ? [found.missing] : [],
  );
}

const complete = missing().length === 0 && hasChineseFont();
if (!complete && process.env['QUORATE_NO_INSTALL'] !== '1') install();

const browser = findBrowser();
if ('path' in browser) console.log(`browser: ${browser.path}`);
for (const name of PROGRAM_NAMES) {
  const found = findProgram(name);
  if ('path' in found) console.log(`${name}: ${found.path}`);
}
for (const sentence of missing()) console.log(`MISSING ${sentence}`);
if (!hasChineseFont())
  console.log('No Chinese font (apt-get install fonts-noto-cjk): screenshots show boxes');
