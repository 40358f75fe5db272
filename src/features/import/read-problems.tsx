import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import { runDiagnostics } from '../../core/diagnostics/run.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import type { Topology } from '../../core/model/topology.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './import.module.css';

const mostShown = 4;

/** What the rules will say of the design, worst first, before it is opened. */
export function ReadProblems({ topology }: { topology: Topology }): ReactNode {
  const { t } = useTranslation('import');
  const { language } = useText();
  const judged = useDeferredValue(topology);
  const findings = useMemo(
    () => runDiagnostics(indexTopology(judged)).filter(({ severity }) => severity !== 'info'),
    [judged],
  );
  if (findings.length === 0) return null;
  const rest = findings.length - mostShown;
  return (
    <section className={styles['problems']}>
      <h3>{t('problems')}</h3>
      <ul>
        {findings.slice(0, mostShown).map((finding, position) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is replaced as a whole
          <li key={position}>
            <SeverityIcon severity={finding.severity} label={t(`severity.${finding.severity}`)} />
            <span>{renderDiagnostic(finding, language).message}</span>
          </li>
        ))}
        {rest > 0 && <li>{t('moreProblems', { count: rest })}</li>}
      </ul>
    </section>
  );
}
