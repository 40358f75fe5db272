import { useEffect } from 'react';
import { useSession, useText } from '../platform/react/workspace.tsx';
import { useToasts } from '../ui/toast.tsx';

/** Shows what the session has to tell as toasts. */
export function Notices(): null {
  const notices = useSession((state) => state.notices);
  const dismiss = useSession((state) => state.dismissNotice);
  const toasts = useToasts();
  const { say } = useText();
  useEffect(() => {
    for (const { id, tone, message } of notices) {
      toasts.show({
        severity: tone,
        title: say(message),
        ...(tone === 'error' && { duration: 0 }),
      });
      dismiss(id);
    }
  }, [notices, toasts, say, dismiss]);
  return null;
}
