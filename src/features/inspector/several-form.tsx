import { Spline, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../core/commands/command.ts';
import { message } from '../../core/model/message.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { familyOf, kindIcons, kindOf, type ElementKind } from '../../platform/react/kind-icon.tsx';
import { useSession, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { stillThere } from '../../store/membership.ts';
import { Button } from '../../ui/button.tsx';
import { HardwareFields } from './hardware-fields.tsx';
import styles from './inspector.module.css';
import { ElementLink, Section } from './parts.tsx';
import { DomainProperty } from './place-fields.tsx';
import { useWrite } from './use-write.ts';

const moveLabel = { en: 'Move {count} elements', zh: '移动 {count} 个元素' };

/** At most so many names are listed; the counts above tell of the rest. */
const mostListed = 60;

/** What is common to several selected elements. */
export function SeveralForm(): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const { selection, select } = useSession((state) => state);
  const remove = useAction('delete-selection');
  const write = useWrite();
  const ids = stillThere(index.topology, selection);
  const kinds = new Map<ElementKind | 'link', number>();
  for (const id of ids) {
    const kind = kindOf(index, id) ?? 'link';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const hosts = ids.filter((id) => index.hosts.has(id));
  const domains = ids.filter((id) => index.domains.has(id));
  const move = (domain: string | null): ReturnType<typeof write> => {
    const commands = [
      ...domains.map((id): Command => ({
        type: 'move-failure-domain',
        domain: id,
        parent: domain,
      })),
      ...hosts.map((id): Command => ({ type: 'move-host', host: id, failureDomain: domain })),
    ];
    const label = message(moveLabel, { count: commands.length });
    return write({ type: 'batch', label, commands });
  };
  const listed = ids.filter((id) => kindOf(index, id) !== undefined).slice(0, mostListed);
  return (
    <>
      <header className={styles['header']}>
        <h2 className={styles['heading']}>{t('several', { count: ids.length })}</h2>
      </header>
      <ul className={styles['counts']}>
        {[...kinds].map(([kind, count]) => {
          const Icon = kind === 'link' ? Spline : kindIcons[kind];
          return (
            <li key={kind} className={styles['count']}>
              <span
                className={styles['mark']}
                data-family={kind === 'link' ? 'place' : familyOf(kind)}
              >
                <Icon size={14} aria-hidden />
              </span>
              {t(`counts.${kind}`, { count })}
            </li>
          );
        })}
      </ul>
      <div className={styles['buttons']}>
        <Button icon={Trash2} onClick={remove.run}>
          {t('deleteAll')}
        </Button>
        <Button onClick={() => select([])}>{t('deselect')}</Button>
      </div>
      {hosts.length + domains.length > 0 && (
        <Section title={t('sections.place')}>
          <DomainProperty
            label={t('fields.moveTo')}
            value={common(
              [...hosts, ...domains].map(
                (id) => index.hosts.get(id)?.failureDomain ?? index.domains.get(id)?.parent,
              ),
            )}
            without={new Set(domains)}
            write={move}
          />
        </Section>
      )}
      {hosts.length > 0 && (
        <HardwareFields hosts={hosts.flatMap((id) => index.hosts.get(id) ?? [])} />
      )}
      <Section title={t('sections.selected')}>
        <div className={styles['group']}>
          {listed.map((id) => (
            <ElementLink key={id} id={id} />
          ))}
        </div>
      </Section>
    </>
  );
}

/** What all agree on; `null` if they differ. */
function common(domains: readonly (string | undefined)[]): string | null | undefined {
  const [first] = domains;
  return domains.every((domain) => domain === first) ? first : null;
}
