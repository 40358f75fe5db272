import { useCallback } from 'react';
import { message, type Localized, type Message } from '../../core/model/message.ts';
import { useWorkspace } from './workspace.tsx';

const refused: Localized = {
  en: 'The browser did not allow copying. Select the text and copy it with the keyboard.',
  zh: '浏览器不允许复制。请选中文本后用键盘复制。',
};

/** Copies a text and tells the user in passing that it worked, or what to do instead. */
export function useCopyText(): (text: string, done: Message) => void {
  const { session } = useWorkspace();
  return useCallback(
    (text, done) => {
      const { notify } = session.getState();
      // Without a secure context there is no clipboard at all.
      Promise.resolve(text)
        .then((content) => navigator.clipboard.writeText(content))
        .then(
          () => notify('ok', done),
          () => notify('warning', message(refused)),
        );
    },
    [session],
  );
}
