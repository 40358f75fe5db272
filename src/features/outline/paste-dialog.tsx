import { useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { planTable, type TablePlan } from '../../core/commands/table/plan-table.ts';
import { readTable, type ColumnFields } from '../../core/commands/table/read-table.ts';
import { pastedRoots } from '../../core/commands/parts/plan-paste.ts';
import { useDocument, useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PastePreview } from './paste-preview.tsx';
import styles from './paste.module.css';

/** Rows of a spreadsheet, with what each would do to the design, before it is done as one step. */
export function PasteDialog(): ReactElement {
  const { t } = useTranslation('outline');
  const { say } = useText();
  const { document, session } = useWorkspace();
  const topology = useDocument((state) => state.topology);
  // Empty where the dialog asks for it.
  const pasted = useSession((state) => state.pastedRows);
  const onClose = (): void => session.getState().set({ dialog: null, pastedRows: '' });
  const [text, setText] = useState(pasted);
  const deferred = useDeferredValue(text);
  /** What the user chose for the columns of a text. */
  const [choice, setChoice] = useState<{ text: string; fields: ColumnFields } | null>(null);
  const [refused, setRefused] = useState<string | undefined>(undefined);

  const reading = useMemo(() => readTable(deferred), [deferred]);
  const table = reading.ok ? reading.table : undefined;
  const fields = choice?.text === deferred ? choice.fields : table?.fields;
  const plan: TablePlan | undefined = useMemo(
    () =>
      table === undefined || fields === undefined
        ? undefined
        : planTable(topology, table.rows, fields),
    [topology, table, fields],
  );
  const wrong = plan?.rows.filter(({ change }) => change === 'wrong').length ?? 0;
  const taken = plan?.rows.filter(({ commands }) => commands.length > 0).length ?? 0;
  const problem =
    refused ??
    (reading.ok
      ? plan?.problem && say(plan.problem)
      : deferred.trim() === ''
        ? undefined
        : say(reading.message));

  const apply = (): void => {
    if (plan?.command === undefined) return;
    const { topology: before, dispatch } = document.getState();
    const result = dispatch(plan.command);
    if (!result.ok) {
      setRefused(say(result.reason));
      return;
    }
    const made = pastedRoots(before, result.topology);
    const { select, requestView } = session.getState();
    if (made.length > 0) {
      select(made);
      requestView('reveal', made);
    }
    announce(t('paste.done', { count: taken }));
    onClose();
  };
  return (
    <Dialog
      open
      size="xl"
      onOpenChange={(open) => !open && onClose()}
      title={t('paste.title')}
      description={t('paste.description')}
      closeLabel={t('paste.cancel')}
      footer={
        <>
          <output className={styles['summary']}>
            {plan !== undefined && plan.problem === undefined && (
              <>
                {t('paste.counts', {
                  add: plan.rows.filter(({ change }) => change === 'add').length,
                  change: plan.rows.filter(({ change }) => change === 'change').length,
                  same: plan.rows.filter(({ change }) => change === 'same').length,
                })}
                {wrong > 0 && (
                  <span className={styles['wrongCount']}>
                    <SeverityIcon severity="error" size={13} />
                    {t('paste.leftOut', { count: wrong })}
                  </span>
                )}
              </>
            )}
          </output>
          <Button onClick={onClose}>{t('paste.cancel')}</Button>
          <Button variant="primary" disabled={plan?.command === undefined} onClick={apply}>
            {t('paste.apply', { count: taken })}
          </Button>
        </>
      }
    >
      <div className={styles['layout']}>
        <TextField
          label={t('paste.text')}
          hint={t('paste.hint')}
          rows={pasted === '' ? 6 : 3}
          mono
          value={text}
          onChange={(next) => {
            setText(next);
            setRefused(undefined);
          }}
        />
        {problem !== undefined && (
          <p className={styles['problem']} role="alert">
            <SeverityIcon severity="error" />
            <span>{problem}</span>
          </p>
        )}
        {table !== undefined && fields !== undefined && (
          <PastePreview
            table={table}
            fields={fields}
            planned={plan?.rows ?? []}
            onFields={(next) => setChoice({ text: deferred, fields: next })}
          />
        )}
      </div>
    </Dialog>
  );
}
