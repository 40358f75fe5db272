import { Plus, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../core/model/message.ts';
import type { ProgramOption } from '../../core/model/topology.ts';
import type { WriteResult } from '../../platform/react/draft.ts';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextProperty } from './fields.tsx';
import styles from './inspector.module.css';
import { FindingTexts } from './parts.tsx';

export interface ProgramOptionsProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly ProgramOption[];
  readonly findings?: readonly ExplainedDiagnostic[] | undefined;
  readonly write: (next: ProgramOption[]) => WriteResult;
}

const notAName = message({
  en: 'Small letters, digits and dashes, for instance snapshot-count.',
  zh: '只能使用小写字母、数字和连字符，例如 snapshot-count。',
});

/** Options of a program by name and value, one row each. A new row is stored once it has a name. */
export function ProgramOptions(props: ProgramOptionsProps): ReactElement {
  const { t } = useTranslation('inspector');
  const { value, write } = props;
  const [adding, setAdding] = useState(false);
  const rows = adding ? [...value, { name: '', value: '' }] : value;
  const change = (at: number, next: ProgramOption): WriteResult => {
    // As they are pasted from a command line.
    const name = next.name.trim().replace(/^-+/, '');
    if (!/^[a-z][a-z0-9-]*$/.test(name)) return notAName;
    const problem = write(value.toSpliced(at, 1, { ...next, name }));
    if (problem === undefined && at === value.length) setAdding(false);
    return problem;
  };
  const remove = (at: number): void => {
    if (at === value.length) setAdding(false);
    else void write(value.toSpliced(at, 1));
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{props.label}</legend>
      {props.hint !== undefined && <p className={styles['fact']}>{props.hint}</p>}
      {rows.map((option, at) => (
        // Rows have no identity but their place, and a new one keeps it when it is stored.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles['row']}>
          <div className={styles['rowFields']}>
            <TextProperty
              label={t('fields.optionName')}
              mono
              value={option.name}
              write={(name) => change(at, { ...option, name })}
            />
            {at < value.length && (
              <TextProperty
                label={t('fields.optionValue')}
                mono
                value={option.value}
                write={(text) => change(at, { ...option, value: text })}
              />
            )}
          </div>
          <IconButton
            icon={Trash2}
            size="s"
            label={t('removeValue', { value: option.name })}
            onClick={() => remove(at)}
          />
        </div>
      ))}
      <FindingTexts findings={props.findings ?? []} />
      <div>
        <Button size="s" icon={Plus} disabled={adding} onClick={() => setAdding(true)}>
          {t('addOption')}
        </Button>
      </div>
    </fieldset>
  );
}
