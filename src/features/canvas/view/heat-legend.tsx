import { Panel, useStore } from '@xyflow/react';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/react/workspace.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TID } from '../../../ui/test-ids.ts';
import { heatLevels, heatSteps } from '../scene/heat.ts';
import styles from './heat.module.css';

/** CSS pixels of canvas that leave room for it between the zoom controls and the map. */
const roomBelow = 870;

/** What the colours of the heat map mean, and how to be rid of it. */
export function HeatLegend(): ReactElement | null {
  const { t } = useTranslation('canvas');
  const on = useSession((state) => state.heatMap !== null);
  const set = useSession((state) => state.set);
  const below = useStore((state) => state.width >= roomBelow);
  if (!on) return null;
  return (
    <Panel position={below ? 'bottom-center' : 'top-left'}>
      <section
        className={styles['legend']}
        data-small={!below || undefined}
        aria-label={t('heat.title')}
        data-testid={TID.heatLegend}
      >
        <strong>{t('heat.title')}</strong>
        <ul className={styles['scale']}>
          {heatLevels.map((level) => (
            <li key={level} data-heat={level}>
              {level === 'none'
                ? t('heat.none')
                : level === 'least'
                  ? t('heat.below', { percent: heatSteps.low * 100 })
                  : t('heat.from', { percent: heatSteps[level] * 100 })}
            </li>
          ))}
        </ul>
        <IconButton
          icon={X}
          size="s"
          label={t('heat.off')}
          onClick={() => set({ heatMap: null })}
        />
      </section>
    </Panel>
  );
}
