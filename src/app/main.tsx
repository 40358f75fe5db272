import '../ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followUpdates } from '../platform/offline/app-updates.ts';
import { browserPreferenceStorage } from '../platform/preference-storage.ts';
import { resolveTheme } from '../platform/react/theme.ts';
import { openVersionStorage } from '../platform/version-storage.ts';
import { createPreferencesStore } from '../store/preferences-store.ts';
import { App } from './app.tsx';
import { followLanguage } from './follow-language.ts';
import { initialLanguage, startI18n } from './i18n.ts';
import { startWorkspace } from './start.ts';
import { createActions } from './actions/registry.ts';
import type { Services } from './services.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const preferences = createPreferencesStore(browserPreferenceStorage());
const language = () => initialLanguage(preferences.getState().language, navigator.languages);
const [{ workspace, storage, saveNow }, i18n] = await Promise.all([
  startWorkspace(preferences),
  startI18n(language()),
]);
const theme = () => resolveTheme(preferences.getState().theme);
const versions = openVersionStorage();
// In development every file changes under the page.
const updates = import.meta.env.PROD ? followUpdates(import.meta.url) : null;
const services: Services = {
  workspace,
  storage,
  versions,
  updates,
  saveNow,
  language,
  theme,
};

const follow = (): void => {
  document.documentElement.dataset['theme'] = theme();
  void followLanguage(i18n, language, workspace);
};
preferences.subscribe(follow);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
follow();

createRoot(root).render(
  <StrictMode>
    <App services={services} actions={createActions(services)} />
  </StrictMode>,
);
