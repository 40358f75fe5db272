import { truncateUtf8 } from './text.ts';

/** Letters without their marks, so that `Zürich` becomes `Zurich` and not `Z-rich`. */
function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

const HOST_LABEL_LENGTH = 63;
const HOST_NAME_LENGTH = 253;

/**
 * Text as a host name after RFC 1123: lower-case labels of letters, digits and inner hyphens, at
 * most 63 characters each and 253 together, joined by dots.
 * @param fallback a valid host name, for text that holds no usable character
 */
export function hostnameSlug(text: string, fallback: string): string {
  const labels = withoutMarks(text)
    .toLowerCase()
    .split('.')
    .map((label) =>
      label
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+/, '')
        .slice(0, HOST_LABEL_LENGTH)
        .replace(/-+$/, ''),
    )
    .filter((label) => label !== '');
  while (labels.join('.').length > HOST_NAME_LENGTH) labels.pop();
  return labels.length === 0 ? fallback : labels.join('.');
}

const IDENTIFIER_LENGTH = 63;

/**
 * Text as a name that HAProxy, nginx, keepalived, nftables and Mermaid all take bare: ASCII
 * letters, digits, `_` and single hyphens, first a letter, last a letter or digit, at most
 * 63 characters.
 * @param fallback a valid identifier: stands for text that holds no usable character, and before
 *   text that starts with a digit
 */
export function identifierSlug(text: string, fallback: string): string {
  const slug = trimIdentifier(withoutMarks(text).replace(/[^A-Za-z0-9_]+/g, '-'));
  if (slug === '') return fallback;
  return /^[0-9]/.test(slug) ? trimIdentifier(`${fallback}-${slug}`) : slug;
}

function trimIdentifier(text: string): string {
  return text
    .replace(/^[-_]+/, '')
    .slice(0, IDENTIFIER_LENGTH)
    .replace(/[-_]+$/, '');
}

const FILE_NAME_BYTES = 120;
// Device names that Windows reserves with any extension.
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Text as one file name: letters and digits of any script, `.`, `_` and `-`; no separator, no
 * leading or trailing dot, no `..`, no Windows device name, at most 120 bytes of UTF-8.
 * @param fallback a valid file name, for text that holds no usable character
 */
export function fileSlug(text: string, fallback: string): string {
  const cleaned = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{Nd}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^[-._\p{M}]+/u, '');
  const slug = truncateUtf8(cleaned, FILE_NAME_BYTES).replace(/[-._]+$/, '');
  if (slug === '') return fallback;
  return WINDOWS_DEVICE.test(slug) ? `${fallback}-${slug}` : slug;
}

/**
 * Slugs of several names, all different even to a reader that ignores case, in the order given.
 * The first name to claim a slug keeps it; later ones get `-2`, `-3` … before the first dot (so a
 * host keeps its domain and a file its extension), never taking a slug that another name has by
 * itself. The same names in the same order always give the same result.
 */
export function uniqueNames(
  names: readonly string[],
  slug: (name: string) => string,
  maxLabelLength = HOST_LABEL_LENGTH,
): string[] {
  const wanted = names.map(slug);
  const claimed = new Set(wanted.map((name) => name.toLowerCase()));
  const used = new Set<string>();
  const counters = new Map<string, number>();
  return wanted.map((name) => {
    const key = name.toLowerCase();
    if (!used.has(key)) {
      used.add(key);
      return name;
    }
    let count = counters.get(key) ?? 1;
    let candidate: string;
    do {
      count += 1;
      candidate = numbered(name, count, maxLabelLength);
    } while (claimed.has(candidate.toLowerCase()) || used.has(candidate.toLowerCase()));
    counters.set(key, count);
    used.add(candidate.toLowerCase());
    return candidate;
  });
}

function numbered(name: string, count: number, maxLabelLength: number): string {
  const dot = name.indexOf('.');
  const head = dot < 0 ? name : name.slice(0, dot);
  const tail = dot < 0 ? '' : name.slice(dot);
  const suffix = `-${count}`;
  const room = maxLabelLength - suffix.length;
  const kept = truncateUtf8(head, room).replace(/[-_]+$/, '');
  return `${kept}${suffix}${tail}`;
}
