import { findProgram } from './tools.mjs';

/** Programs without which the lab cannot play anything. */
const NEEDED = /** @type {const} */ ([
  'unshare',
  'nsenter',
  'ip',
  'haproxy',
  'nginx',
  'keepalived',
  'openssl',
  'curl',
  'nft',
]);

/** Why the lab cannot run here, or null. */
export function labProblem() {
  if (process.platform !== 'linux') return 'the lab needs Linux';
  if (process.getuid?.() !== 0) return 'the lab makes network namespaces, which needs root';
  const missing = NEEDED.flatMap((name) => {
    const found = findProgram(name);
    return 'missing' in found ? [found.missing] : [];
  });
  return missing.length === 0 ? null : missing.join('; ');
}
