/**
 * Where a text stops being JSON (RFC 8259): the offset of the first character that cannot stand
 * there, or the length of a text that ends too early. Undefined for JSON. `JSON.parse` tells this
 * differently, or not at all, from one browser to the next.
 */
export function jsonErrorOffset(text: string): number | undefined {
  /** Containers that are open, innermost last. */
  const open: ('{' | '[')[] = [];
  let expected: 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'more' = 'value';
  for (let at = skipJsonSpace(text, 0); ; at = skipJsonSpace(text, at)) {
    const char = text[at];
    if (char === undefined) return open.length === 0 && expected === 'more' ? undefined : at;
    const start = at;
    at += 1;
    switch (char) {
      case '{':
      case '[':
        if (!expected.startsWith('value')) return start;
        open.push(char);
        expected = char === '{' ? 'key or }' : 'value or ]';
        break;
      case '}':
      case ']': {
        const closes = char === '}' ? '{' : '[';
        const early = char === '}' ? 'key or }' : 'value or ]';
        if (open.at(-1) !== closes || (expected !== 'more' && expected !== early)) return start;
        open.pop();
        expected = 'more';
        break;
      }
      case ',':
        if (expected !== 'more' || open.length === 0) return start;
        expected = open.at(-1) === '{' ? 'key' : 'value';
        break;
      case ':':
        if (expected !== 'colon') return start;
        expected = 'value';
        break;
      case '"': {
        if (expected === 'colon' || expected === 'more') return start;
        const string = scanJsonString(text, at);
        if (!string.closed) return string.end;
        at = string.end;
        expected = expected.startsWith('key') ? 'colon' : 'more';
        break;
      }
      default: {
        if (!expected.startsWith('value')) return start;
        jsonScalar.lastIndex = start;
        const found = jsonScalar.exec(text);
        if (found === null) return start;
        at = start + found[0].length;
        expected = 'more';
      }
    }
  }
}

/** A number or a word, from `lastIndex`. */
export const jsonScalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/y;

/** Where the first character stands that is no white space. */
export function skipJsonSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/**
 * From behind the opening quote to behind the closing one, or to what cannot stand in between. By
 * hand, since an expression that repeats a choice runs out of stack on a long string.
 */
export function scanJsonString(
  text: string,
  from: number,
): { readonly end: number; readonly closed: boolean } {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') return { end: at + 1, closed: true };
    if (text.charCodeAt(at) < 32) return { end: at, closed: false };
    if (char !== '\\') continue;
    const escaped = text.slice(at + 1, at + 6);
    if (/^u[\dA-Fa-f]{4}/.test(escaped)) at += 5;
    else if (/^["\\/bfnrt]/.test(escaped)) at += 1;
    else return { end: escaped.length < 5 ? text.length : at, closed: false };
  }
  return { end: text.length, closed: false };
}
