import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeSteps } from '../../core/commands/describe-steps.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { fixFor } from '../../core/diagnostics/fix.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './problems.module.css';

/** The edits that a fix would make, in words and on the canvas, until they are accepted. */
export function FixPreview({ diagnostic }: { diagnostic: Diagnostic }): ReactNode {
  const { t } = useTranslation('problems');
  const { say } = useText();
  const index = useTopologyIndex();
  const dispatch = useDocument((state) => state.dispatch);
  const { set, notify } = useSession((state) => state);
  const fix = useMemo(() => fixFor(index, diagnostic), [index, diagnostic]);

  useEffect(() => {
    if (fix === undefined) return undefined;
    set({ preview: fix.commands });
    return () => set({ preview: null });
  }, [fix, set]);

  if (fix === undefined) return null;
  const apply = (): void => {
    set({ preview: null });
    const result = dispatch({ type: 'batch', label: fix.label, commands: fix.commands });
    if (!result.ok) notify('error', result.reason);
  };
  return (
    <div className={styles['fix']}>
      <div>
        <strong>{say(fix.label)}</strong>
        <span className={styles['kind']}>{t(`kind.${fix.kind}`)}</span>
        <ul>
          {describeSteps(index.topology, fix.commands).map((step, position) => (
            // oxlint-disable-next-line react/no-array-index-key -- steps have no identity but their place
            <li key={position}>{say(step)}</li>
          ))}
        </ul>
      </div>
      <Button variant="primary" size="s" onClick={apply}>
        {t('apply')}
      </Button>
    </div>
  );
}
