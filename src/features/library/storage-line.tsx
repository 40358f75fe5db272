import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { requestPersistence, storageUse, type StorageUse } from '../../platform/design-storage.ts';
import { Button } from '../../ui/button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './library.module.css';

/** How much the page stores, and whether the browser may take it away. */
export function StorageLine({ changes }: { changes: unknown }): ReactElement | null {
  const { t, i18n } = useTranslation('library');
  const [use, setUse] = useState<StorageUse | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let current = true;
    void storageUse().then((told) => current && setUse(told));
    return () => {
      current = false;
    };
  }, [changes]);
  if (use === null) return null;
  const size = (bytes: number): string => sizeText(bytes, i18n.language);
  const ask = async (): Promise<void> => {
    setRefused(!(await requestPersistence()));
    setUse(await storageUse());
  };
  return (
    <div className={styles['storage']}>
      {use.used !== null && use.quota !== null && (
        <p>{t('use', { used: size(use.used), quota: size(use.quota) })}</p>
      )}
      {use.persisted === true ? (
        <p>
          <SeverityIcon severity="ok" /> {t('persisted')}
        </p>
      ) : (
        <p>
          <SeverityIcon severity="warning" /> {t(refused ? 'notPromised' : 'mayEvict')}
        </p>
      )}
      {use.persisted === false && !refused && (
        <Button size="s" onClick={() => void ask()}>
          {t('askToKeep')}
        </Button>
      )}
    </div>
  );
}

/** Bytes in the unit that suits them, powers of 1000. */
export function sizeText(bytes: number, language: string): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const at = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[at] ?? 'kilobyte',
    maximumFractionDigits: bytes < 10_000 ? 1 : at === 0 ? 0 : 1,
  }).format(bytes / 1000 ** (at + 1));
}
