import { chromium } from '@playwright/test';
import { isExecutable, output, which } from './tools.mjs';

const BROWSERS_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Whether a browser starts at all: a download may lack system libraries, and what lies on the PATH
 * may be a stand-in that only prints an advertisement for another package.
 *
 * @param {string} executable
 */
function starts(executable) {
  if (!isExecutable(executable)) return false;
  return process.platform !== 'linux' || output(executable, ['--version']) !== null;
}

/**
 * The Chromium that end-to-end tests drive: the one named in `QUORATE_CHROMIUM`, else Playwright's
 * own, else Chromium or Chrome on the PATH.
 *
 * @returns {{ path: string } | { missing: string }}
 */
export function findBrowser() {
  const named = process.env['QUORATE_CHROMIUM'];
  if (named) {
    return starts(named)
      ? { path: named }
      : { missing: `QUORATE_CHROMIUM=${named} does not start` };
  }
  const candidates = [
    chromium.executablePath(),
    ...BROWSERS_ON_PATH.map(which),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = candidates.find((candidate) => candidate !== null && starts(candidate));
  if (found) return { path: found };
  return {
    missing:
      'no Chromium: apt-get install chromium, or npx playwright install --with-deps chromium, ' +
      'or set QUORATE_CHROMIUM to one',
  };
}
