/**
 * Every `locales/zh.json`, by its path: the Chinese texts of the namespace of a feature; ours is `app`.
 */
export const texts = import.meta.glob<Record<string, unknown>>(
  ['../features/*/locales/zh.json', './locales/zh.json'],
  { eager: true, import: 'default' },
);
