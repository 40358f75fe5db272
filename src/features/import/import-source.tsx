import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeCandidate, type ImportCandidate } from '../../core/importers/import-candidate.ts';
import { importMermaidFile } from '../../core/importers/mermaid-file.ts';
import { readMermaidLink } from '../../core/importers/mermaid-link.ts';
import type { ImportFailure } from '../../core/importers/importer.ts';
import { readLink } from '../../core/share/read-link.ts';
import { wordInText } from '../../core/share/word-of-link.ts';
import { restoreCarried } from '../../core/two-way/read-back.ts';
import { parseFlowchart } from '../../platform/mermaid-parser.ts';
import { useSession, useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './import.module.css';

/** Where a diagram comes from that is no file: a text or a link that is pasted. */
export function ImportSource({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('import');
  const { say } = useText();
  const set = useSession((state) => state.set);
  const [text, setText] = useState('');
  const [error, setError] = useState<ImportFailure | 'none' | null>(null);
  const [reading, setReading] = useState(false);
  const read = async (): Promise<void> => {
    setReading(true);
    setError(null);
    const found = await candidatesIn(text, t('pasted'));
    setReading(false);
    if ('failure' in found) setError(found.failure);
    else if (found.candidates.length === 0) setError('none');
    else set({ importCandidates: found.candidates });
  };
  const said = (): string | undefined => {
    if (error === null) return undefined;
    if (error === 'none') return t('noDiagram');
    const { message, line, column } = error;
    return line === undefined
      ? say(message)
      : `${t('place', { line, column: column ?? 1 })} ${say(message)}`;
  };
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(opened) => !opened && onClose()}
      title={t('sourceTitle')}
      description={t('sourceDescription')}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={text.trim() === '' || reading}
            onClick={() => void read()}
          >
            {reading ? t('reading') : t('read')}
          </Button>
        </>
      }
    >
      <div className={styles['source']}>
        <TextField
          label={t('sourceText')}
          hint={t('sourceHint')}
          error={said()}
          value={text}
          onChange={setText}
          rows={14}
          mono
        />
      </div>
    </Dialog>
  );
}

type Found =
  { readonly candidates: readonly ImportCandidate[] } | { readonly failure: ImportFailure };

/** What a text holds; a single diagram that cannot be read stays in the field, with its place. */
async function candidatesIn(given: string, name: string): Promise<Found> {
  const word = wordInText(given);
  if (word !== undefined) {
    const shared = readLink(word);
    return shared.ok
      ? { candidates: [wholeCandidate(name, shared.topology)] }
      : { failure: { message: shared.message } };
  }
  const link = readMermaidLink(given);
  if (link?.ok === false) return { failure: { message: link.message } };
  const text = link?.text ?? given;
  const read = await importMermaidFile(text, name, parseFlowchart);
  const candidates = await restoreCarried(text, read, parseFlowchart);
  const [only, another] = candidates;
  return only !== undefined &&
    another === undefined &&
    !only.result.ok &&
    only.drawing === undefined
    ? { failure: only.result.failure }
    : { candidates };
}
