import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileDiff } from '../../core/bundle/compare-bundles.ts';
import type { Command } from '../../core/commands/command.ts';
import { useDocument, useLanguage } from '../../platform/react/workspace.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DiffView } from '../../ui/code-view/diff-view.tsx';
import { cx } from '../../ui/cx.ts';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './file-changes.module.css';
import { useFileDiffs } from './use-file-diffs.ts';

/** Files listed at once; of a large design a fix may change one on every host. */
const mostShown = 50;

/** The files of the bundle that edits would change, each to be opened as a diff. */
export function FileChanges({ commands }: { commands: readonly Command[] }): ReactNode {
  const { t } = useTranslation('problems');
  const topology = useDocument((state) => state.topology);
  const { files, error } = useFileDiffs(topology, commands, useLanguage());
  const [open, setOpen] = useState(false);
  if (error !== null) return <p className={styles['line']}>{t('files.failed', { error })}</p>;
  if (files === null) {
    return (
      <p className={styles['line']}>
        <span className={styles['late']}>
          <Spinner label={t('files.writing')} size={13} showLabel />
        </span>
      </p>
    );
  }
  if (files.length === 0) return <p className={styles['line']}>{t('files.none')}</p>;
  const count = (kind: FileDiff['kind']): number =>
    files.filter((file) => file.kind === kind).length;
  const parts = (['changed', 'added', 'removed'] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => t(`files.${kind}`, { count: count(kind) }));
  return (
    <div>
      <p className={styles['line']}>
        <Toggle open={open} onToggle={() => setOpen(!open)}>
          {t('files.all', { count: files.length, parts: parts.join(t('comma')) })}
        </Toggle>
      </p>
      {open && <FileDiffs files={files} />}
    </div>
  );
}

function FileDiffs({ files }: { files: readonly FileDiff[] }): ReactNode {
  const { t } = useTranslation('problems');
  const [all, setAll] = useState(false);
  const shown = all ? files : files.slice(0, mostShown);
  return (
    <ul className={styles['files']} aria-label={t('files.label')}>
      {shown.map((file) => (
        <File key={file.path} file={file} />
      ))}
      {shown.length < files.length && (
        <li>
          <Button size="s" variant="ghost" onClick={() => setAll(true)}>
            {t('files.more', { count: files.length - shown.length })}
          </Button>
        </li>
      )}
    </ul>
  );
}

function File({ file: { path, kind, plus, minus, hunks } }: { file: FileDiff }): ReactNode {
  const { t } = useTranslation('problems');
  const [open, setOpen] = useState(false);
  const lines = [plus > 0 ? `+${plus}` : '', minus > 0 ? `−${minus}` : ''].filter(Boolean);
  return (
    <li>
      <Toggle open={open} onToggle={() => setOpen(!open)}>
        <bdi className={styles['path']}>{path}</bdi>
        <Badge tone={tones[kind]}>
          {kind === 'changed' ? lines.join(' ') || t('files.mode') : t(`files.is.${kind}`)}
        </Badge>
      </Toggle>
      {open && hunks.length > 0 && (
        <div className={styles['diff']}>
          <DiffView label={t('files.diff', { path })} hunks={hunks} />
        </div>
      )}
    </li>
  );
}

const tones = { changed: 'warning', added: 'ok', removed: 'error' } as const;

interface ToggleProps {
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}

function Toggle({ open, onToggle, children }: ToggleProps): ReactNode {
  return (
    <button
      type="button"
      className={cx(styles['toggle'], open && styles['open'])}
      aria-expanded={open}
      onClick={onToggle}
    >
      <ChevronRight size={14} aria-hidden />
      {children}
    </button>
  );
}
