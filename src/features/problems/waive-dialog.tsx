import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { waiveCommand } from '../../core/diagnostics/waive.ts';
import { waiverOf } from '../../core/diagnostics/waivers.ts';
import { message } from '../../core/model/message.ts';
import { limits, type Waiver } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useDocument, useText } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './problems.module.css';
import { useElementName } from './use-element-name.ts';
import { ruleTitle } from './use-take-back.ts';

const grades = ['off', 'info', 'warning', 'error'] as const;

export interface WaiveDialogProps {
  readonly finding: ExplainedDiagnostic;
  readonly onClose: () => void;
}

/** Grades a finding, or all that its rule finds, otherwise, and asks why. */
export function WaiveDialog({ finding, onClose }: WaiveDialogProps): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const topology = useDocument((state) => state.topology);
  const nameOf = useElementName();
  const edit = useEdit();
  const form = useId();
  const [about] = finding.targets;
  const known = waiverOf(topology.checks.waivers, finding);
  const [scope, setScope] = useState<'element' | 'rule'>(
    known !== undefined && known.element === undefined ? 'rule' : 'element',
  );
  const [severity, setSeverity] = useState<Waiver['severity']>(known?.severity ?? 'off');
  const [reason, setReason] = useState(known?.reason ?? '');
  const [asked, setAsked] = useState(false);
  const missing = reason.trim() === '';
  const natural = finding.waiver?.from ?? finding.severity;

  const submit = (): void => {
    setAsked(true);
    if (missing) return;
    const waiver: Waiver = {
      rule: finding.rule,
      ...(scope === 'element' && { element: about.id }),
      severity,
      reason: reason.trim(),
    };
    if (edit(waiveCommand(topology, waiver, message(ruleTitle(finding)))).ok) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('waiver.title', { rule: finding.texts[language].title })}
      description={finding.texts[language].message}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('waiver.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('waiver.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t('waiver.scope')} group>
          {() => (
            <SegmentedControl
              label={t('waiver.scope')}
              value={scope}
              onChange={setScope}
              segments={[
                { value: 'element', label: t('waiver.element', { name: nameOf(about.id) }) },
                { value: 'rule', label: t('waiver.rule') },
              ]}
            />
          )}
        </Field>
        <Field label={t('waiver.grade')} group hint={t(`waiver.means.${severity}`)}>
          {() => (
            <SegmentedControl
              label={t('waiver.grade')}
              value={severity}
              onChange={setSeverity}
              segments={grades.map((grade) => ({
                value: grade,
                label: grade === 'off' ? t('off') : t(`one.${grade}`),
                disabled: grade === natural,
              }))}
            />
          )}
        </Field>
        <TextField
          label={t('waiver.reason')}
          hint={t('waiver.reasonHint')}
          error={asked && missing ? t('waiver.reasonMissing') : undefined}
          rows={3}
          value={reason}
          onChange={(text) => setReason(text.slice(0, limits.text))}
        />
      </form>
    </Dialog>
  );
}
