import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeState } from '../../core/analysis/describe.ts';
import { eventName } from '../../core/analysis/exact/describe-event.ts';
import { toleranceKinds, type Tolerance, type Verdict } from '../../core/analysis/verdict.ts';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './analysis.module.css';
import { ElementButton } from './element-button.tsx';

/** Names written out of a counter-example; more are counted. */
const mostNames = 8;

/** How many failures of each kind the design survives, and the smallest set that it does not. */
export function Tolerances({ verdict }: { verdict: Verdict }): ReactNode {
  const { t } = useTranslation('analysis');
  const kinds = toleranceKinds.flatMap((kind) => {
    const tolerance = verdict.tolerates[kind];
    return tolerance === null ? [] : [{ kind, tolerance }];
  });
  return (
    <table className={styles['table']}>
      <caption>{t('tolerances.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('tolerances.kind')}</th>
          <th scope="col" className={styles['number']}>
            {t('tolerances.elements')}
          </th>
          <th scope="col">{t('tolerances.survives')}</th>
          <th scope="col">{t('tolerances.example')}</th>
          <th scope="col">{t('tolerances.consequence')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, tolerance }) => (
          <tr key={kind}>
            <th scope="row" className={styles['short']}>
              {t(`kinds.${kind}`)}
            </th>
            <td className={styles['number']}>{tolerance.elements}</td>
            <td className={styles['short']}>
              <Survives tolerance={tolerance} />
            </td>
            <Example tolerance={tolerance} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Survives({ tolerance }: { tolerance: Tolerance }): ReactNode {
  const { t } = useTranslation('analysis');
  const { tolerated, exhaustive, elements, counterExample } = tolerance;
  const severity = tolerated > 0 ? 'ok' : 'error';
  const text =
    counterExample === null && exhaustive && elements > 0
      ? t('tolerances.all', { count: elements })
      : tolerated === 0
        ? t('tolerances.none')
        : t('tolerances.any', { count: tolerated });
  return (
    <span className={styles['verdict']}>
      <SeverityIcon severity={severity} size={14} />
      {exhaustive ? text : t('tolerances.atLeast', { text })}
    </span>
  );
}

function Example({ tolerance }: { tolerance: Tolerance }): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const index = useTopologyIndex();
  const { counterExample, consequence, exhaustive } = tolerance;
  if (counterExample === null || consequence === null) {
    return (
      <td colSpan={2} className={styles['quiet']}>
        {t(exhaustive ? 'tolerances.nothing' : 'tolerances.notTried')}
      </td>
    );
  }
  const names = counterExample.slice(0, mostNames).map((id) => say(eventName(index, id)));
  const more = counterExample.length - names.length;
  return (
    <>
      <td className={styles['names']}>
        {counterExample.length === 0 ? (
          <span className={styles['quiet']}>{t('tolerances.asDrawn')}</span>
        ) : (
          <ElementButton ids={counterExample}>
            {[...names, ...(more > 0 ? [t('andMore', { count: more })] : [])].join(t('comma'))}
          </ElementButton>
        )}
      </td>
      <td className={styles['sentence']}>{say(describeState(index, consequence))}</td>
    </>
  );
}
