import { RotateCcw } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figureInfos } from '../../core/analysis/exact/figures.ts';
import type { Verdict } from '../../core/analysis/verdict.ts';
import { figureKeys } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useDocument, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './analysis.module.css';
import { FigureRow } from './figure-row.tsx';
import { figureUses, withFigure } from './figure-use.ts';
import { Overrides } from './overrides.tsx';

/** The figures that the probabilities rest on, each with its source, to be changed. */
export function Assumptions({ verdict }: { verdict: Verdict | null }): ReactNode {
  const { t } = useTranslation('analysis');
  const index = useTopologyIndex();
  const edit = useEdit();
  const figures = useDocument((state) => state.topology.assumptions.availability);
  const [all, setAll] = useState(false);
  const uses = useMemo(() => figureUses(index, verdict), [index, verdict]);
  const shown = figureInfos.filter(
    ({ key }) => all || (uses.get(key)?.count ?? 0) > 0 || figures[key] !== undefined,
  );
  const changed = figureKeys.filter((key) => figures[key] !== undefined);
  const resetAll = (): void => {
    let next: Record<string, unknown> = figures;
    for (const key of changed) next = withFigure(next, key, undefined);
    edit({ type: 'update-settings', part: 'assumptions', patch: { availability: next } });
  };
  return (
    <>
      <div className={styles['tools']}>
        <Switch label={t('assumptions.all')} checked={all} onChange={setAll} />
        <span className={styles['grow']} />
        <Button size="s" icon={RotateCcw} disabled={changed.length === 0} onClick={resetAll}>
          {t('assumptions.resetAll')}
        </Button>
      </div>
      <table className={styles['table']}>
        <caption>{t('assumptions.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('assumptions.what')}</th>
            <th scope="col" className={styles['number']}>
              {t('assumptions.count')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('assumptions.default')}
            </th>
            <th scope="col">{t('assumptions.yours')}</th>
            <th scope="col">{t('assumptions.source')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((info) => (
            <FigureRow key={info.key} info={info} use={uses.get(info.key)} />
          ))}
        </tbody>
      </table>
      <Overrides uses={uses} />
    </>
  );
}
