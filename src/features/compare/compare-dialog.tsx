import { Copy } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareReport } from '../../core/advice/compare-report.ts';
import { message, type Localized } from '../../core/model/message.ts';
import type { DesignStorage } from '../../platform/design-storage.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './compare.module.css';
import { ComparisonView } from './comparison-view.tsx';
import { SourceList } from './source-list.tsx';
import { useComparison } from './use-comparison.ts';
import { useSources, type FileReading } from './use-sources.ts';

export interface CompareDialogProps {
  readonly storage: DesignStorage;
  /** Lets the user choose a file; null if the choice was cancelled. */
  readonly chooseDesign: () => Promise<FileReading | null>;
}

const copied: Localized = {
  en: 'The comparison was copied as Markdown.',
  zh: '对比结果已复制为 Markdown。',
};

/** The open design beside an earlier state of it, another one of this device, or one of a file. */
export function CompareDialog({ storage, chooseDesign }: CompareDialogProps): ReactNode {
  const { t } = useTranslation('compare');
  const { language } = useText();
  const set = useSession((state) => state.set);
  const current = useDocument((state) => state.topology);
  const copy = useCopyText();
  const list = useRef<HTMLDivElement>(null);
  const sources = useSources(storage, chooseDesign);
  const [onlyChanges, setOnlyChanges] = useState(false);
  const { chosen } = sources;
  const { comparison, error } = useComparison(chosen?.topology ?? null, current);
  const names = {
    a: chosen?.title ?? '',
    b: chosen?.earlier === true ? t('now') : t('open', { name: current.metadata.name }),
  };
  return (
    <Dialog
      open
      flush
      size="xl"
      onOpenChange={(open) => !open && set({ dialog: null })}
      title={t('title')}
      description={t('description')}
      closeLabel={t('close')}
      initialFocus={list}
      footer={
        <Button
          icon={Copy}
          disabled={comparison === null}
          onClick={() =>
            comparison !== null && copy(compareReport(comparison, language, names), message(copied))
          }
        >
          {t('copy')}
        </Button>
      }
    >
      <div className={styles['layout']}>
        <SourceList ref={list} sources={sources} />
        <ComparisonView
          other={chosen}
          choices={sources.groups.flatMap((group) => group.sources).length}
          current={current}
          comparison={comparison}
          error={error ?? sources.error}
          names={names}
          onlyChanges={onlyChanges}
          onOnlyChanges={setOnlyChanges}
        />
      </div>
    </Dialog>
  );
}
