import { Pencil, Play, Trash2 } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { explainScenario } from '../../core/analysis/scenario/explain-scenario.ts';
import { scenarioAfter } from '../../core/analysis/scenario/scenario-steps.ts';
import { limits, type SavedScenario } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { loadScenario } from '../../store/simulation.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './simulation.module.css';
import { severityOfState } from './state-severity.ts';

interface RowProps {
  scenario: SavedScenario;
  onLoaded: () => void;
}

/** A saved scenario with what comes of it in the design of now. */
export function ScenarioRow({ scenario, onLoaded }: RowProps): ReactElement {
  const { t } = useTranslation('simulation');
  const { say } = useText();
  const index = useTopologyIndex();
  const edit = useEdit();
  const startSimulation = useSession((state) => state.startSimulation);
  const [renaming, setRenaming] = useState(false);
  const { id, name, steps } = scenario;
  const report = useMemo(() => explainScenario(index, scenarioAfter(steps)), [index, steps]);
  const load = (): void => {
    startSimulation(loadScenario(index.topology, scenario));
    onLoaded();
  };
  const remove = (): void => {
    if (edit({ type: 'remove-scenario', id }).ok) announce(t('removed', { name }));
  };
  return (
    <li className={styles['scenario']}>
      {renaming ? (
        <NameField
          name={name}
          onEnd={(next) => {
            setRenaming(false);
            if (next !== undefined) edit({ type: 'update-scenario', id, name: next });
          }}
        />
      ) : (
        <>
          <SeverityIcon severity={severityOfState[report.api]} label={t(`state.${report.api}`)} />
          <span className={styles['scenarioWords']}>
            <strong>{name}</strong>
            <span>{say(report.sentence)}</span>
          </span>
          <Button size="s" icon={Play} aria-label={t('loadIt', { name })} onClick={load}>
            {t('load')}
          </Button>
          <IconButton
            icon={Pencil}
            size="s"
            label={t('renameIt', { name })}
            onClick={() => setRenaming(true)}
          />
          <IconButton icon={Trash2} size="s" label={t('removeIt', { name })} onClick={remove} />
        </>
      )}
    </li>
  );
}

interface NameFieldProps {
  name: string;
  /** With the new name, or without one where the old stays. */
  onEnd: (name: string | undefined) => void;
}

function NameField({ name, onEnd }: NameFieldProps): ReactElement {
  const { t } = useTranslation('simulation');
  const [text, setText] = useState(name);
  const wanted = text.trim();
  return (
    <div className={styles['rename']}>
      <TextField
        label={t('name')}
        // Renaming was asked for just now: the field is where the user is.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        maxLength={limits.name}
        onChange={setText}
        onCommit={() => onEnd(wanted === '' || wanted === name ? undefined : wanted)}
        onCancel={() => onEnd(undefined)}
      />
    </div>
  );
}
