import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesPerYear, type Analysis } from '../../core/analysis/exact/analysis.ts';
import { downtimeText, shareText } from '../../core/analysis/exact/availability-text.ts';
import { eventKind, eventName } from '../../core/analysis/exact/describe-event.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './analysis.module.css';
import { ElementButton } from './element-button.tsx';
import {
  heatOf,
  importanceMeasures,
  importanceRows,
  type ImportanceMeasure,
  type ImportanceRow,
} from './importance-rows.ts';

/** Rows in sight at first. */
const fewRows = 15;

/** How much each element has its part in the downtime, as a chart that is a table. */
export function ImportanceChart({ analysis }: { analysis: Analysis }): ReactNode {
  const { t } = useTranslation('analysis');
  const index = useTopologyIndex();
  const painted = useSession((state) => state.heatMap !== null);
  const simulating = useSession((state) => state.simulation !== null);
  const set = useSession((state) => state.set);
  const [measure, setMeasure] = useState<ImportanceMeasure>('fussellVesely');
  const [all, setAll] = useState(false);
  const rows = useMemo(() => importanceRows(analysis, measure), [analysis, measure]);
  const most = {
    fussellVesely: Math.max(...rows.map((row) => Math.abs(row.fussellVesely)), Number.MIN_VALUE),
    birnbaum: Math.max(...rows.map((row) => Math.abs(row.birnbaum)), Number.MIN_VALUE),
  };
  if (analysis.importance === null) {
    return <p className={styles['quiet']}>{t('importance.unknown')}</p>;
  }
  if (rows.length === 0) return <p className={styles['quiet']}>{t('importance.nothing')}</p>;
  const shown = all ? rows : rows.slice(0, fewRows);
  return (
    <div className={styles['main']}>
      <div className={styles['tools']}>
        <Switch
          label={t('importance.heatMap')}
          checked={painted}
          disabled={simulating}
          onChange={(on) => set({ heatMap: on ? heatOf(index, analysis.importance) : null })}
        />
        <span className={styles['help']}>{t('importance.help')}</span>
      </div>
      <table className={styles['table']}>
        <caption>{t('importance.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('importance.element')}</th>
            <th scope="col">{t('importance.kind')}</th>
            <th scope="col" className={styles['number']}>
              {t('importance.alone')}
            </th>
            {importanceMeasures.map((each) => (
              <th
                key={each}
                scope="col"
                className={styles['barHead']}
                aria-sort={each === measure ? 'descending' : 'none'}
              >
                <button
                  type="button"
                  className={styles['sort']}
                  title={t(`importance.${each}.help`)}
                  onClick={() => setMeasure(each)}
                >
                  {t(`importance.${each}.name`)}
                  <span aria-hidden>{each === measure ? ' ↓' : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.id} row={row} most={most} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button size="s" onClick={() => setAll(true)}>
          {t('showAll', { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

function Row(props: { row: ImportanceRow; most: Record<ImportanceMeasure, number> }): ReactNode {
  const { say, pick } = useText();
  const index = useTopologyIndex();
  const { id, unavailability } = props.row;
  return (
    <tr>
      <th scope="row">
        <ElementButton ids={[id]}>{say(eventName(index, id))}</ElementButton>
      </th>
      <td>{pick(eventKind(index, id))}</td>
      <td className={styles['number']}>{say(downtimeText(unavailability * minutesPerYear))}</td>
      {importanceMeasures.map((measure) => (
        <td key={measure} className={styles['barCell']}>
          <Measured value={props.row[measure]} most={props.most[measure]} />
        </td>
      ))}
    </tr>
  );
}

/** A figure with its bar; what would be better off failing has none. */
function Measured({ value, most }: { value: number; most: number }): ReactNode {
  const { pick } = useText();
  return (
    <span className={styles['measured']}>
      <span className={styles['track']} aria-hidden>
        <span
          className={styles['bar']}
          style={{ width: `${(Math.max(0, value) / most) * 100}%` }}
        />
      </span>
      <span className={styles['figureText']}>{pick(shareText(value))}</span>
    </span>
  );
}
