import { CopyPlus, Download, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSlug } from '../../core/format/slug.ts';
import type { Topology } from '../../core/model/topology.ts';
import type { ReadResult } from '../../core/persistence/read-document.ts';
import type { StoredDesign } from '../../platform/design-storage.ts';
import { saveFile } from '../../platform/files.ts';
import { DesignPicture } from '../../platform/react/design-picture.tsx';
import { useText } from '../../platform/react/workspace.tsx';
import { readStoredDesign } from '../../platform/stored-design.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './library.module.css';

interface DesignRowProps {
  readonly design: StoredDesign;
  /** It is the one on the canvas. */
  readonly current: boolean;
  readonly onOpen: (topology: Topology) => void;
  readonly onRename: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onTrash: () => void;
  readonly onRestore: () => void;
  readonly onRemove: () => void;
}

/** One design of the library, with its picture and what can be done with it. */
export function DesignRow(props: DesignRowProps): ReactElement {
  const { t, i18n } = useTranslation('library');
  const { say } = useText();
  const { design, current, onOpen } = props;
  const row = useRef<HTMLLIElement>(null);
  const reading = useReading(design, row);
  const [renaming, setRenaming] = useState(false);
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const name = design.name || t('unnamed');
  const inTrash = design.trashedAt !== undefined;
  const topology = reading?.ok === true ? reading.topology : null;
  return (
    <li ref={row} className={styles['row']} aria-label={name}>
      <span className={styles['frame']}>
        {topology !== null && topology.hosts.length + topology.failureDomains.length > 0 && (
          <DesignPicture topology={topology} className={styles['picture']} />
        )}
      </span>
      <div className={styles['words']}>
        {renaming ? (
          <RenameField
            name={design.name}
            onDone={(next) => {
              setRenaming(false);
              if (next !== null) props.onRename(next);
            }}
          />
        ) : (
          <h3 className={styles['name']}>
            {name} {current && <Badge>{t('openNow')}</Badge>}
          </h3>
        )}
        <p className={styles['facts']}>
          <span>
            {design.trashedAt === undefined
              ? t('changed', { date: time.format(design.savedAt) })
              : t('inTrashSince', { date: time.format(design.trashedAt) })}
          </span>
          {topology !== null && <span>{t('hosts', { count: topology.hosts.length })}</span>}
        </p>
        {reading?.ok === false && (
          <p className={styles['damaged']}>
            <SeverityIcon severity="error" /> {t('damaged', { reason: say(reading.message) })}
          </p>
        )}
      </div>
      <div className={styles['tools']}>
        {inTrash ? (
          <Button
            icon={RotateCcw}
            size="s"
            aria-label={t('restoreNamed', { name })}
            onClick={props.onRestore}
          >
            {t('restore')}
          </Button>
        ) : (
          <Button
            size="s"
            disabled={topology === null}
            aria-label={t('openNamed', { name })}
            onClick={() => topology !== null && onOpen(topology)}
          >
            {t('open')}
          </Button>
        )}
        {reading?.ok === false && (
          <IconButton
            icon={Download}
            label={t('saveText', { name })}
            onClick={() =>
              saveFile(`${fileSlug(name, 'design')}.damaged.txt`, design.text, 'text/plain')
            }
          />
        )}
        {!inTrash && (
          <>
            <IconButton
              icon={Pencil}
              label={t('renameNamed', { name })}
              disabled={topology === null}
              onClick={() => setRenaming(true)}
            />
            <IconButton
              icon={CopyPlus}
              label={t('duplicateNamed', { name })}
              disabled={topology === null}
              onClick={props.onDuplicate}
            />
          </>
        )}
        <IconButton
          icon={Trash2}
          label={t(inTrash ? 'removeNamed' : 'trashNamed', { name })}
          onClick={inTrash ? props.onRemove : props.onTrash}
        />
      </div>
    </li>
  );
}

function RenameField(props: { name: string; onDone: (name: string | null) => void }): ReactElement {
  const { t } = useTranslation('library');
  const [name, setName] = useState(props.name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = (next: string | null): void => {
    // Taking the field away takes the focus out of it, which would commit again.
    if (done.current) return;
    done.current = true;
    props.onDone(next === null || next.trim() === '' || next === props.name ? null : next.trim());
  };
  return (
    <TextField
      label={t('name')}
      layout="bare"
      inputRef={input}
      value={name}
      maxLength={512}
      onChange={setName}
      onCommit={() => finish(name)}
      onCancel={() => finish(null)}
    />
  );
}

/** What a design holds, read once its row comes into sight. */
function useReading(
  design: StoredDesign,
  row: RefObject<HTMLElement | null>,
): ReadResult | undefined {
  const [seen, setSeen] = useState(false);
  const [read, setRead] = useState<{ text: string; result: ReadResult }>();
  const { text, name } = design;
  useEffect(() => {
    if (row.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: '400px' },
    );
    observer.observe(row.current);
    return () => observer.disconnect();
  }, [row]);
  useEffect(() => {
    if (!seen) return undefined;
    let wanted = true;
    void readStoredDesign({ text, name }).then((result) => wanted && setRead({ text, result }));
    return () => {
      wanted = false;
    };
  }, [seen, text, name]);
  return read?.text === text ? read.result : undefined;
}
