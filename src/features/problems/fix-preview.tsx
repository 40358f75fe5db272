import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeSteps } from '../../core/commands/describe-steps.ts';
import type { Fix } from '../../core/diagnostics/diagnostic.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { FileChanges } from './file-changes.tsx';
import styles from './problems.module.css';
import { Steps } from './steps.tsx';

export interface FixPreviewProps {
  readonly fix: Fix;
  /** The fix has become a step that can be undone. */
  readonly onApplied: () => void;
}

/** The edits that a fix would make, in words, on the canvas and in the files, until accepted. */
export function FixPreview({ fix, onApplied }: FixPreviewProps): ReactNode {
  const { t } = useTranslation('problems');
  const { say } = useText();
  const topology = useDocument((state) => state.topology);
  const set = useSession((state) => state.set);
  const edit = useEdit();
  const steps = useMemo(() => describeSteps(topology, fix.commands), [topology, fix]);

  useEffect(() => {
    set({ preview: fix.commands });
    return () => set({ preview: null });
  }, [fix, set]);

  const apply = (): void => {
    set({ preview: null });
    if (edit({ type: 'batch', label: fix.label, commands: fix.commands }).ok) onApplied();
  };
  return (
    <div className={styles['fix']}>
      <div className={styles['fixHead']}>
        <div>
          <strong>{say(fix.label)}</strong>
          <span className={styles['kind']}>{t(`kind.${fix.kind}`)}</span>
        </div>
        <Button variant="primary" size="s" data-apply onClick={apply}>
          {t('apply')}
        </Button>
      </div>
      <Steps steps={steps} />
      <FileChanges commands={fix.commands} />
    </div>
  );
}
