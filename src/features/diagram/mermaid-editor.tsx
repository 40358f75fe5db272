import { ArrowRightLeft, CircleAlert } from 'lucide-react';
import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagram, ViewId } from '../../core/diagrams/view.ts';
import { useCodeLabels } from '../../platform/react/code-labels.ts';
import { useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeEditor } from '../../ui/code-view/code-view.tsx';
import type { CodeMarker } from '../../ui/code-view/types.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './mermaid-editor.module.css';
import { useTwoWay } from './use-two-way.ts';

export interface MermaidEditorProps {
  readonly view: ViewId;
  readonly diagram: Diagram;
  /** Lines of the drawn text that the last edit changed. */
  readonly changed: readonly number[];
  readonly label: string;
}

/** The Mermaid text to write in: what is typed goes to the canvas, what the canvas does comes here. */
export function MermaidEditor({ view, diagram, changed, label }: MermaidEditorProps): ReactNode {
  const { t } = useTranslation('diagram');
  const { say } = useText();
  const { document } = useWorkspace();
  const labels = useCodeLabels();
  const frame = useRef<HTMLElement>(null);
  const { state, text } = useTwoWay(view, diagram);
  const { failure } = state;
  const markers = useMemo<readonly CodeMarker[]>(
    () =>
      failure === undefined
        ? []
        : [
            {
              line: failure.line ?? 1,
              column: failure.column ?? 1,
              message: say(failure.message),
            },
          ],
    [failure, say],
  );
  const own = (travel: () => unknown) => (): boolean => {
    if (text.hasOwnEdits) return false;
    travel();
    return true;
  };
  return (
    <section className={styles['editor']} ref={frame} tabIndex={-1} aria-label={t('editor')}>
      {state.status === 'conflict' && (
        <div className={styles['conflict']} role="alert">
          <SeverityIcon severity="warning" />
          <p>
            <strong>{t('conflict')}</strong>{' '}
            {t(failure === undefined ? 'conflictText' : 'conflictBroken')}
          </p>
          <div className={styles['choices']}>
            <Button size="s" onClick={() => text.takeCanvas()}>
              {t('takeCanvas')}
            </Button>
            <Button
              size="s"
              variant="primary"
              disabled={failure !== undefined}
              onClick={() => void text.applyText()}
            >
              {t('applyText')}
            </Button>
          </div>
        </div>
      )}
      <div className={styles['code']}>
        <CodeEditor
          value={state.text}
          onChange={(value) => text.type(value)}
          language="mermaid"
          ariaLabel={label}
          labels={labels}
          markers={markers}
          changedLines={state.text === diagram.text ? changed : undefined}
          savepoint={text.settled}
          onUndo={own(() => document.getState().undo())}
          onRedo={own(() => document.getState().redo())}
          onEscape={() => frame.current?.focus()}
          onLeave={() => void text.leave()}
        />
      </div>
      {state.notes.length > 0 && (
        <ul className={styles['notes']} aria-label={t('notTaken')}>
          {state.notes.map((note) => (
            <li key={say(note)}>
              <SeverityIcon severity="warning" />
              {say(note)}
            </li>
          ))}
        </ul>
      )}
      <output className={styles['status']} data-status={state.status}>
        {state.status === 'broken' ? (
          <CircleAlert size={12} aria-hidden />
        ) : (
          <ArrowRightLeft size={12} aria-hidden />
        )}
        {t(`status.${state.status}`)}
      </output>
    </section>
  );
}
