import { FolderOpen } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './compare.module.css';
import type { Source, Sources } from './use-sources.ts';

interface SourceListProps {
  readonly sources: Sources;
  readonly ref: Ref<HTMLDivElement>;
}

/** The designs to compare with, by where they come from. */
export function SourceList({ sources: offered, ref }: SourceListProps): ReactNode {
  const { t } = useTranslation('compare');
  const { groups, chosenId, choose, addFile } = offered;
  return (
    <div ref={ref} tabIndex={-1} className={styles['sources']}>
      <div role="radiogroup" aria-label={t('compareWith')}>
        {groups.map(
          ({ id, sources }) =>
            sources.length > 0 && (
              <section key={id}>
                <h3 className={styles['groupTitle']}>{t(`groups.${id}`)}</h3>
                {sources.map((source) => (
                  <SourceOption
                    key={source.id}
                    source={source}
                    checked={source.id === chosenId}
                    onChoose={() => choose(source.id)}
                  />
                ))}
              </section>
            ),
        )}
      </div>
      <div className={styles['addFile']}>
        <Button icon={FolderOpen} onClick={addFile}>
          {t('addFile')}
        </Button>
      </div>
    </div>
  );
}

function SourceOption(props: {
  source: Source;
  checked: boolean;
  onChoose: () => void;
}): ReactNode {
  const { source, checked, onChoose } = props;
  return (
    <label className={cx(styles['option'], checked && styles['checked'])}>
      <input type="radio" name="compare-with" checked={checked} onChange={onChoose} />
      <span>
        <span className={styles['optionTitle']}>{source.title}</span>
        {source.note !== '' && <span className={styles['note']}>{source.note}</span>}
      </span>
    </label>
  );
}
