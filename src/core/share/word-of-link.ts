/** What a design's word begins with, of whatever version; alone, as unpacking one is a lot of code. */
const carried = /^quorate\d+:/;

/**
 * The design's word in a link, or in the fragment of one (with its `#`): `#quorate1:…` or
 * `#d=quorate1:…`, also where a mail program has escaped the colon. Undefined where the fragment is
 * about something else.
 */
export function wordOfLink(link: string): string | undefined {
  const at = link.indexOf('#');
  if (at < 0) return undefined;
  const word = link
    .slice(at + 1)
    .replace(/^d(?:=|%3d)/i, '')
    .replace(/^(quorate\d+)%3a/i, '$1:');
  return carried.test(word) ? word : undefined;
}

/** The design's word in a text that is nothing but a link to it, or the word itself. */
export function wordInText(text: string): string | undefined {
  const all = text.trim();
  if (/\s/.test(all)) return undefined;
  return carried.test(all) ? all : wordOfLink(all);
}
