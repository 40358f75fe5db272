import { message, type Localized, type Message } from '../model/message.ts';

/** Messages one after the other; their data get names that do not clash. */
export function join(separator: Localized, parts: readonly Message[]): Message {
  const template = parts.map((_, i) => `{part${i}}`);
  return fill(
    { en: template.join(separator.en), zh: template.join(separator.zh) },
    Object.fromEntries(parts.map((part, i) => [`part${i}`, part])),
  );
}

/** Puts messages into the places of a template, templates into templates: data stay data. */
export function fill(template: Localized, places: Readonly<Record<string, Message>>): Message {
  const data: Record<string, string | number> = {};
  for (const [place, part] of Object.entries(places)) {
    for (const [key, value] of Object.entries(part.data ?? {})) data[`${place}_${key}`] = value;
  }
  const inLanguage = (language: keyof Localized): string =>
    template[language].replace(/\{(\w+)\}/g, (written, place: string) => {
      const part = places[place];
      return part === undefined
        ? written
        : part.text[language].replace(/\{(\w+)\}/g, (_, key: string) => `{${place}_${key}}`);
    });
  return message({ en: inLanguage('en'), zh: inLanguage('zh') }, data);
}
