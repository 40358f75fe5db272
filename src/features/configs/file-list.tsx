import { File, FileTerminal, FileX2, Folder, SearchX } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleChanges, FileChange } from '../../core/bundle/compare-bundles.ts';
import { Badge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tree, type TreeItem } from '../../ui/tree.tsx';
import styles from './configs.module.css';
import {
  fileTree,
  folderIds,
  foldersAbove,
  isOpenAtFirst,
  kindTree,
  matchesQuery,
  pathsBelow,
  type FileNode,
} from './file-tree.ts';
import { isChanged, type ListedFile } from './listed-files.ts';
import { usePanelMemory } from './panel-memory.ts';

export interface FileListProps {
  readonly listed: readonly ListedFile[];
  readonly changes: BundleChanges;
  readonly changedOnly: boolean;
  readonly by: 'host' | 'kind';
  /** Path of the file that is shown. */
  readonly selected: string | undefined;
}

/** The files as a tree that can be filtered by name. */
export function FileList({ listed, changes, changedOnly, by, selected }: FileListProps): ReactNode {
  const { t } = useTranslation('configs');
  const { toggled, set } = usePanelMemory();
  const [query, setQuery] = useState('');
  const filtered = changedOnly || query.trim() !== '';
  const nodes = useMemo(() => {
    const paths = listed
      .filter(({ path }) => matchesQuery(path, query.trim()))
      .filter((each) => !changedOnly || isChanged(each, changes))
      .map(({ path }) => path);
    return by === 'kind' ? kindTree(paths, (kind) => t(`kinds.${kind}`)) : fileTree(paths);
  }, [listed, query, changedOnly, changes, by, t]);
  const byPath = useMemo(() => new Map(listed.map((each) => [each.path, each])), [listed]);
  const all = useMemo(() => folderIds(nodes), [nodes]);
  // What is filtered for is shown at once; what is closed then is open again with the next filter.
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const against = useMemo(
    () =>
      toggled ?? new Set(foldersAbove(nodes, selected ?? '').filter((id) => !isOpenAtFirst(id))),
    [toggled, nodes, selected],
  );
  const open = useMemo(
    () =>
      new Set(
        all.filter((id) => (filtered ? !closed.has(id) : isOpenAtFirst(id) !== against.has(id))),
      ),
    [all, filtered, closed, against],
  );
  const setOpen = (next: ReadonlySet<string>): void => {
    if (filtered) {
      setClosed(new Set(all.filter((id) => !next.has(id))));
      return;
    }
    const elsewhere = [...against].filter((id) => !all.includes(id));
    const here = all.filter((id) => next.has(id) !== isOpenAtFirst(id));
    set({ toggled: new Set([...elsewhere, ...here]) });
  };

  const list = useRef<HTMLDivElement>(null);
  // Where the panel opens with a file far down the list.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, []);

  const changed = (path: string): boolean => {
    const file = byPath.get(path);
    return file !== undefined && isChanged(file, changes);
  };
  const item = (node: FileNode): TreeItem =>
    node.children === undefined
      ? leaf(node, byPath.get(node.id)?.state ?? 'written', changes.files.get(node.id))
      : {
          id: node.id,
          label: node.label,
          icon: Folder,
          badge: (
            <FolderBadge files={node.files} changed={pathsBelow(node).filter(changed).length} />
          ),
          children: node.children.map(item),
        };

  return (
    <div className={styles['files']}>
      <input
        className={styles['search']}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={query}
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setClosed(new Set());
        }}
      />
      <div ref={list} className={styles['tree']}>
        {nodes.length === 0 ? (
          <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')} />
        ) : (
          <Tree
            label={t('files')}
            items={nodes.map(item)}
            expanded={open}
            onExpandedChange={setOpen}
            selected={selected}
            selectionFollowsFocus
            onSelect={(id) => {
              // Until now the folders of the file shown stood open: they stay so.
              if (!id.endsWith('/')) set({ path: id, toggled: against });
            }}
          />
        )}
      </div>
    </div>
  );
}

function leaf(
  { id, label }: FileNode,
  state: ListedFile['state'],
  change: FileChange | undefined,
): TreeItem {
  const shown = { id, label, title: id };
  if (state !== 'written') {
    return { ...shown, icon: FileX2, isMuted: true, badge: <GoneBadge state={state} /> };
  }
  return {
    ...shown,
    icon: id.endsWith('.sh') ? FileTerminal : File,
    badge: <FileBadge change={change} />,
  };
}

function GoneBadge({ state }: { state: 'absent' | 'removed' }): ReactNode {
  const { t } = useTranslation('configs');
  return <Badge tone={state === 'absent' ? 'warning' : 'neutral'}>{t(state)}</Badge>;
}

function FileBadge({ change }: { change: FileChange | undefined }): ReactNode {
  const { t } = useTranslation('configs');
  if (change === undefined) return null;
  if (change.isNew) return <Badge tone="ok">{t('new')}</Badge>;
  return <Badge tone="warning">{changeCount(change, t('mode'))}</Badge>;
}

function FolderBadge({ files, changed }: { files: number; changed: number }): ReactNode {
  const { t } = useTranslation('configs');
  return (
    <span className={styles['counts']}>
      {changed > 0 && (
        <Badge tone="warning" title={t('changedFiles', { count: changed })}>
          {changed}
        </Badge>
      )}
      <Badge title={t('fileCount', { count: files })}>{files}</Badge>
    </span>
  );
}

/** `+3 −1`; a file whose permissions alone changed has no lines to count. */
export function changeCount({ changed, removed }: FileChange, modeOnly: string): string {
  const parts = [
    changed.length > 0 ? `+${changed.length}` : '',
    removed > 0 ? `−${removed}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? modeOnly : parts.join(' ');
}
