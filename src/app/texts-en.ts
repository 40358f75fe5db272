/**
 * Every `locales/en.json`, by its path: the English texts of the namespace of a feature; ours is `app`.
 */
export const texts = import.meta.glob<Record<string, unknown>>(
  ['../features/*/locales/en.json', './locales/en.json'],
  { eager: true, import: 'default' },
);
