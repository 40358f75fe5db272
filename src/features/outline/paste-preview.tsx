import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedRow } from '../../core/commands/table/plan-table.ts';
import type { ColumnFields, PastedTable } from '../../core/commands/table/read-table.ts';
import { tableFields, type TableField } from '../../core/commands/table/words.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { BareSelect } from '../../ui/select.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './paste.module.css';

/** Rows that are drawn at most; what is wrong comes before what is not. */
const mostRows = 200;
/** Not used; `-` is no field. */
const unused = '-';

const tones: Readonly<Record<PlannedRow['change'], Tone>> = {
  add: 'ok',
  change: 'accent',
  same: 'neutral',
  wrong: 'error',
};

export interface PastePreviewProps {
  readonly table: PastedTable;
  readonly fields: ColumnFields;
  readonly planned: readonly PlannedRow[];
  readonly onFields: (fields: ColumnFields) => void;
}

/** The rows with what each column means, what each row does, and what is wrong where. */
export function PastePreview(props: PastePreviewProps): ReactElement {
  const { table, fields, planned, onFields } = props;
  const { t } = useTranslation('outline');
  const { say } = useText();
  const options: readonly { value: TableField | typeof unused; label: string }[] = [
    { value: unused, label: t('paste.unused') },
    ...tableFields.map((field) => ({ value: field, label: t(`paste.fields.${field}`) })),
  ];
  const choose = (column: number, value: TableField | typeof unused): void =>
    onFields(
      fields.map((field, at) => {
        if (at === column) return value === unused ? null : value;
        return field === value ? null : field;
      }),
    );
  const listed = [...table.rows.keys()];
  const isWrong = (at: number): boolean => planned[at]?.change === 'wrong';
  const shown =
    listed.length <= mostRows
      ? listed
      : [...listed.filter(isWrong), ...listed.filter((at) => !isWrong(at))].slice(0, mostRows);
  return (
    <>
      {table.heads === undefined && <p className={styles['note']}>{t('paste.guessed')}</p>}
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('paste.row')}</th>
              {fields.map((field, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns never change place
                <th scope="col" key={column}>
                  {table.heads !== undefined && (
                    <span className={styles['written']}>{table.heads[column]}</span>
                  )}
                  <BareSelect
                    size="s"
                    label={t('paste.column', { number: column + 1 })}
                    options={options}
                    value={field ?? unused}
                    onChange={(value) => choose(column, value)}
                  />
                </th>
              ))}
              <th scope="col">{t('paste.effect')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((at) => {
              const plan = planned[at];
              return (
                <tr key={at}>
                  <th scope="row">{at + 1}</th>
                  {fields.map((field, column) => (
                    <td
                      // oxlint-disable-next-line react/no-array-index-key -- as above
                      key={column}
                      className={cx(
                        field === null && styles['unused'],
                        plan?.problems.some((each) => each.field === field) && styles['wrong'],
                      )}
                    >
                      {table.rows[at]?.[column]}
                    </td>
                  ))}
                  <td className={styles['effect']}>
                    {plan !== undefined && (
                      <Badge tone={tones[plan.change]}>{t(`paste.changes.${plan.change}`)}</Badge>
                    )}
                    {plan?.problems.map((each) => (
                      <span key={say(each.message)} className={styles['reason']}>
                        <SeverityIcon severity="error" size={13} />
                        {say(each.message)}
                      </span>
                    ))}
                    <span className={styles['steps']}>
                      {plan?.commands.map(({ label }) => say(label)).join(' · ')}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length < listed.length && (
        <p className={styles['note']}>
          {t('paste.notShown', { count: listed.length - shown.length })}
        </p>
      )}
    </>
  );
}
