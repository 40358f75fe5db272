/** A part of a text, from its first character to the one after its last. */
export type TextRange = readonly [start: number, end: number];

export interface FuzzyMatch {
  /** Above 0; 100 is the whole text. */
  readonly score: number;
  /** What of the text was asked for, in order. */
  readonly ranges: readonly TextRange[];
}

interface Folded {
  readonly text: string;
  /** Where in the original each unit of `text` comes from, and where that character ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Without case and width (ｈａ is ha), with the way back to the original. */
function fold(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(at);
      to.push(at + character.length);
    }
    folded += plain;
    at += character.length;
  }
  return { text: folded, from, to };
}

const letter = /[\p{L}\p{N}]/u;
const ideograph = /\p{Script=Han}/u;

/** Whether a word begins at a unit: after what is no letter, and at every Chinese character. */
function beginsWord(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined || !letter.test(before)) return true;
  return ideograph.test(text[at] ?? '') || /\d/.test(text[at] ?? '') !== /\d/.test(before);
}

/**
 * How well a text fits what was typed; undefined if it does not. The words typed may come in any
 * order and each must fit: as a part of the text, at the start of a word rather than inside one, or
 * else letter by letter from the start of a word (`zts` finds “Zoom to selection”).
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const phrase = fold(query).text.trim();
  if (phrase === '') return undefined;
  const folded = fold(text);
  const whole = matchPart(phrase, folded.text);
  if (whole !== undefined) {
    return { score: whole.score, ranges: rangesOf(folded, new Set(whole.units)) };
  }
  const words = phrase.split(/\s+/);
  let score = 0;
  const units = new Set<number>();
  for (const word of words) {
    const found = matchPart(word, folded.text) ?? matchLetters(word, folded.text);
    if (found === undefined) return undefined;
    score += found.score;
    for (const unit of found.units) units.add(unit);
  }
  return { score: score / words.length, ranges: rangesOf(folded, units) };
}

interface WordMatch {
  readonly score: number;
  readonly units: readonly number[];
}

function matchPart(word: string, text: string): WordMatch | undefined {
  let at = text.indexOf(word);
  if (at < 0) return undefined;
  const first = at;
  while (at >= 0 && !beginsWord(text, at)) at = text.indexOf(word, at + 1);
  const start = at < 0 ? first : at;
  const units = Array.from({ length: word.length }, (_, n) => start + n);
  if (word.length === text.length) return { score: 100, units };
  // Of texts that fit alike the shorter one is nearer to what was typed.
  const share = word.length / text.length;
  if (start === 0) return { score: 85 + 10 * share, units };
  return { score: (at < 0 ? 50 : 70) + 10 * share, units };
}

function matchLetters(word: string, text: string): WordMatch | undefined {
  if (word.length < 2) return undefined;
  let best: WordMatch | undefined;
  for (let start = text.indexOf(word[0] ?? ''); start >= 0;) {
    if (beginsWord(text, start)) {
      const found = lettersFrom(word, text, start);
      if (found !== undefined && found.score > (best?.score ?? 0)) best = found;
    }
    start = text.indexOf(word[0] ?? '', start + 1);
  }
  return best;
}

/** Each letter follows the one before at once, or begins a word; anything looser is chance. */
function lettersFrom(word: string, text: string, start: number): WordMatch | undefined {
  const units = [start];
  let jumps = 0;
  for (const wanted of Array.from({ length: word.length - 1 }, (_, n) => word[n + 1])) {
    const last = units.at(-1) ?? start;
    let next = last + 1;
    if (text[next] !== wanted) {
      next = text.indexOf(wanted ?? '', next);
      while (next >= 0 && !beginsWord(text, next)) next = text.indexOf(wanted ?? '', next + 1);
      if (next < 0) return undefined;
      jumps += 1;
    }
    units.push(next);
  }
  return { score: 20 + 20 / (1 + jumps), units };
}

function rangesOf({ from, to }: Folded, units: ReadonlySet<number>): TextRange[] {
  const ranges: [number, number][] = [];
  for (const unit of [...units].sort((a, b) => a - b)) {
    const [start, end] = [from[unit] ?? 0, to[unit] ?? 0];
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
