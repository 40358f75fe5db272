import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeSteps } from '../../core/commands/describe-steps.ts';
import { message, type Localized } from '../../core/model/message.ts';
import type { SafeFixesOutput } from '../../platform/bundle-worker.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { FileChanges } from './file-changes.tsx';
import styles from './problems.module.css';
import { Steps } from './steps.tsx';
import { useSafeFixes } from './use-safe-fixes.ts';

const label: Localized = {
  en: 'Fix what is safe to fix ({count})',
  zh: '修复可安全修复的问题（{count}）',
};

/** Everything that can be resolved without a change of the design, looked at before it is done. */
export function FixAllDialog(): ReactNode {
  const { t } = useTranslation('problems');
  const set = useSession((state) => state.set);
  const topology = useDocument((state) => state.topology);
  const { fixes, error } = useSafeFixes(topology);
  const edit = useEdit();
  const cancel = useRef<HTMLButtonElement>(null);
  const close = (): void => set({ dialog: null });
  const count = fixes?.resolved.length ?? 0;
  const apply = (): void => {
    if (fixes === null || count === 0) return;
    const done = edit({
      type: 'batch',
      label: message(label, { count }),
      commands: fixes.commands,
    });
    if (done.ok) announce(t('fixAll.done', { count }));
    close();
  };
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && close()}
      title={t('fixAll.title')}
      description={t('fixAll.text')}
      closeLabel={t('close')}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            {t('fixAll.cancel')}
          </Button>
          <Button variant="primary" disabled={count === 0} onClick={apply}>
            {count === 0 ? t('fixAll.applyNone') : t('fixAll.apply', { count })}
          </Button>
        </>
      }
    >
      <div className={styles['fixAll']}>
        {error !== null && <p>{t('fixAll.failed', { error })}</p>}
        {error === null && fixes === null && (
          <span className={styles['late']}>
            <Spinner label={t('fixAll.looking')} showLabel />
          </span>
        )}
        {fixes !== null && count === 0 && <p>{t('fixAll.noneHolds')}</p>}
        {fixes !== null && count > 0 && <SafeFixes fixes={fixes} />}
      </div>
    </Dialog>
  );
}

function SafeFixes({ fixes }: { fixes: SafeFixesOutput }): ReactNode {
  const { t } = useTranslation('problems');
  const topology = useDocument((state) => state.topology);
  const steps = useMemo(() => describeSteps(topology, fixes.commands), [topology, fixes]);
  return (
    <>
      <h3>{t('fixAll.resolved', { count: fixes.resolved.length })}</h3>
      <ul className={styles['resolved']}>
        {fixes.resolved.map((finding, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- in the order they are resolved
          <Resolved key={at} finding={finding} />
        ))}
      </ul>
      <h3>{t('fixAll.steps')}</h3>
      <Steps steps={steps} />
      <h3>{t('fixAll.files')}</h3>
      <FileChanges commands={fixes.commands} />
    </>
  );
}

function Resolved({ finding }: { finding: ExplainedDiagnostic }): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  return (
    <li>
      <SeverityIcon severity={finding.severity} label={t(`one.${finding.severity}`)} />
      <span>{finding.texts[language].message}</span>
      <span className={styles['rule']}>{finding.rule}</span>
    </li>
  );
}
