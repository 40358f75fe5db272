import { ArrowDown, ArrowUp, SearchX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { elementOfEvent } from '../../core/analysis/exact/describe-event.ts';
import { scenarioOf, beginSimulation } from '../../store/simulation.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { describeStep } from '../../store/describe-step.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './failures.module.css';
import { apiColumn, nextSorting, stepOf, type MatrixRow, type Sorting } from './matrix-rows.ts';
import { severityOfState } from './state-severity.ts';

/** Rows drawn at first; a design of hundreds of masters has thousands. */
const firstRows = 200;

interface TableProps {
  head: readonly string[];
  rows: readonly MatrixRow[];
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
}

/** One line a failure: pointing at it shows its element, pressing it plays it. */
export function MatrixTable({ head, rows, sorting, onSort }: TableProps): ReactElement {
  const { t } = useTranslation('simulation');
  const [all, setAll] = useState(false);
  if (rows.length === 0) {
    return <EmptyState icon={SearchX} title={t('matrix.noMatch')} text={t('matrix.noMatchText')} />;
  }
  const shown = all ? rows : rows.slice(0, firstRows);
  const more = rows.length - shown.length;
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {head.map((title, column) => (
              <HeadCell
                key={title}
                title={title}
                sorted={sorting?.column === column ? sorting : null}
                onPress={() => onSort(nextSorting(sorting, column))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <div className={styles['moreRows']}>
          <Button onClick={() => setAll(true)}>{t('matrix.more', { count: more })}</Button>
        </div>
      )}
    </div>
  );
}

interface HeadCellProps {
  title: string;
  sorted: Sorting | null;
  onPress: () => void;
}

function HeadCell({ title, sorted, onPress }: HeadCellProps): ReactElement {
  const Arrow = sorted?.descending === true ? ArrowDown : ArrowUp;
  const direction = sorted === null ? undefined : sorted.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" onClick={onPress}>
        {title}
        {sorted !== null && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}

function Row({ row }: { row: MatrixRow }): ReactElement {
  const { t } = useTranslation('simulation');
  const { say } = useText();
  const index = useTopologyIndex();
  const { set, startSimulation, requestView } = useSession((state) => state);
  const { failure, cells } = row;
  const step = stepOf(failure);
  const playing = useSession(({ simulation }) => {
    const { failed, cuts = [] } = simulation === null ? { failed: [] } : scenarioOf(simulation);
    const played = step.action === 'cut' ? cuts.flat() : failed;
    return failed.length + cuts.length === 1 && played.includes(failure.id);
  });
  const element = elementOfEvent(index, failure.id);
  const shapes = index.clusters.get(element)?.members.map(({ component }) => component);
  const point = (on: boolean): void =>
    set({ highlighted: new Set(on ? [element, ...(shapes ?? [])] : []) });
  const play = (): void => {
    startSimulation(beginSimulation([step]));
    requestView('reveal', [element]);
  };
  const [name, ...rest] = cells;
  return (
    <tr
      data-playing={playing || undefined}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
    >
      <th scope="row">
        <button
          type="button"
          title={t('matrix.play', { what: say(describeStep(index, step)) })}
          aria-current={playing || undefined}
          onClick={play}
          onFocus={() => point(true)}
          onBlur={() => point(false)}
        >
          {name}
        </button>
      </th>
      {rest.map((cell, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- cells are known by their column
        <td key={at}>
          {at + 1 === apiColumn ? (
            <span className={styles['api']} data-severity={severityOfState[failure.outcome.api]}>
              <SeverityIcon severity={severityOfState[failure.outcome.api]} size={14} />
              {cell}
            </span>
          ) : (
            cell
          )}
        </td>
      ))}
    </tr>
  );
}
