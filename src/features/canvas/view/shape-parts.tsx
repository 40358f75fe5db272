import { Handle, Position } from '@xyflow/react';
import { ArrowRightLeft, CircleMinus, CirclePlus, Lock, PencilLine } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../core/diagnostics/diagnostic.ts';
import { useSession } from '../../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../../ui/severity-icon.tsx';
import { useCanvasUi } from '../canvas-ui.ts';
import { heatLevel } from '../scene/heat.ts';
import { dotPosition, linkDots, type CanvasNode } from '../scene/nodes.ts';
import type { Mark } from '../scene/preview.ts';
import styles from './shapes.module.css';

/** Attributes by which the style sheet tells how a shape stands. */
export function useShapeState(
  id: string,
  selected: boolean,
  { mark, heat, played }: Pick<CanvasNode['data'], 'mark' | 'heat' | 'played'>,
): Record<`data-${string}`, string | undefined> {
  const highlighted = useSession((state) => state.highlighted.has(id));
  const target = useCanvasUi((state) => state.target === id);
  const refused = useCanvasUi((state) => state.refusal !== undefined);
  return {
    'data-selected': selected ? '' : undefined,
    'data-highlighted-shape': highlighted ? '' : undefined,
    'data-target': target ? (refused ? 'refused' : 'accepted') : undefined,
    'data-mark': mark,
    'data-heat': heat === undefined ? undefined : heatLevel(heat),
    'data-fate': played?.fate,
    'data-cut': played?.cutFrom === undefined ? undefined : '',
  };
}

/** The worst finding of a shape, told by shape, colour and words. */
export function StateBadge({
  severity,
  count,
}: {
  severity: Severity | undefined;
  count: number;
}): ReactElement | null {
  const { t } = useTranslation('canvas');
  if (severity === undefined) return null;
  const label = t(`aria.${severity}`, { count });
  return (
    <span className={styles['badge']} title={label} data-severity={severity}>
      <SeverityIcon severity={severity} size={15} />
    </span>
  );
}

const markIcons = {
  added: CirclePlus,
  changed: PencilLine,
  removed: CircleMinus,
  moved: ArrowRightLeft,
};

/** What a preview does to a shape, or what became of it between two states. */
export function PreviewMark({ mark }: { mark: Mark | undefined }): ReactElement | null {
  const { t } = useTranslation('canvas');
  const comparing = useSession((state) => state.diff !== null);
  if (mark === undefined) return null;
  const Icon = markIcons[mark];
  return (
    <span
      className={styles['previewMark']}
      title={t(comparing ? `compared.${mark}` : `marks.${mark}`)}
    >
      <Icon size={14} aria-hidden />
    </span>
  );
}

/** That a shape is locked where it stands. */
export function LockMark({ locked }: { locked: boolean }): ReactElement | null {
  const { t } = useTranslation('canvas');
  return locked ? (
    <span className={styles['lock']} title={t('locked')}>
      <Lock size={12} aria-hidden />
    </span>
  ) : null;
}

/** The dots that links are drawn from, and the whole shape as the place to draw them to. */
export function LinkDots({ type }: { type: keyof typeof linkDots | 'host' }): ReactElement {
  return (
    <>
      <Handle
        id="in"
        type="target"
        position={Position.Top}
        isConnectableStart={false}
        className={styles['whole'] ?? ''}
      />
      {type !== 'host' &&
        linkDots[type].map((side) => (
          <Handle
            key={side}
            id={side}
            type="source"
            position={dotPosition(side)}
            isConnectableEnd={false}
            className={styles['dot'] ?? ''}
          />
        ))}
    </>
  );
}
