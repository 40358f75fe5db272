import { history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { TID } from '../test-ids.ts';
import styles from './code-view.module.css';
import { markChanged, markErrors } from './decorations.ts';
import { FromOutside, mountCode } from './mount.ts';
import type { MountedCode } from './mount.ts';
import type { CodeEditorProps, CodeMarker } from './types.ts';

const NO_MARKERS: readonly CodeMarker[] = [];
const NO_LINES: readonly number[] = [];

/** The editor itself; {@link CodeEditor} loads it when it is first needed. */
export function CodeMirrorEditor({
  value,
  onChange,
  language,
  ariaLabel,
  labels,
  markers = NO_MARKERS,
  changedLines = NO_LINES,
  wrap = false,
  onUndo,
  onRedo,
  savepoint,
  onEscape,
  onLeave,
}: CodeEditorProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedCode | null>(null);
  const calls = useRef({ onChange, onUndo, onRedo, onEscape, onLeave });
  useEffect(() => {
    calls.current = { onChange, onUndo, onRedo, onEscape, onLeave };
  });
  // In this order: the later effects fill what the first one has set up.
  useEffect(() => {
    if (!host.current) return undefined;
    const code = mountCode(host.current, [
      history(),
      keymap.of([
        { key: 'Mod-z', run: () => calls.current.onUndo?.() ?? false },
        { key: 'Mod-y', run: () => calls.current.onRedo?.() ?? false },
        { key: 'Mod-Shift-z', run: () => calls.current.onRedo?.() ?? false },
        {
          key: 'Escape',
          run: () => {
            calls.current.onEscape?.();
            return calls.current.onEscape !== undefined;
          },
        },
        ...historyKeymap,
      ]),
      EditorView.domEventHandlers({ blur: () => calls.current.onLeave?.() }),
      EditorView.updateListener.of(({ docChanged, transactions, state }) => {
        const typed = transactions.some(
          (transaction) => transaction.docChanged && !transaction.annotation(FromOutside),
        );
        if (docChanged && typed) calls.current.onChange(state.doc.toString());
      }),
    ]);
    mounted.current = code;
    return () => code.destroy();
  }, []);
  useEffect(() => {
    const marks = [markErrors(markers), markChanged(changedLines)];
    mounted.current?.configure({ language, labels, ariaLabel, wrap, marks });
  }, [language, labels, ariaLabel, wrap, markers, changedLines]);
  useEffect(() => mounted.current?.setText(value), [value]);
  useEffect(() => {
    mounted.current?.view.dispatch({ annotations: isolateHistory.of('full') });
  }, [savepoint]);

  const goTo = ({ line, column }: CodeMarker): void => {
    mounted.current?.reveal(line, column);
    mounted.current?.view.focus();
  };
  return (
    <div className={styles['editor']} data-testid={TID.codeEditor}>
      <div ref={host} className={styles['host']} />
      {markers.length > 0 && (
        <ul className={styles['markers']}>
          {markers.map((marker) => (
            <li key={`${marker.line}:${marker.column} ${marker.message}`}>
              <button type="button" className={styles['marker']} onClick={() => goTo(marker)}>
                <span className={styles['place']}>
                  {marker.line}:{marker.column}
                </span>
                <span>{marker.message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
