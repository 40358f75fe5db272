import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Language } from '../core/model/message.ts';

type Texts = Record<string, unknown>;

/** Every `locales/<language>.json` of a feature is the namespace of that feature; ours is `app`. */
const files = import.meta.glob<Texts>(['../features/*/locales/*.json', './locales/*.json'], {
  eager: true,
  import: 'default',
});

function resources(): Record<Language, Record<string, Texts>> {
  const result: Record<Language, Record<string, Texts>> = { en: {}, zh: {} };
  for (const [path, texts] of Object.entries(files)) {
    const match = /(?:features\/([^/]+)|\.)\/locales\/(\w+)\.json$/.exec(path);
    const language = languages.find((known) => known === match?.[2]);
    if (match !== null && language !== undefined) result[language][match[1] ?? 'app'] = texts;
  }
  return result;
}

/** The language to start with: the one chosen, else the first of the browser's that we speak. */
export function initialLanguage(chosen: Language | null, browser: readonly string[]): Language {
  if (chosen !== null) return chosen;
  for (const tag of browser) {
    const known = languages.find((language) => tag.toLowerCase().startsWith(language));
    if (known !== undefined) return known;
  }
  return 'en';
}

export function startI18n(language: Language): i18n {
  const all = resources();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: all,
    ns: Object.keys(all.en),
    defaultNS: 'app',
    // React escapes; doing it twice would show &amp; to the reader.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18next;
}
