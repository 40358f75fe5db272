import { languages, type Language } from '../core/model/message.ts';

/** What the address of an embedded page asks for. */
export interface Wishes {
  /** `null`: that of the reader's system. */
  readonly theme: 'light' | 'dark' | null;
  readonly language: Language;
  /** Address of a topology file, instead of a design in the fragment. */
  readonly src: string | null;
}

/** @param preferred Languages of the reader's browser, best first. */
export function wishesOf(search: string, preferred: readonly string[]): Wishes {
  const query = new URLSearchParams(search);
  const theme = query.get('theme');
  const tags = [query.get('lang') ?? '', ...preferred].map((tag) => tag.toLowerCase());
  const spoken = tags.flatMap((tag) => languages.filter((language) => tag.startsWith(language)));
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    language: spoken[0] ?? 'en',
    src: query.get('src'),
  };
}
