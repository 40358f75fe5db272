import { TriangleAlert } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { familyOf, kindIcons, kindOf } from '../../platform/react/kind-icon.tsx';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './inspector.module.css';

export interface SectionProps {
  readonly title: string;
  readonly badge?: ReactNode;
  /** Closed until the user opens it, or until this turns false: for what is rarely set. */
  readonly closed?: boolean;
  readonly children: ReactNode;
}

/** A group of properties. */
export function Section({ title, badge, closed = false, children }: SectionProps): ReactElement {
  const [open, setOpen] = useState(!closed);
  // It never closes by itself: a finding that goes away must not take the field with it.
  const [wasClosed, setWasClosed] = useState(closed);
  if (closed !== wasClosed) {
    setWasClosed(closed);
    if (!closed) setOpen(true);
  }
  return (
    <Panel title={title} level={3} collapsible badge={badge} open={open} onOpenChange={setOpen}>
      <div className={styles['fields']}>{children}</div>
    </Panel>
  );
}

/** The name of another element; a press selects and shows it. */
export function ElementLink({ id, note }: { id: string; note?: string }): ReactElement | null {
  const index = useTopologyIndex();
  const { select, requestView, set } = useSession((state) => state);
  const element = index.elements.get(id);
  const kind = kindOf(index, id);
  if (element === undefined || kind === undefined) return null;
  const Icon = kindIcons[kind];
  const show = (): void => {
    select([id]);
    requestView('reveal', [id]);
    set({ highlighted: new Set() });
  };
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={show}
      onPointerEnter={() => set({ highlighted: new Set([id]) })}
      onPointerLeave={() => set({ highlighted: new Set() })}
    >
      <span className={styles['mark']} data-family={familyOf(kind)}>
        <Icon size={14} aria-hidden />
      </span>
      <span className={styles['linkName']}>{'name' in element ? String(element.name) : id}</span>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
    </button>
  );
}

/** A titled list of other elements. */
export function ElementLinks({
  label,
  ids,
  empty,
}: {
  label: string;
  ids: readonly string[];
  empty?: string;
}): ReactElement {
  return (
    <div className={styles['group']}>
      <span className={styles['label']}>{label}</span>
      {ids.length === 0 && empty !== undefined && <p className={styles['empty']}>{empty}</p>}
      {ids.map((id) => (
        <ElementLink key={id} id={id} />
      ))}
    </div>
  );
}

export interface ChecklistProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly note?: string | undefined }[];
  readonly checked: ReadonlySet<string>;
  readonly onToggle: (id: string, checked: boolean) => void;
  readonly empty: string;
  readonly findings?: readonly ExplainedDiagnostic[] | undefined;
  /** A control at the end of a checked row. */
  readonly extra?: (id: string) => ReactNode;
}

/** Which of several elements belong to this one. */
export function Checklist(props: ChecklistProps): ReactElement {
  const index = useTopologyIndex();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{props.label}</legend>
      {props.options.length === 0 && <p className={styles['empty']}>{props.empty}</p>}
      {props.options.map(({ id, note }) => {
        const element = index.elements.get(id);
        const name = element !== undefined && 'name' in element ? String(element.name) : id;
        return (
          <div key={id} className={styles['check']}>
            <Checkbox
              label={name}
              hint={note === name ? undefined : note}
              checked={props.checked.has(id)}
              onChange={(checked) => props.onToggle(id, checked)}
            />
            {props.checked.has(id) && props.extra?.(id)}
          </div>
        );
      })}
      <FindingTexts findings={props.findings ?? []} />
    </fieldset>
  );
}

/** What the rules say, in their words. */
export function FindingTexts({
  findings,
}: {
  findings: readonly ExplainedDiagnostic[];
}): ReactElement | null {
  const { language } = useText();
  const { t } = useTranslation('inspector');
  if (findings.length === 0) return null;
  return (
    <ul className={styles['findings']}>
      {findings.map((finding) => {
        const text = finding.texts[language].message;
        return (
          <li key={`${finding.rule} ${text}`} className={styles['finding']}>
            <SeverityIcon
              severity={finding.severity}
              size={14}
              label={t(`severity.${finding.severity}`)}
            />
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Opens the list of problems, where findings are explained and fixed. */
export function ShowProblems(): ReactElement {
  const { t } = useTranslation('inspector');
  const set = useSession((state) => state.set);
  return (
    <IconButton
      icon={TriangleAlert}
      size="s"
      label={t('showProblems')}
      onClick={() => set({ bottomPanel: 'problems' })}
    />
  );
}
