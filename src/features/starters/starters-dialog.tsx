import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { computeVerdict } from '../../core/analysis/compute-verdict.ts';
import { toleranceKinds, type Verdict } from '../../core/analysis/verdict.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { templates, type Template } from '../../core/model/templates/registry.ts';
import { DesignPicture } from '../../platform/react/design-picture.tsx';
import { useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './starters.module.css';

/** The starters, each with its picture and verdict, before one is chosen. */
export function StartersDialog(): ReactNode {
  const { t } = useTranslation('starters');
  const set = useSession((state) => state.set);
  const close = (): void => set({ dialog: null });
  const good = templates.filter((template) => template.teaches === undefined);
  const bad = templates.filter((template) => template.teaches !== undefined);
  return (
    <Dialog
      open
      flush
      size="xl"
      onOpenChange={(open) => !open && close()}
      title={t('title')}
      description={t('description')}
      closeLabel={t('close')}
    >
      <div className={styles['body']}>
        <Group title={t('good')} templates={good} />
        <Group title={t('bad')} templates={bad} />
      </div>
    </Dialog>
  );
}

function Group(props: { title: string; templates: readonly Template[] }): ReactNode {
  return (
    <section>
      <h3 className={styles['heading']}>{props.title}</h3>
      <ul className={styles['grid']}>
        {props.templates.map((template) => (
          <StarterCard key={template.id} template={template} />
        ))}
      </ul>
    </section>
  );
}

function StarterCard({ template }: { template: Template }): ReactNode {
  const { t } = useTranslation('starters');
  const { pick } = useText();
  const { openDesign } = useWorkspace();
  const topology = useMemo(() => template.build(), [template]);
  return (
    <li className={cx(styles['card'], template.teaches !== undefined && styles['bad'])}>
      <DesignPicture topology={topology} className={styles['picture']} />
      <div className={styles['words']}>
        <h4>{pick(template.title)}</h4>
        <p>{pick(template.description)}</p>
        {template.teaches !== undefined && (
          <p className={styles['teaches']}>{pick(template.teaches)}</p>
        )}
        <StarterVerdict template={template} />
      </div>
      <Button
        variant={template.teaches === undefined ? 'primary' : 'default'}
        aria-label={t('useNamed', { name: pick(template.title) })}
        onClick={() => openDesign(topology)}
      >
        {t('use')}
      </Button>
    </li>
  );
}

/** What the starter survives; judged after the first paint, one starter a task. */
function StarterVerdict({ template }: { template: Template }): ReactNode {
  const { t } = useTranslation('starters');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setVerdict(computeVerdict(indexTopology(template.build()))));
    return () => clearTimeout(timer);
  }, [template]);
  if (verdict === null) return <p className={styles['verdict']}>…</p>;
  const kinds = toleranceKinds.filter((kind) => kind !== 'component');
  return (
    <ul className={styles['verdict']} aria-label={t('survives')}>
      {kinds.flatMap((kind) => {
        const tolerance = verdict.tolerates[kind];
        if (tolerance === null) return [];
        const survived = tolerance.tolerated > 0;
        return [
          <li key={kind}>
            <SeverityIcon severity={survived ? 'ok' : 'error'} size={13} />
            {survived ? t(`tolerates.${kind}`, { count: tolerance.tolerated }) : t(`not.${kind}`)}
          </li>,
        ];
      })}
    </ul>
  );
}
