import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../core/model/message.ts';
import { limits } from '../../core/model/topology.ts';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { KEEPS_ESCAPE } from '../../ui/editing-target.ts';
import type { CellEditor } from './cells.ts';
import styles from './outline.module.css';

/** Where the keyboard goes when a cell has been edited. */
export type Leaving = 'stay' | 'next' | 'previous' | 'away';

/** No place; `-` is no id. */
const none = '-';

export interface CellFieldProps {
  readonly label: string;
  readonly editor: CellEditor;
  /** Makes the edit, or says why not; then nothing has changed. */
  readonly write: (value: string | null) => Message | undefined;
  readonly onDone: (leaving: Leaving) => void;
  /** There is no room for a message below. */
  readonly above: boolean;
}

/** A cell while it is edited: Enter and Tab keep what it holds, Escape gives it up. */
export function CellField({ label, editor, write, onDone, above }: CellFieldProps): ReactElement {
  const { t } = useTranslation('outline');
  const { say } = useText();
  const index = useTopologyIndex();
  const before = editor.value ?? none;
  const [value, setValue] = useState<string>(before);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const problemId = useId();

  const commit = (): boolean => {
    if (value === before) return true;
    const refused = write(editor.type === 'place' && value === none ? null : value);
    setProblem(refused === undefined ? undefined : say(refused));
    return refused === undefined;
  };
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const leaving = (
      { Enter: 'stay', Tab: event.shiftKey ? 'previous' : 'next' } satisfies Record<string, Leaving>
    )[event.key];
    if (leaving !== undefined) {
      event.preventDefault();
      if (commit()) onDone(leaving);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onDone('stay');
    }
  };
  const shared = {
    ...KEEPS_ESCAPE,
    // The field takes the place of the cell that had the focus.
    autoFocus: true,
    className: styles['field'],
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : problemId,
    value,
    onKeyDown: press,
    // What is wrong when the field is left is given up: the document still holds what it held.
    onBlur: () => {
      commit();
      onDone('away');
    },
  };
  const change = (next: string): void => {
    setValue(next);
    setProblem(undefined);
  };
  return (
    <>
      {editor.type === 'text' ? (
        <input
          {...shared}
          type="text"
          maxLength={limits.name}
          spellCheck={false}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <select {...shared} onChange={(event) => change(event.target.value)}>
          {editor.value !== null && index.components.has(editor.value) ? null : (
            <option value={none}>{t('noPlace')}</option>
          )}
          {editor.places().map((id) => (
            <option key={id} value={id}>
              {(index.domains.get(id) ?? index.hosts.get(id))?.name}
            </option>
          ))}
        </select>
      )}
      {problem !== undefined && (
        <span
          id={problemId}
          role="alert"
          className={cx(styles['problem'], above && styles['above'])}
        >
          {problem}
        </span>
      )}
    </>
  );
}
