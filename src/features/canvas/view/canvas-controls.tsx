import { Panel, useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, type ActionId } from '../../../platform/react/actions.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Toolbar, ToolbarSeparator } from '../../../ui/toolbar.tsx';
import styles from '../canvas.module.css';

/** Zoom, fit, tidy and the minimap, in a corner of the canvas. */
export function CanvasControls(): ReactElement {
  const { t } = useTranslation('canvas');
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className={styles['controls'] ?? ''}>
      <Toolbar label={t('controls')}>
        <ActionButton id="zoom-out" />
        <span className={styles['zoom']} title={t('zoom', { percent: zoom })}>
          {zoom}%
        </span>
        <ActionButton id="zoom-in" />
        <ActionButton id="fit-view" />
        <ToolbarSeparator />
        <ActionButton id="toggle-focus" />
        <ActionButton id="tidy-layout" />
        <ActionButton id="toggle-minimap" />
      </Toolbar>
    </Panel>
  );
}

function ActionButton({ id }: { id: ActionId }): ReactElement | null {
  const action = useAction(id);
  if (action.icon === undefined) return null;
  return (
    <IconButton
      icon={action.icon}
      label={action.label}
      shortcut={action.shortcut}
      pressed={action.checked}
      disabled={!action.enabled}
      size="s"
      tooltipSide="top"
      onClick={action.run}
    />
  );
}
