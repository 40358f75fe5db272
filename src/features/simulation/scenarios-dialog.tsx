import { FolderOpen } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, type SavedScenario } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
  useWorkspace,
} from '../../platform/react/workspace.tsx';
import { describeStep } from '../../store/describe-step.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ScenarioRow } from './scenario-row.tsx';
import styles from './simulation.module.css';

interface DialogProps {
  purpose: 'save' | 'open';
  onClose: () => void;
}

/** Saves what is played under a name, or opens, renames and deletes what was saved. */
export function ScenariosDialog({ purpose, onClose }: DialogProps): ReactElement {
  return purpose === 'save' ? <SaveDialog onClose={onClose} /> : <OpenDialog onClose={onClose} />;
}

function SaveDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('simulation');
  const { document, session } = useWorkspace();
  const edit = useEdit();
  const field = useRef<HTMLInputElement>(null);
  const simulation = useSession((state) => state.simulation);
  const scenarios = useDocument((state) => state.topology.scenarios);
  const origin = scenarios.find(({ id }) => id === simulation?.saved);
  const [name, setName] = useState(useSuggestedName());
  if (simulation === null) return <></>;
  const steps = simulation.steps.slice(0, simulation.cursor);

  const done = (id: string | undefined, savedName: string): void => {
    session.getState().simulate((now) => ({ ...now, saved: id ?? null }));
    announce(t('saved', { name: savedName }));
    onClose();
  };
  const save = (): void => {
    if (name.trim() === '' || !edit({ type: 'add-scenario', name: name.trim(), steps }).ok) return;
    done(document.getState().topology.scenarios.at(-1)?.id, name.trim());
  };
  const replace = ({ id, name: old }: SavedScenario): void => {
    if (edit({ type: 'update-scenario', id, steps }).ok) done(id, old);
  };
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={t('save')}
      description={t('saveText', { count: steps.length })}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          {origin !== undefined && (
            <Button onClick={() => replace(origin)}>{t('replace', { name: origin.name })}</Button>
          )}
          <Button variant="primary" disabled={name.trim() === ''} onClick={save}>
            {t('saveIt')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t('name')}
          inputRef={field}
          value={name}
          maxLength={limits.name}
          onChange={setName}
        />
      </form>
    </Dialog>
  );
}

/** The last step in words: what one would call a short scenario anyway. */
function useSuggestedName(): string {
  const { say } = useText();
  const index = useTopologyIndex();
  const simulation = useSession((state) => state.simulation);
  const steps = simulation?.steps.slice(0, simulation.cursor) ?? [];
  return steps
    .map((step) => say(describeStep(index, step)))
    .join(', ')
    .slice(0, 80);
}

function OpenDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('simulation');
  const scenarios = useDocument((state) => state.topology.scenarios);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('open')}
      description={scenarios.length === 0 ? undefined : t('openText')}
      closeLabel={t('close')}
    >
      {scenarios.length === 0 ? (
        <EmptyState icon={FolderOpen} title={t('noneSaved')} text={t('noneSavedText')} />
      ) : (
        <ul className={styles['scenarios']} aria-label={t('open')}>
          {scenarios.map((scenario) => (
            <ScenarioRow key={scenario.id} scenario={scenario} onLoaded={onClose} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
