import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topology } from '../../core/model/topology.ts';
import { useDocument, useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { readStoredDesign } from '../../platform/stored-design.ts';
import { versionLimits, type VersionStorage } from '../../platform/version-storage.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { suggestName } from './suggest-name.ts';
import { useVersions, type Versions } from './use-versions.ts';
import styles from './versions.module.css';

const longestName = 120;
const longestNote = 2000;

/** Keeps the design as it is now under a name. */
export function SaveVersionDialog({ storage }: { storage: VersionStorage }): ReactElement {
  const { t } = useTranslation('versions');
  const set = useSession((state) => state.set);
  const { document } = useWorkspace();
  const versions = useVersions(storage);
  const suggested = useSuggestion(versions);
  const [typed, setTyped] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const name = typed ?? suggested;
  const close = (): void => set({ dialog: null });
  const save = async (): Promise<void> => {
    if (name.trim() === '' || saving) return;
    setSaving(true);
    const words = { name: name.trim(), note: note.trim() };
    const failure = await versions.keep(document.getState().topology, words, 'user');
    setSaving(false);
    setProblem(failure);
    if (failure !== null) return;
    announce(t('saved', { name: words.name }));
    close();
  };
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && close()}
      title={t('saveTitle')}
      description={t('saveText', {
        byHand: versionLimits.byHand,
        automatic: versionLimits.automatic,
      })}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={name.trim() === '' || saving}
            onClick={() => void save()}
          >
            {t('saveIt')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('name')}
          inputRef={field}
          value={name}
          maxLength={longestName}
          onChange={setTyped}
        />
        <TextField
          label={t('note')}
          labelNote={t('optional')}
          rows={3}
          value={note}
          onChange={(text) => setNote(text.slice(0, longestNote))}
        />
        {(problem ?? versions.problem) !== null && (
          <p role="alert" className={styles['failure']}>
            <SeverityIcon severity="error" /> {problem ?? versions.problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** By what changed since the newest version, or since the design was opened. */
function useSuggestion({ list }: Versions): string {
  const { t } = useTranslation('versions');
  const { language } = useText();
  const topology = useDocument((state) => state.topology);
  const opened = useDocument((state) => state.history.past[0]?.topology);
  const [before, setBefore] = useState<Topology | null>(null);
  const newest = list?.[0];
  useEffect(() => {
    if (newest === undefined) return;
    void readStoredDesign(newest).then((reading) => {
      if (reading.ok) setBefore(reading.topology);
    });
  }, [newest]);
  if (list === null || (newest !== undefined && before === null)) return '';
  const from = before ?? opened;
  const suggested = from === undefined ? '' : suggestName(from, topology, language);
  return suggested === '' ? t('firstName', { number: list.length + 1 }) : suggested;
}
