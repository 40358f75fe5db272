import { EditorState } from '@codemirror/state';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { TID } from '../test-ids.ts';
import styles from './code-view.module.css';
import { markChanged, markNoted } from './decorations.ts';
import { mountCode } from './mount.ts';
import type { MountedCode } from './mount.ts';
import type { CodeViewProps, NotedLine } from './types.ts';

const NO_LINES: readonly number[] = [];
const NO_NOTES: readonly NotedLine[] = [];

/** The viewer itself; {@link CodeView} loads it when it is first needed. */
export function CodeMirrorView({
  text,
  language,
  ariaLabel,
  labels,
  changedLines = NO_LINES,
  notedLines = NO_NOTES,
  onNotedLine,
  wrap = false,
  revealLine,
}: CodeViewProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedCode | null>(null);
  const press = useRef(onNotedLine);
  useEffect(() => {
    press.current = onNotedLine;
  });
  // In this order: the later effects fill what the first one has set up.
  useEffect(() => {
    if (!host.current) return undefined;
    const code = mountCode(host.current, EditorState.readOnly.of(true));
    mounted.current = code;
    return () => code.destroy();
  }, []);
  useEffect(() => {
    mounted.current?.configure({
      language,
      labels,
      ariaLabel,
      wrap,
      marks: [markChanged(changedLines), markNoted(notedLines, (line) => press.current?.(line))],
    });
  }, [language, labels, ariaLabel, wrap, changedLines, notedLines]);
  useEffect(() => mounted.current?.setText(text), [text]);
  useEffect(() => {
    if (revealLine !== undefined) mounted.current?.reveal(revealLine);
  }, [revealLine, text]);
  return <div ref={host} className={styles['host']} data-testid={TID.codeView} />;
}
