import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Language } from '../core/model/message.ts';

type Texts = Record<string, unknown>;

const files: Record<Language, () => Promise<{ readonly texts: Record<string, Texts> }>> = {
  en: () => import('./texts-en.ts'),
  zh: () => import('./texts-zh.ts'),
};

/** The texts of a language, by namespace; loaded when it is first shown. */
async function textsIn(language: Language): Promise<Record<string, Texts>> {
  const { texts } = await files[language]();
  return Object.fromEntries(
    Object.entries(texts).map(([path, of]) => [
      /features\/([^/]+)\/locales/.exec(path)?.[1] ?? 'app',
      of,
    ]),
  );
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

/** Shows the page in a language. Rejects if its texts cannot be loaded. */
export async function startI18n(language: Language): Promise<i18n> {
  const texts = await textsIn(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: texts },
    ns: Object.keys(texts),
    defaultNS: 'app',
    // React escapes; doing it twice would show &amp; to the reader.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18next;
}

/** Makes the texts of a language ready to be shown. Rejects if they cannot be loaded. */
export async function loadLanguage(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'app')) return;
  for (const [namespace, texts] of Object.entries(await textsIn(language))) {
    i18next.addResourceBundle(language, namespace, texts);
  }
}

/** Makes every language ready, for what searches texts in all of them. */
export async function loadLanguages(): Promise<void> {
  await Promise.all(languages.map(loadLanguage));
}
