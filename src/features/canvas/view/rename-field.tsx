import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../core/model/topology.ts';
import { useSession, useText, useWorkspace } from '../../../platform/react/workspace.tsx';
import { KEEPS_ESCAPE } from '../../../ui/editing-target.ts';
import { TID } from '../../../ui/test-ids.ts';
import { focusShape } from '../focus-shape.ts';
import styles from './shapes.module.css';

/** The name of a shape, to be typed over. Enter and leaving keep it, Escape gives it up. */
function RenameField({ id, name }: { id: string; name: string }): ReactElement {
  const { t } = useTranslation('canvas');
  const { say } = useText();
  const { document, session } = useWorkspace();
  const [text, setText] = useState(name);
  const problemId = useId();
  const [problem, setProblem] = useState<string | undefined>(undefined);

  const end = (): void => {
    session.getState().set({ renaming: null });
    // The shape takes the focus back, so that the keyboard goes on from it.
    requestAnimationFrame(() => focusShape(id));
  };
  const commit = (): boolean => {
    if (text === name) return true;
    const result = document.getState().dispatch({ type: 'rename', id, name: text });
    if (!result.ok) setProblem(say(result.reason));
    return result.ok;
  };
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && commit()) end();
    if (event.key === 'Escape') end();
  };
  return (
    <>
      <input
        {...KEEPS_ESCAPE}
        // Renaming was asked for just now: the field is where the user is.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="text"
        className={`${styles['rename'] ?? ''} nodrag nopan nokey`}
        aria-label={t('rename', { name })}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        data-testid={TID.renameField}
        maxLength={limits.name}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(undefined);
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={press}
        onDoubleClick={(event) => event.stopPropagation()}
        onBlur={() => {
          commit();
          if (session.getState().renaming === id) session.getState().set({ renaming: null });
        }}
      />
      {problem !== undefined && (
        <span id={problemId} role="alert" className={styles['renameProblem']}>
          {problem}
        </span>
      )}
    </>
  );
}

/** The name of a shape, or the field to change it. */
export function ShapeName({ id, name }: { id: string; name: string }): ReactElement {
  const renaming = useSession((state) => state.renaming === id);
  return renaming ? (
    <RenameField id={id} name={name} />
  ) : (
    <span className={styles['name']} title={name}>
      {name}
    </span>
  );
}
