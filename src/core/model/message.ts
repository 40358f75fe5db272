/** The languages every text of Quorate exists in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. `{name}` marks a place that {@link renderMessage} fills. */
export type Localized = Readonly<Record<Language, string>>;

export type MessageData = Readonly<Record<string, string | number>>;

/**
 * A text with the data that fills it, kept apart until someone shows it, so that a language switch
 * needs no recomputation and no user text is ever part of a template.
 */
export interface Message {
  readonly text: Localized;
  readonly data?: MessageData;
}

export function message(text: Localized, data?: MessageData): Message {
  return data === undefined ? { text } : { text, data };
}

/** Fills the `{name}` places of a message; a place without data stays as written. */
export function renderMessage({ text, data }: Message, language: Language): string {
  return text[language].replace(/\{(\w+)\}/g, (place, name: string) =>
    data !== undefined && Object.hasOwn(data, name) ? String(data[name]) : place,
  );
}
