import { useLayoutEffect, useRef, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { kindNames } from '../../../platform/react/kind-icon.tsx';
import { useText } from '../../../platform/react/workspace.tsx';
import { cx } from '../../../ui/cx.ts';
import { SeverityIcon } from '../../../ui/severity-icon.tsx';
import { TID } from '../../../ui/test-ids.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import styles from '../canvas.module.css';

/** Beside the pointer while something is dragged: what letting go will do, or why it will not. */
export function DropHint({ frame }: { frame: RefObject<HTMLElement | null> }): ReactElement | null {
  const { t } = useTranslation('canvas');
  const { pick, say } = useText();
  const hint = useCanvasUi((state) => state.hint);
  const refusal = useCanvasUi((state) => state.refusal);
  const ui = useCanvasUiStore();
  const chip = useRef<HTMLDivElement>(null);

  // It follows every move of the pointer, so it is moved without drawing anything again.
  useLayoutEffect(() => {
    const follow = (): void => {
      const box = frame.current?.getBoundingClientRect();
      if (chip.current === null || box === undefined) return;
      const { x, y } = ui.getState().pointer;
      chip.current.style.transform = `translate(${x - box.x + 16}px, ${y - box.y + 18}px)`;
    };
    follow();
    return ui.subscribe(follow);
  });

  if (hint === undefined && refusal === undefined) return null;
  const text =
    hint === undefined
      ? ''
      : t(`hints.${hint.key}`, {
          kind: hint.kind === undefined ? '' : pick(kindNames[hint.kind]),
          name: hint.name ?? '',
          place: hint.place ?? '',
        });
  return (
    <div
      ref={chip}
      className={cx(styles['hint'], refusal !== undefined && styles['refused'])}
      data-testid={TID.canvasHint}
    >
      {refusal === undefined ? (
        <span>
          {text}
          {hint?.beside !== undefined && (
            <span className={styles['beside']}>{t(`hints.${hint.beside}`)}</span>
          )}
        </span>
      ) : (
        <>
          <SeverityIcon severity="error" size={14} />
          <span>{say(refusal)}</span>
        </>
      )}
    </div>
  );
}
