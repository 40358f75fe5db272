import type { i18n } from 'i18next';
import { message, type Language, type Localized } from '../core/model/message.ts';
import type { Workspace } from '../platform/react/workspace.tsx';
import { loadLanguage } from './i18n.ts';

const notLoaded = {
  en: 'The language was not changed: its texts could not be loaded. Check the connection, load the page again and choose it anew.',
  zh: '未切换语言：无法加载其文本。请检查网络连接，重新加载页面后再次选择。',
} satisfies Localized;

/**
 * Shows the page in the language that is wanted, once its texts are there. If they cannot be loaded
 * it stays as it is and says so.
 */
export async function followLanguage(
  shown: i18n,
  wanted: () => Language,
  { session, preferences }: Pick<Workspace, 'session' | 'preferences'>,
): Promise<void> {
  const language = wanted();
  if (shown.language !== language) {
    try {
      await loadLanguage(language);
    } catch {
      session.getState().notify('error', message(notLoaded));
      preferences.getState().set({ language: shown.language === 'zh' ? 'zh' : 'en' });
      return;
    }
    // Chosen and chosen back while they were loading.
    if (wanted() !== language) return;
    await shown.changeLanguage(language);
  }
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
