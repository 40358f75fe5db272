import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignSummary } from '../../core/advice/comparison.ts';
import type { StoredVersion } from '../../platform/version-storage.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { FiguresLine } from './figures-line.tsx';
import styles from './versions.module.css';

interface VersionListProps {
  readonly versions: readonly StoredVersion[];
  readonly figures: ReadonlyMap<string, DesignSummary | null>;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Newest first: name, date and what each is worth. */
export function VersionList(props: VersionListProps): ReactElement {
  const { t, i18n } = useTranslation('versions');
  const { versions, figures, chosen, onChoose } = props;
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div role="radiogroup" aria-label={t('title')} className={styles['list']}>
      {versions.map(({ id, name, savedAt, origin }) => (
        <label key={id} className={cx(styles['option'], id === chosen && styles['checked'])}>
          <input
            type="radio"
            name="version"
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span className={styles['words']}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['note']}>
              {time.format(savedAt)}
              {origin !== 'user' && <Badge>{t('automatic')}</Badge>}
            </span>
            <FiguresLine summary={figures.get(id)} />
          </span>
        </label>
      ))}
    </div>
  );
}
