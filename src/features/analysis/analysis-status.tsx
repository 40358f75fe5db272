import { RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import styles from './analysis.module.css';
import type { AnalysisControl } from './use-analysis.ts';

export interface AnalysisStatusProps extends AnalysisControl {
  /** Not all answers are about the design as it is now. */
  readonly waiting: boolean;
}

/** How far the computation has come, and the way out of it. Its room is there all the time. */
export function AnalysisStatus({
  waiting,
  computation,
  cancel,
  restart,
}: AnalysisStatusProps): ReactNode {
  const { t } = useTranslation('analysis');
  const { progress, cancelled, error } = computation;
  return (
    <div className={styles['status']}>
      {error !== null || cancelled ? (
        <>
          <output className={styles['statusText']}>
            {t(error === null ? 'status.cancelled' : 'status.failed')}
          </output>
          <Button size="s" icon={RotateCw} onClick={restart}>
            {t('status.again')}
          </Button>
        </>
      ) : (
        waiting &&
        progress !== null && (
          <div className={styles['running']}>
            <span className={styles['statusText']}>{t(`status.${progress.part}`)}</span>
            <Progress label={t(`status.${progress.part}`)} value={progress.share} />
            <Button size="s" icon={X} onClick={cancel}>
              {t('status.cancel')}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
