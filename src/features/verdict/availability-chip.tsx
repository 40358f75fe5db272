import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceAvailability } from '../../core/analysis/exact/analysis.ts';
import { availabilityAndDowntime, toPercent } from '../../core/analysis/exact/availability-text.ts';
import { availabilityFigure } from '../../core/analysis/exact/figures.ts';
import type { FigureKey, Topology } from '../../core/model/topology.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { TID } from '../../ui/test-ids.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './verdict.module.css';

/** How much of the time the API takes writes; pressed, it opens what this rests on. */
export function AvailabilityChip(props: { availability: ServiceAvailability }): ReactNode {
  const { t } = useTranslation('verdict');
  const { say } = useText();
  const set = useSession((state) => state.set);
  return (
    <Tooltip content={<Explanation />}>
      <button
        type="button"
        className={cx(styles['chip'], styles['availability'])}
        data-testid={TID.availabilityChip}
        onClick={() => set({ bottomPanel: 'analysis', analysisSection: 'downtime' })}
      >
        <span className={styles['text']}>
          {say(availabilityAndDowntime(props.availability.unavailability))}
        </span>
        <span className={styles['model']}>{t('availability.model')}</span>
      </button>
    </Tooltip>
  );
}

/** The figures that tell most, as far as the design has what they are about. */
const mainFigures = ['zone', 'host', 'cloud-lb', 'load-balancer', 'control-plane', 'etcd'] as const;

function has(topology: Topology, key: (typeof mainFigures)[number]): boolean {
  if (key === 'zone') return topology.failureDomains.some(({ kind }) => kind === key);
  if (key === 'host') return topology.hosts.length > 0;
  if (key === 'cloud-lb') return topology.endpoints.some(({ kind }) => kind === key);
  return topology.components.some(({ kind }) => kind === key);
}

function Explanation(): ReactNode {
  const { t } = useTranslation('verdict');
  const figures = useDocument(({ topology }) =>
    mainFigures.flatMap((key: FigureKey & (typeof mainFigures)[number]) =>
      has(topology, key)
        ? [
            t('availability.figure', {
              what: t(`availability.${key}`),
              percent: toPercent(availabilityFigure(topology, key)),
            }),
          ]
        : [],
    ),
  );
  return (
    <span className={styles['explanation']}>
      <span>{t('availability.text')}</span>
      <span>{t('availability.figures', { figures: figures.join(t('comma')) })}</span>
      <span>{t('availability.promise')}</span>
      <span className={styles['hint']}>{t('availability.press')}</span>
    </span>
  );
}
