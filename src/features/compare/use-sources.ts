import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import type { DesignStorage, StoredDesign } from '../../platform/design-storage.ts';
import { useDocument, useText } from '../../platform/react/workspace.tsx';
import { readStoredDesign } from '../../platform/stored-design.ts';
import { earlierStates } from './earlier-states.ts';

/** What a file that was chosen holds: one design, or several of a page with diagrams. */
export type FileReading =
  | { readonly ok: true; readonly designs: readonly { name: string; topology: Topology }[] }
  | { readonly ok: false; readonly message: Message };

/** A design to compare with, as it is listed. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** It is a state that the open design had. */
  readonly earlier: boolean;
}

export interface ChosenDesign extends Source {
  readonly topology: Topology;
}

export interface Sources {
  readonly groups: readonly {
    readonly id: 'earlier' | 'device' | 'file';
    readonly sources: readonly Source[];
  }[];
  readonly chosen: ChosenDesign | null;
  readonly chosenId: string | null;
  /** Why the chosen one cannot be read, if so. */
  readonly error: string | null;
  readonly choose: (id: string) => void;
  /** Asks for a file and chooses what it holds. */
  readonly addFile: () => void;
}

const mostStored = 12;

/** What the open design can be compared with, and the choice among it: first the state as opened. */
export function useSources(
  storage: DesignStorage,
  chooseDesign: () => Promise<FileReading | null>,
): Sources {
  const { t, i18n } = useTranslation('compare');
  const { say } = useText();
  const history = useDocument((state) => state.history);
  const designId = useDocument((state) => state.designId);
  const earlier = useMemo(() => earlierStates(history), [history]);
  const [stored, setStored] = useState<readonly StoredDesign[]>([]);
  const [files, setFiles] = useState<readonly ChosenDesign[]>([]);
  const [read, setRead] = useState<ReadonlyMap<string, Topology>>(new Map());
  const [error, setError] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  useEffect(() => {
    storage.listNewest(mostStored + 1).then(
      (designs) => setStored(designs.filter(({ id }) => id !== designId).slice(0, mostStored)),
      // Without storage there are none; the page has said so when it started.
      () => setStored([]),
    );
  }, [storage, designId]);

  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
  const steps = earlier.map((state): ChosenDesign => ({
    id: state.id,
    title:
      state.step !== null
        ? t('beforeStep', { step: say(state.step) })
        : t(state.truncated ? 'oldest' : 'opened'),
    note: '',
    earlier: true,
    topology: state.topology,
  }));
  const device = stored.map((design): Source => ({
    id: `device-${design.id}`,
    title: design.name || t('unnamed'),
    note: time.format(design.savedAt),
    earlier: false,
  }));
  const chosenId = picked ?? steps[0]?.id ?? null;

  useEffect(() => {
    const design = stored.find(({ id }) => `device-${id}` === picked);
    if (design === undefined || picked === null || read.has(picked)) return;
    void readStoredDesign(design).then((reading) => {
      if (reading.ok) setRead((known) => new Map(known).set(picked, reading.topology));
      else setError(say(reading.message));
    });
  }, [picked, stored, read, say]);

  const fromDevice = device.find(({ id }) => id === chosenId);
  const topology = chosenId === null ? undefined : read.get(chosenId);
  const chosen =
    [...steps, ...files].find(({ id }) => id === chosenId) ??
    (fromDevice !== undefined && topology !== undefined ? { ...fromDevice, topology } : null);
  const choose = (id: string): void => {
    setError(null);
    setPicked(id);
  };
  const addFile = async (): Promise<void> => {
    const reading = await chooseDesign();
    if (reading === null) return;
    if (!reading.ok) {
      setError(say(reading.message));
      return;
    }
    const added = reading.designs.map(({ name, topology: design }, at): ChosenDesign => ({
      id: `file-${files.length + at}`,
      title: name,
      note: design.metadata.name === name ? '' : design.metadata.name,
      earlier: false,
      topology: design,
    }));
    setFiles([...files, ...added]);
    const [first] = added;
    if (first !== undefined) choose(first.id);
  };
  return {
    groups: [
      { id: 'earlier', sources: steps },
      { id: 'device', sources: device },
      { id: 'file', sources: files },
    ],
    chosen,
    chosenId,
    error,
    choose,
    addFile: () => void addFile(),
  };
}
