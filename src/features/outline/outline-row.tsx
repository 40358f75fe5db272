import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { familyOf, kindIcons, kindTitle } from '../../platform/react/kind-icon.tsx';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { TreeRow } from '../../ui/tree-model.ts';
import { cellEditor, cellText, columns, type Column } from './cells.ts';
import styles from './outline.module.css';
import type { OutlineNode } from './outline-tree.ts';
import type { RowFindings } from './row-findings.ts';
import { rowHeight } from './window.ts';

export interface OutlineRowProps {
  readonly row: TreeRow<OutlineNode>;
  readonly at: number;
  readonly selected: boolean;
  /** Waits to be put elsewhere. */
  readonly cut: boolean;
  /** Which part takes part in the tab order: -1 for the row, else a cell; undefined for none. */
  readonly stop: number | undefined;
  readonly findings: RowFindings | undefined;
  readonly readOnly: boolean;
  readonly onToggle: () => void;
  /** The field in place of the cell that is edited. */
  readonly field: { readonly column: Column; readonly content: ReactNode } | undefined;
}

/** One element as a row of the grid. */
export function OutlineRow(props: OutlineRowProps): ReactElement {
  const { row, at, selected, cut, stop, field } = props;
  const { id } = row.node;
  const index = useTopologyIndex();
  return (
    // The grid hears the keys of all its rows.
    <tr
      className={cx(styles['row'], cut && styles['cut'])}
      style={{ transform: `translateY(${at * rowHeight}px)` }}
      tabIndex={stop === -1 ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expandable ? row.expanded : undefined}
      aria-selected={selected}
      aria-rowindex={at + 2}
      data-row={id}
    >
      {columns.map((column, position) => (
        <td
          key={column}
          className={cx(styles['cell'], styles[column])}
          tabIndex={stop === position ? 0 : -1}
          aria-colindex={position + 1}
          aria-readonly={props.readOnly || cellEditor(index, id, column) === undefined}
          data-column={position}
        >
          {column === 'name' && <RowLead row={row} onToggle={props.onToggle} />}
          {field?.column === column ? field.content : <CellContent {...props} column={column} />}
        </td>
      ))}
    </tr>
  );
}

function RowLead({ row, onToggle }: Pick<OutlineRowProps, 'row' | 'onToggle'>): ReactElement {
  const Icon = kindIcons[row.node.kind];
  return (
    <>
      {Array.from({ length: row.level - 1 }, (_unused, depth) => (
        <span key={depth} className={styles['guide']} />
      ))}
      {/* Left and right do it by keyboard; the row says whether it is open. */}
      <span className={styles['chevron']} aria-hidden onClick={onToggle}>
        {row.expandable && <ChevronRight size={13} />}
      </span>
      <span className={styles['icon']} data-family={familyOf(row.node.kind)}>
        <Icon size={13} aria-hidden />
      </span>
    </>
  );
}

function CellContent({
  row,
  column,
  findings,
}: OutlineRowProps & { column: Column }): ReactElement | null {
  const { t } = useTranslation('outline');
  const { language } = useText();
  const index = useTopologyIndex();
  const { id, kind } = row.node;
  if (column === 'kind') return <span className={styles['text']}>{kindTitle(kind, language)}</span>;
  if (column === 'findings') {
    if (findings === undefined) return null;
    const { worst, count } = findings;
    return (
      <>
        <SeverityIcon severity={worst} size={13} label={t(`severity.${worst}`)} />
        <span className={styles['count']}>{count}</span>
      </>
    );
  }
  const text = cellText(index, id, column);
  if (column === 'detail' && text === '' && (kind === 'control-plane' || kind === 'worker')) {
    const { kubernetesVersion } = index.topology.cluster;
    return <span className={cx(styles['text'], styles['inherited'])}>{kubernetesVersion}</span>;
  }
  return (
    <span className={styles['text']} title={text}>
      {text}
    </span>
  );
}
