import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { NumberProperty } from './fields.tsx';
import styles from './inspector.module.css';
import { roundTripRows, withRoundTrip } from './round-trips.ts';
import { useSettingWriter } from './use-write.ts';

/** Milliseconds between each two zones (or regions, where there are no zones). */
export function RoundTripTimes(): ReactElement | null {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const { roundTripTimes } = index.topology.network;
  const set = useSettingWriter('network');
  const rows = roundTripRows(index);
  if (rows.length === 0) return null;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{t('fields.roundTripTimes')}</legend>
      {rows.map(({ from, to, milliseconds }) => (
        <NumberProperty
          key={`${from.id} ${to.id}`}
          label={`${from.name} – ${to.name}`}
          unit="ms"
          placeholder={t('unknown')}
          min={0}
          max={60_000}
          step={0.5}
          value={milliseconds}
          write={(value) =>
            set('roundTripTimes', withRoundTrip(roundTripTimes, from.id, to.id, value))
          }
        />
      ))}
    </fieldset>
  );
}
