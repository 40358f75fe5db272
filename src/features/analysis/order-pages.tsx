import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './analysis.module.css';
import { formatCount } from './format-count.ts';
import { GroupTable } from './group-table.tsx';
import { pageLength, type CutSetPages } from './use-cut-set-pages.ts';

/** All minimal cut sets of one order, a page at a time. */
export function OrderPages({ pages, count }: { pages: CutSetPages; count: bigint }): ReactNode {
  const { t } = useTranslation('analysis');
  const { language } = useText();
  const { order, page, error, show, close } = pages;
  if (order === null) return null;
  const total = formatCount(count, language);
  const first = page === null ? 0 : page.skip + 1;
  const last = page === null ? 0 : page.skip + page.sets;
  const place = t('cutSets.page', {
    first: first.toLocaleString(language),
    last: last.toLocaleString(language),
    total,
  });
  return (
    <>
      <div className={styles['pages']}>
        <Button size="s" onClick={close}>
          {t('cutSets.smallest')}
        </Button>
        {page !== null && page.groups !== null && (
          <>
            <IconButton
              icon={ChevronLeft}
              size="s"
              label={t('cutSets.previous', { count: pageLength })}
              disabled={page.skip === 0}
              onClick={() => show(order, Math.max(0, page.skip - pageLength))}
            />
            <span className={styles['quiet']} aria-live="polite">
              {place}
            </span>
            <IconButton
              icon={ChevronRight}
              size="s"
              label={t('cutSets.next', { count: pageLength })}
              disabled={BigInt(last) >= count}
              onClick={() => show(order, last)}
            />
          </>
        )}
      </div>
      {error !== null ? (
        <p className={styles['limit']} role="alert">
          {t('failedText', { error })}
        </p>
      ) : page === null ? (
        <Spinner label={t('cutSets.listing')} showLabel />
      ) : page.groups === null ? (
        <p className={styles['quiet']}>{t('cutSets.notListed')}</p>
      ) : (
        <GroupTable caption={t('cutSets.ofOrder', { order })} groups={page.groups} />
      )}
    </>
  );
}
