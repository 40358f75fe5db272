import { Download, Eye, RotateCcw, Trash2 } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { diffSummary, tellDiff } from '../../core/diff/describe-diff.ts';
import { diffTopologies } from '../../core/diff/diff-topologies.ts';
import { fileSlug } from '../../core/format/slug.ts';
import type { Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { saveFile } from '../../platform/files.ts';
import { DesignPicture } from '../../platform/react/design-picture.tsx';
import { useDocument, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import type { StoredVersion } from '../../platform/version-storage.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChangeList } from './change-list.tsx';
import { useVersionDesign } from './use-version-designs.ts';
import styles from './versions.module.css';

interface VersionDetailsProps {
  readonly version: StoredVersion;
  readonly others: readonly StoredVersion[];
  readonly onDescribe: (words: Pick<StoredVersion, 'name' | 'note'>) => void;
  readonly onRestore: (topology: Topology) => void;
  readonly onDelete: () => void;
}

const now = 'now';

/** One version: its words, its picture, and what came after it. */
export function VersionDetails(props: VersionDetailsProps): ReactElement {
  const { t } = useTranslation('versions');
  const { version, others, onRestore, onDelete } = props;
  const { topology, error } = useVersionDesign(version);
  const [against, setAgainst] = useState<string>(now);
  const other = others.find(({ id }) => id === against) ?? null;
  const download = (): void => {
    if (topology === null) return;
    const base = fileSlug(`${topology.metadata.name}-${version.name}`, 'version');
    saveFile(`${base}.topology.json`, writeDocument(topology), 'application/json');
  };
  return (
    <>
      <div className={styles['head']}>
        <Words {...props} />
        {topology !== null && <DesignPicture topology={topology} className={styles['picture']} />}
      </div>
      <div className={styles['tools']}>
        <Button
          variant="primary"
          icon={RotateCcw}
          disabled={topology === null}
          onClick={() => topology !== null && onRestore(topology)}
        >
          {t('restore')}
        </Button>
        <Button icon={Download} disabled={topology === null} onClick={download}>
          {t('download')}
        </Button>
        <Button icon={Trash2} onClick={onDelete}>
          {t('delete')}
        </Button>
      </div>
      {error !== null && (
        <p role="alert" className={styles['failure']}>
          <SeverityIcon severity="error" /> {error}
        </p>
      )}
      <Select
        label={t('against')}
        value={against}
        options={[
          { value: now, label: t('now') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setAgainst}
      />
      {topology !== null && (
        <Differences key={against} version={version} topology={topology} other={other} />
      )}
    </>
  );
}

/** Name and note, kept when the field is left. */
function Words({ version, onDescribe }: VersionDetailsProps): ReactElement {
  const { t } = useTranslation('versions');
  const [name, setName] = useState(version.name);
  const [note, setNote] = useState(version.note);
  const commit = (): void => {
    const words = { name: name.trim() === '' ? version.name : name.trim(), note: note.trim() };
    setName(words.name);
    if (words.name !== version.name || words.note !== version.note) onDescribe(words);
  };
  return (
    <div className={styles['form']}>
      <TextField
        label={t('name')}
        value={name}
        maxLength={120}
        onChange={setName}
        onCommit={commit}
      />
      <TextField
        label={t('note')}
        rows={2}
        value={note}
        onChange={(text) => setNote(text.slice(0, 2000))}
        onCommit={commit}
      />
    </div>
  );
}

interface DifferencesProps {
  readonly version: StoredVersion;
  readonly topology: Topology;
  /** Null: the design as it is now. */
  readonly other: StoredVersion | null;
}

/** From the older of two states to the newer. */
function Differences({ version, topology, other }: DifferencesProps): ReactElement {
  const { t } = useTranslation('versions');
  const { say } = useText();
  const { session } = useWorkspace();
  const current = useDocument((state) => state.topology);
  const read = useVersionDesign(other);
  const otherTopology = other === null ? current : read.topology;
  const later = other === null || other.savedAt > version.savedAt;
  const [before, after] = later ? [topology, otherTopology] : [otherTopology, topology];
  const told = useMemo(() => {
    if (before === null || after === null) return null;
    const diff = diffTopologies(before, after);
    return { changes: tellDiff(diff, before, after), drawn: diff.drawnElsewhere.length };
  }, [before, after]);
  if (told === null || before === null || after === null) {
    return read.error === null ? (
      <Spinner label={t('reading')} showLabel />
    ) : (
      <p role="alert" className={styles['failure']}>
        <SeverityIcon severity="error" /> {read.error}
      </p>
    );
  }
  const names = later
    ? { before: version.name, after: other?.name ?? t('now') }
    : { before: other?.name ?? '', after: version.name };
  const show = (id?: string): void => {
    const { startDiff, select, requestView } = session.getState();
    startDiff({ before, after: other === null ? null : after, names });
    if (id === undefined) requestView('fit');
    else {
      select([id]);
      requestView('frame', [id]);
    }
  };
  return (
    <section aria-label={t('differences')} className={styles['differences']}>
      <div className={styles['summary']}>
        <p>
          {t('fromTo', names)} <strong>{say(diffSummary(told.changes, told.drawn))}</strong>
        </p>
        <Button icon={Eye} onClick={() => show()}>
          {t('showOnCanvas')}
        </Button>
      </div>
      <ChangeList changes={told.changes} onShow={show} />
    </section>
  );
}
