import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonRow, DesignComparison, RuleRow } from '../../core/advice/comparison.ts';
import { regressionSentence, type SideNames } from '../../core/advice/compare-report.ts';
import { describeRow } from '../../core/advice/describe-comparison.ts';
import type { Topology } from '../../core/model/topology.ts';
import { DesignPicture } from '../../platform/react/design-picture.tsx';
import { useText } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TID } from '../../ui/test-ids.ts';
import styles from './compare.module.css';
import { TrendMark } from './trend-mark.tsx';
import type { ChosenDesign } from './use-sources.ts';

export interface ComparisonViewProps {
  readonly other: ChosenDesign | null;
  /** How many designs are listed to choose from. */
  readonly choices: number;
  readonly current: Topology;
  readonly comparison: DesignComparison | null;
  readonly error: string | null;
  readonly names: SideNames;
  readonly onlyChanges: boolean;
  readonly onOnlyChanges: (only: boolean) => void;
}

/** Two designs side by side: what they look like, what they are worth, what the rules say. */
export function ComparisonView(props: ComparisonViewProps): ReactNode {
  const { t } = useTranslation('compare');
  const { language } = useText();
  const { other, choices, current, comparison, error, names, onlyChanges, onOnlyChanges } = props;
  if (error !== null) {
    return (
      <p role="alert" className={cx(styles['view'], styles['failure'])}>
        <SeverityIcon severity="error" /> {error}
      </p>
    );
  }
  if (other === null) {
    return (
      <div className={styles['view']}>
        <EmptyState
          icon={GitCompareArrows}
          title={t(choices > 0 ? 'choose' : 'nothing')}
          text={t(choices > 0 ? 'chooseText' : 'nothingText')}
        />
      </div>
    );
  }
  const isWorse = (comparison?.regressions.length ?? 0) > 0;
  return (
    <div className={styles['view']} data-testid={TID.comparison}>
      <div className={styles['pictures']}>
        <Side name={names.a} topology={other.topology} />
        <Side name={names.b} topology={current} />
      </div>
      <div className={styles['summary']} aria-live="polite">
        {comparison === null ? (
          <Spinner label={t('comparing')} showLabel />
        ) : (
          <>
            <SeverityIcon severity={isWorse ? 'warning' : 'ok'} />
            <p>{regressionSentence(comparison, language, names)}</p>
          </>
        )}
      </div>
      {comparison !== null && (
        <>
          <Switch label={t('onlyChanges')} checked={onlyChanges} onChange={onOnlyChanges} />
          <Measures comparison={comparison} names={names} onlyChanges={onlyChanges} />
          <Rules comparison={comparison} names={names} onlyChanges={onlyChanges} />
          <p className={styles['model']}>{t('model')}</p>
        </>
      )}
    </div>
  );
}

function Side({ name, topology }: { name: string; topology: Topology }): ReactNode {
  return (
    <figure className={styles['side']}>
      <DesignPicture topology={topology} className={styles['picture']} />
      <figcaption title={name}>{name}</figcaption>
    </figure>
  );
}

interface TableProps {
  readonly comparison: DesignComparison;
  readonly names: SideNames;
  readonly onlyChanges: boolean;
}

function Measures({ comparison, names, onlyChanges }: TableProps): ReactNode {
  const { t } = useTranslation('compare');
  const rows = comparison.rows.filter(({ trend }) => !onlyChanges || trend !== 'equal');
  if (rows.length === 0) return <p className={styles['model']}>{t('noChanges')}</p>;
  return (
    <Table caption={t('measures')} first={t('measure')} names={names}>
      {rows.map((row) => (
        <MeasureRow key={Object.values(row.measure).join(' ')} comparison={comparison} row={row} />
      ))}
    </Table>
  );
}

function MeasureRow(props: { comparison: DesignComparison; row: ComparisonRow }): ReactNode {
  const { say, pick } = useText();
  const { name, a, b, trend, change } = describeRow(props.comparison, props.row);
  return (
    <tr className={styles[trend]}>
      <th scope="row">{pick(name)}</th>
      <td>{say(a)}</td>
      <td>{say(b)}</td>
      <td>
        <TrendMark trend={trend} words={change} />
      </td>
    </tr>
  );
}

function Rules({ comparison, names, onlyChanges }: TableProps): ReactNode {
  const { t } = useTranslation('compare');
  const rows = comparison.rules.filter(({ trend }) => !onlyChanges || trend !== 'equal');
  if (rows.length === 0) return null;
  return (
    <Table caption={t('findings')} first={t('rule')} names={names}>
      {rows.map((row) => (
        <RuleLine key={row.rule} row={row} />
      ))}
    </Table>
  );
}

function RuleLine({ row }: { row: RuleRow }): ReactNode {
  const { t } = useTranslation('compare');
  const { pick } = useText();
  return (
    <tr className={styles[row.trend]}>
      <th scope="row">
        <span className={styles['rule']}>
          <SeverityIcon severity={row.severity} label={t(`severity.${row.severity}`)} size={13} />
          {pick(row.title)}
        </span>
      </th>
      <td>{row.a}</td>
      <td>{row.b}</td>
      <td>
        <TrendMark trend={row.trend} />
      </td>
    </tr>
  );
}

function Table(props: {
  caption: string;
  first: string;
  names: SideNames;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('compare');
  return (
    <table className={styles['table']}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.first}</th>
          <th scope="col">{props.names.a}</th>
          <th scope="col">{props.names.b}</th>
          <th scope="col">{t('change')}</th>
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}
