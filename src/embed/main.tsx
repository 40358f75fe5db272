import '../ui/theme.css';
import { createRoot } from 'react-dom/client';
import { Embed } from './embed.tsx';
import { loadDesign } from './load-design.ts';
import { speechOf } from './texts.ts';
import { trustOwnWorkers } from './trusted-types.ts';
import { wishesOf } from './wishes.ts';

trustOwnWorkers();

const root = document.getElementById('root');
if (root === null) throw new Error('embed.html has no #root');

const wishes = wishesOf(location.search, navigator.languages);
const speech = speechOf(wishes.language);
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = (): void => {
  document.documentElement.dataset['theme'] = wishes.theme ?? (dark.matches ? 'dark' : 'light');
};
dark.addEventListener('change', follow);
follow();
document.documentElement.lang = wishes.language === 'zh' ? 'zh-CN' : 'en';

const shown = createRoot(root);
let newest = 0;
const show = async (): Promise<void> => {
  newest += 1;
  const turn = newest;
  const loaded = await loadDesign(location.hash, wishes.src);
  // A key of its own: nothing of the design before is left, neither view nor verdict.
  if (turn === newest) shown.render(<Embed key={turn} loaded={loaded} speech={speech} />);
};
addEventListener('hashchange', () => void show());
await show();
