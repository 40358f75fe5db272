import { Panel } from '@xyflow/react';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/react/workspace.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TID } from '../../../ui/test-ids.ts';
import { heatLevels, heatSteps } from '../scene/heat.ts';
import styles from './heat.module.css';

/** What the colours of the heat map mean, and how to be rid of it. */
export function HeatLegend(): ReactElement | null {
  const { t } = useTranslation('canvas');
  const on = useSession((state) => state.heatMap !== null);
  const set = useSession((state) => state.set);
  if (!on) return null;
  return (
    <Panel position="top-left">
      <section
        className={styles['legend']}
        aria-label={t('heat.title')}
        data-testid={TID.heatLegend}
      >
        <strong>{t('heat.title')}</strong>
        <IconButton
          icon={X}
          size="s"
          label={t('heat.off')}
          onClick={() => set({ heatMap: null })}
        />
        <ul className={styles['scale']}>
          {heatLevels.toReversed().map((level) => (
            <li key={level} data-heat={level}>
              {level === 'none'
                ? t('heat.none')
                : level === 'least'
                  ? t('heat.below', { percent: heatSteps.low * 100 })
                  : t('heat.from', { percent: heatSteps[level] * 100 })}
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}
