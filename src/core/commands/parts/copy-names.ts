import { freeName } from '../../model/ids.ts';

/**
 * Names for copies: a name that is free is kept, else its number or letter is counted on
 * (`master-3` → `master-4`, `zone-a` → `zone-b`). Copies of one name get one name again, so that a
 * host and the component named after it stay alike.
 */
export function createCopyNames(taken: Iterable<string>): (name: string) => string {
  const used = new Set(Array.from(taken, (name) => name.toLowerCase()));
  const given = new Map<string, string>();
  return (name) => {
    const known = given.get(name.toLowerCase());
    if (known !== undefined) return known;
    const next = used.has(name.toLowerCase()) ? nextName(name, used) : name;
    used.add(next.toLowerCase());
    given.set(name.toLowerCase(), next);
    return next;
  };
}

function nextName(name: string, used: ReadonlySet<string>): string {
  const letter = /^(.*-)([a-y])$/.exec(name);
  if (letter?.[1] !== undefined && letter[2] !== undefined) {
    for (let code = letter[2].charCodeAt(0) + 1; code <= 122; code += 1) {
      const candidate = letter[1] + String.fromCharCode(code);
      if (!used.has(candidate.toLowerCase())) return candidate;
    }
  }
  const numbered = /^(.*?)(-?)(\d{1,6})$/.exec(name);
  if (numbered?.[1] !== undefined && numbered[1] !== '') {
    const [, base = '', dash = '', number = '0'] = numbered;
    for (let n = Number(number) + 1; ; n += 1) {
      const candidate = `${base}${dash}${String(n).padStart(number.startsWith('0') ? number.length : 1, '0')}`;
      if (!used.has(candidate.toLowerCase())) return candidate;
    }
  }
  return freeName(name === '' ? 'copy' : name.slice(0, 500), used);
}
