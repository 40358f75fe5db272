import { CircleX, ClipboardCopy, FileDown, FlaskConical, Sheet } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  matrixCsv,
  matrixMarkdown,
  matrixTable,
} from '../../core/analysis/scenario/failure-matrix-table.ts';
import { fileSlug } from '../../core/format/slug.ts';
import { message } from '../../core/model/message.ts';
import type { PlayedFailures } from '../../platform/failure-matrix-worker.ts';
import { saveFile } from '../../platform/files.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { topologyIndex, useDocument, useText } from '../../platform/react/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TID } from '../../ui/test-ids.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import styles from './failures.module.css';
import { MatrixTable } from './matrix-table.tsx';
import { chosenRows, isLost, matrixRows, type Choice } from './matrix-rows.ts';
import { useFailureMatrix } from './use-failure-matrix.ts';

const copied = {
  en: 'The matrix was copied as a Markdown table.',
  zh: '已复制矩阵（Markdown 表格）。',
};

/** All single failures, each with what comes of it. */
export function FailuresPanel(): ReactElement {
  const { t } = useTranslation('simulation');
  const { played, error } = useFailureMatrix();
  const empty = useDocument(({ topology }) => topology.components.length === 0);
  if (error !== null) {
    return (
      <EmptyState
        icon={CircleX}
        title={t('matrix.failed')}
        text={t('matrix.failedText', { error })}
      />
    );
  }
  if (empty) {
    return (
      <EmptyState icon={FlaskConical} title={t('matrix.empty')} text={t('matrix.emptyText')} />
    );
  }
  return (
    <div className={styles['panel']} data-testid={TID.failures}>
      {played === null ? (
        <div className={styles['waiting']}>
          <Spinner label={t('matrix.playing')} showLabel />
        </div>
      ) : (
        <Matrix played={played} />
      )}
    </div>
  );
}

function Matrix({ played }: { played: PlayedFailures }): ReactElement {
  const { t } = useTranslation('simulation');
  const { language } = useText();
  const [choice, setChoice] = useState<Choice>({ lostOnly: false, query: '', sorting: null });
  const index = topologyIndex(played.topology);
  const table = useMemo(
    () => matrixTable(index, played.matrix, language),
    [index, played, language],
  );
  const rows = useMemo(() => matrixRows(played.matrix, table), [played, table]);
  const shown = useMemo(() => chosenRows(rows, choice, language), [rows, choice, language]);
  return (
    <>
      <div className={styles['filters']}>
        <SegmentedControl<'all' | 'lost'>
          label={t('matrix.filter')}
          size="s"
          value={choice.lostOnly ? 'lost' : 'all'}
          onChange={(value) => setChoice({ ...choice, lostOnly: value === 'lost' })}
          segments={[
            { value: 'all', label: t('matrix.all', { count: rows.length }) },
            { value: 'lost', label: t('matrix.lost', { count: rows.filter(isLost).length }) },
          ]}
        />
        <input
          className={styles['search']}
          type="search"
          aria-label={t('matrix.search')}
          placeholder={t('matrix.search')}
          value={choice.query}
          onChange={(event) => setChoice({ ...choice, query: event.target.value })}
        />
        <span className={styles['grow']} />
        <Outputs played={played} />
      </div>
      <MatrixTable
        head={table.head}
        rows={shown}
        sorting={choice.sorting}
        onSort={(sorting) => setChoice({ ...choice, sorting })}
      />
    </>
  );
}

function Outputs({ played }: { played: PlayedFailures }): ReactElement {
  const { t } = useTranslation('simulation');
  const { language } = useText();
  const copy = useCopyText();
  const { topology, matrix } = played;
  const name = `${fileSlug(topology.metadata.name, 'design')}-failures`;
  const markdown = (): string => matrixMarkdown(topologyIndex(topology), matrix, language);
  const csv = (): string => matrixCsv(topologyIndex(topology), matrix, language);
  return (
    <Toolbar label={t('matrix.outputs')}>
      <IconButton
        icon={ClipboardCopy}
        size="s"
        label={t('matrix.copy')}
        onClick={() => copy(markdown(), message(copied))}
      />
      <IconButton
        icon={FileDown}
        size="s"
        label={t('matrix.markdown')}
        onClick={() => saveFile(`${name}.md`, markdown(), 'text/markdown')}
      />
      <IconButton
        icon={Sheet}
        size="s"
        label={t('matrix.csv')}
        onClick={() => saveFile(`${name}.csv`, csv(), 'text/csv')}
      />
    </Toolbar>
  );
}
