import { Activity, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './analysis.module.css';

/** Why there is nothing to wait for. */
export interface Ended {
  readonly cancelled: boolean;
  readonly error: string | null;
}

/** While there is nothing to show yet. */
export function Waiting({ cancelled, error }: Ended): ReactNode {
  const { t } = useTranslation('analysis');
  if (error !== null) {
    return (
      <EmptyState icon={CircleX} title={t('status.failed')} text={t('failedText', { error })} />
    );
  }
  if (cancelled) {
    return <EmptyState icon={Activity} title={t('status.cancelled')} text={t('cancelledText')} />;
  }
  return (
    <div className={styles['waiting']}>
      <Spinner label={t('status.analysis')} showLabel />
    </div>
  );
}
