import { BookmarkPlus, History } from 'lucide-react';
import { useRef, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { diffTopologies, isEmptyDiff } from '../../core/diff/diff-topologies.ts';
import { message, type Localized } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useSession, useWorkspace } from '../../platform/react/workspace.tsx';
import {
  versionLimits,
  type StoredVersion,
  type VersionStorage,
} from '../../platform/version-storage.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TID } from '../../ui/test-ids.ts';
import { useFigures } from './use-version-designs.ts';
import { useVersions } from './use-versions.ts';
import { VersionDetails } from './version-details.tsx';
import { VersionList } from './version-list.tsx';
import styles from './versions.module.css';

const texts = {
  restored: {
    en: '“{name}” was restored. The state before it is kept as a version; undo brings it back, too.',
    zh: '已恢复“{name}”。之前的状态已保留为一个版本，也可以撤销。',
  },
  same: {
    en: 'The design is just as it was in “{name}”: there is nothing to restore.',
    zh: '设计与“{name}”完全相同，无需恢复。',
  },
  notKept: {
    en: '“{name}” was restored; undo brings back the state before it. {problem}',
    zh: '已恢复“{name}”；可以撤销以回到之前的状态。{problem}',
  },
} satisfies Record<string, Localized>;

const none: readonly StoredVersion[] = [];

/** The versions of the open design: what each is worth, what differs, and the way back to it. */
export function VersionsDialog({ storage }: { storage: VersionStorage }): ReactElement {
  const { t } = useTranslation('versions');
  const set = useSession((state) => state.set);
  const versions = useVersions(storage);
  const list = versions.list ?? none;
  const figures = useFigures(list);
  const [picked, setPicked] = useState<string | null>(null);
  const [removed, setRemoved] = useState<StoredVersion | null>(null);
  const focus = useRef<HTMLDivElement>(null);
  const chosen = list.find(({ id }) => id === picked) ?? list[0] ?? null;
  const restore = useRestore(versions.keep);
  return (
    <Dialog
      open
      flush
      size="xl"
      onOpenChange={(open) => !open && set({ dialog: null })}
      title={t('title')}
      description={t('description', {
        byHand: versionLimits.byHand,
        automatic: versionLimits.automatic,
      })}
      closeLabel={t('close')}
      initialFocus={focus}
      testId={TID.versions}
    >
      <div className={styles['layout']}>
        <div ref={focus} tabIndex={-1} className={styles['side']}>
          <div className={styles['add']}>
            <Button icon={BookmarkPlus} onClick={() => set({ dialog: 'save-version' })}>
              {t('save')}
            </Button>
          </div>
          <VersionList
            versions={list}
            figures={figures}
            chosen={chosen?.id ?? null}
            onChoose={setPicked}
          />
          {removed !== null && (
            <output className={styles['removedNote']}>
              <span>{t('wasDeleted', { name: removed.name })}</span>
              <Button
                size="s"
                onClick={() => {
                  versions.putBack(removed);
                  setPicked(removed.id);
                  setRemoved(null);
                }}
              >
                {t('putBack')}
              </Button>
            </output>
          )}
        </div>
        <div className={styles['main']}>
          {versions.problem !== null && (
            <p role="alert" className={styles['failure']}>
              <SeverityIcon severity="error" /> {versions.problem}
            </p>
          )}
          {versions.list === null ? (
            <Spinner label={t('reading')} showLabel />
          ) : chosen === null ? (
            <EmptyState icon={History} title={t('none')} text={t('noneText')} />
          ) : (
            <VersionDetails
              key={chosen.id}
              version={chosen}
              others={list.filter(({ id }) => id !== chosen.id)}
              onDescribe={(words) => versions.describe(chosen, words)}
              onRestore={(topology) => void restore(chosen, topology)}
              onDelete={() => {
                versions.remove(chosen);
                setRemoved(chosen);
                focusAgain(focus);
              }}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The control that had the focus goes with what was deleted. */
function focusAgain(place: RefObject<HTMLElement | null>): void {
  place.current?.focus();
}

/** Puts a version in place of the state of now, which is kept first. */
function useRestore(keep: ReturnType<typeof useVersions>['keep']) {
  const { t } = useTranslation('versions');
  const { document, session } = useWorkspace();
  const edit = useEdit();
  return async ({ name }: StoredVersion, topology: Topology): Promise<void> => {
    const now = document.getState().topology;
    if (isEmptyDiff(diffTopologies(now, topology))) {
      session.getState().notify('info', message(texts.same, { name }));
      session.getState().set({ dialog: null });
      return;
    }
    const words = { name: t('beforeRestore', { name }), note: '' };
    const problem = await keep(now, words, 'restore');
    if (!edit({ type: 'restore-version', name, topology }).ok) return;
    const { set, requestView, select, notify, endDiff } = session.getState();
    endDiff();
    set({ dialog: null });
    select([]);
    requestView('fit');
    if (problem === null) notify('ok', message(texts.restored, { name }));
    else notify('warning', message(texts.notKept, { name, problem }));
  };
}
