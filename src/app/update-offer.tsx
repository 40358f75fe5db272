import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppUpdates } from '../platform/offline/app-updates.ts';
import { useToasts } from '../ui/toast.tsx';

export interface UpdateOfferProps {
  readonly updates: AppUpdates;
  /** Writes the edits that are not written yet; false where the browser does not keep them. */
  readonly saveNow: () => Promise<boolean>;
}

/** Tells of a newer build and loads it when the user says so, once the design is kept. */
export function UpdateOffer({ updates, saveNow }: UpdateOfferProps): null {
  const { t } = useTranslation('app');
  const toasts = useToasts();
  const offers = useSyncExternalStore(updates.subscribe, updates.offers);
  useEffect(() => {
    if (offers === 0) return;
    const reload = async (): Promise<void> => {
      if (await saveNow()) return updates.apply();
      toasts.show({
        id: 'update',
        severity: 'warning',
        title: t('update.notKept'),
        text: t('update.saveFirst'),
        action: { label: t('update.reloadAnyway'), onSelect: () => updates.apply() },
        duration: 0,
      });
    };
    toasts.show({
      id: 'update',
      severity: 'info',
      title: t('update.ready'),
      text: t('update.keeps'),
      action: { label: t('update.reload'), onSelect: () => void reload() },
      duration: 0,
    });
  }, [offers, updates, saveNow, toasts, t]);
  return null;
}
