import { Workflow } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { drawView, viewOf } from '../../core/diagrams/registry.ts';
import type { Diagram } from '../../core/diagrams/view.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { useNarrow } from '../../platform/react/narrow.ts';
import { useTheme } from '../../platform/react/theme.ts';
import { useCodeLabels } from '../../platform/react/code-labels.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../platform/react/workspace.tsx';
import { changedLines } from '../../core/bundle/changed-lines.ts';
import { CodeView } from '../../ui/code-view/code-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { TID } from '../../ui/test-ids.ts';
import styles from './diagram.module.css';
import { DiagramToolbar } from './diagram-toolbar.tsx';
import { LivePicture } from './live-picture.tsx';
import { MermaidEditor } from './mermaid-editor.tsx';

/** The chosen view of the design as picture and as Mermaid text. */
export function DiagramPanel(): ReactNode {
  const { t } = useTranslation('diagram');
  const empty = useDocument(
    ({ topology }) =>
      topology.components.length + topology.hosts.length + topology.endpoints.length === 0,
  );
  if (empty) return <EmptyState icon={Workflow} title={t('empty')} text={t('emptyText')} />;
  return <DrawnDiagram />;
}

/** CSS pixels of the text's pane, kept while the panel is closed. */
let textWidth = 380;
/** And of its height where it stands below the picture. */
let textHeight = 140;

function DrawnDiagram(): ReactNode {
  const { t } = useTranslation('diagram');
  const { pick } = useText();
  const pageTheme = useTheme();
  const chosen = useSession((state) => state.diagram.view);
  const saved = useDocument((state) => state.topology.views[chosen]?.theme);
  const { diagram, changed } = useDiagram();
  const labels = useCodeLabels();
  const simulating = useSession(({ simulation }) => simulation !== null);
  const narrow = useNarrow();
  const [size, setSize] = useState({ width: textWidth, height: textHeight });
  const title = pick(viewOf(chosen).title);
  const label = t('text', { view: title });
  const theme = saved === undefined || saved === 'both' ? pageTheme : saved;
  return (
    <div className={styles['panel']} data-testid={TID.diagram}>
      <DiagramToolbar pageTheme={pageTheme} />
      <DiagramNotes diagram={diagram} />
      <div className={styles['panes']}>
        <SplitPane
          label={t('resize')}
          sized="second"
          orientation={narrow ? 'vertical' : 'horizontal'}
          size={narrow ? size.height : size.width}
          min={narrow ? 60 : 200}
          max={1200}
          minRest={narrow ? 80 : 240}
          onSizeChange={(next) => {
            if (narrow) textHeight = next;
            else textWidth = next;
            setSize({ width: textWidth, height: textHeight });
          }}
          first={<LivePicture text={diagram.text} theme={theme} title={title} />}
          second={
            simulating ? (
              <CodeView text={diagram.text} language="mermaid" ariaLabel={label} labels={labels} />
            ) : (
              <MermaidEditor view={chosen} diagram={diagram} changed={changed} label={label} />
            )
          }
        />
      </div>
    </div>
  );
}

function DiagramNotes({ diagram }: { diagram: Diagram }): ReactNode {
  const { t } = useTranslation('diagram');
  const { say } = useText();
  if (diagram.notes.length === 0) return null;
  return (
    <ul className={styles['notes']} aria-label={t('notes')}>
      {diagram.notes.map((note, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- notes have no identity but their place
        <li key={at}>
          <SeverityIcon severity="info" />
          {say(note)}
        </li>
      ))}
    </ul>
  );
}

/** The chosen view, with the numbers of the lines that the last edit changed. */
function useDiagram(): { diagram: Diagram; changed: readonly number[] } {
  const { language } = useText();
  const index = useTopologyIndex();
  const before = useDocument((state) => state.history.past.at(-1)?.topology);
  const view = useSession((state) => state.diagram.view);
  const diagram = useMemo(
    () => drawView(index, view, { reader: language }),
    [index, view, language],
  );
  const changed = useMemo(
    () =>
      before === undefined
        ? []
        : changedLines(
            drawView(indexTopology(before), view, { reader: language }).text,
            diagram.text,
          ).changed,
    [before, view, language, diagram],
  );
  return { diagram, changed };
}
