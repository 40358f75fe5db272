import { useTranslation } from 'react-i18next';
import type { ErrorBoundaryLabels } from '../ui/error-boundary.tsx';

/** Texts of an error boundary of the shell. */
export function useBoundaryLabels(): ErrorBoundaryLabels {
  const { t } = useTranslation('app');
  return {
    title: t('crash.title'),
    text: t('crash.text'),
    retry: t('crash.retry'),
    details: t('crash.details'),
    copy: t('crash.copy'),
    copied: t('crash.copied'),
  };
}
