import { Suspense, lazy } from 'react';
import type { ReactElement } from 'react';
import { cx } from '../cx.ts';
import styles from './code-view.module.css';
import type { CodeEditorProps, CodeViewProps } from './types.ts';

const LoadedView = lazy(async () => ({
  default: (await import('./code-mirror-view.tsx')).CodeMirrorView,
}));
const LoadedEditor = lazy(async () => ({
  default: (await import('./code-mirror-editor.tsx')).CodeMirrorEditor,
}));

function Plain({ text, wrap }: { text: string; wrap: boolean | undefined }): ReactElement {
  return <pre className={cx(styles['plain'], wrap && styles['wrap'])}>{text}</pre>;
}

/**
 * Text with line numbers, colours and search, to read and copy from. It fills its container, loads
 * CodeMirror when it is first shown and shows the plain text until then.
 */
export function CodeView(props: CodeViewProps): ReactElement {
  return (
    <Suspense fallback={<Plain text={props.text} wrap={props.wrap} />}>
      <LoadedView {...props} />
    </Suspense>
  );
}

/** As {@link CodeView}, to write in. Tab leaves it, as everywhere else on the page. */
export function CodeEditor(props: CodeEditorProps): ReactElement {
  return (
    <Suspense fallback={<Plain text={props.value} wrap={props.wrap} />}>
      <LoadedEditor {...props} />
    </Suspense>
  );
}
