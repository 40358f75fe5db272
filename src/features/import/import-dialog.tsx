import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCandidate } from '../../core/importers/import-candidate.ts';
import type { ImportedDesign, ImportFailure } from '../../core/importers/importer.ts';
import { withKeptNotes } from '../../core/importers/kept-notes.ts';
import { DesignPicture } from '../../platform/react/design-picture.tsx';
import { useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { ImportSource } from './import-source.tsx';
import styles from './import.module.css';
import { ReadProblems } from './read-problems.tsx';
import { ReviewTable } from './review-table.tsx';
import { useReview, type Review } from './use-review.ts';

/** Reads a diagram that is pasted, or shows what was read of it or of files. */
export function ImportDialog(): ReactNode {
  const candidates = useSession((state) => state.importCandidates);
  const set = useSession((state) => state.set);
  const close = (): void => set({ dialog: null, importCandidates: null });
  return candidates === null ? (
    <ImportSource onClose={close} />
  ) : (
    <CandidatesDialog candidates={candidates} onClose={close} />
  );
}

/** What the opened files hold: one entry a diagram or design, with what was understood of it. */
function CandidatesDialog(props: {
  candidates: readonly ImportCandidate[];
  onClose: () => void;
}): ReactNode {
  const { candidates, onClose: close } = props;
  const { t } = useTranslation('import');
  const { language } = useText();
  const { openDesign } = useWorkspace();
  const firstReadable = candidates.findIndex((candidate) => candidate.result.ok);
  const [chosen, setChosen] = useState(Math.max(0, firstReadable));
  const review = useReview(candidates, chosen);
  const { candidate } = review;
  const open = (): void => {
    if (candidate?.result.ok === true) openDesign(withKeptNotes(candidate.result.design, language));
  };
  return (
    <Dialog
      open
      flush
      size="xl"
      onOpenChange={(opened) => !opened && close()}
      title={t('title')}
      description={t('description', { count: candidates.length })}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button variant="primary" disabled={candidate?.result.ok !== true} onClick={open}>
            {t('open')}
          </Button>
        </>
      }
    >
      <div className={styles['layout']}>
        <div className={styles['list']} role="radiogroup" aria-label={t('list')}>
          {candidates.map((entry, position) => (
            <CandidateOption
              // oxlint-disable-next-line react/no-array-index-key -- entries never change place
              key={position}
              candidate={position === chosen && candidate !== undefined ? candidate : entry}
              checked={position === chosen}
              onChoose={() => setChosen(position)}
            />
          ))}
        </div>
        <div className={styles['details']}>
          {candidate?.result.ok === false && <Failure failure={candidate.result.failure} />}
          {review.design !== undefined && (
            <Understood key={chosen} design={review.design} review={review} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function CandidateOption(props: {
  candidate: ImportCandidate;
  checked: boolean;
  onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation('import');
  const { candidate, checked, onChoose } = props;
  return (
    <label className={cx(styles['option'], checked && styles['checked'])}>
      <input type="radio" name="candidate" checked={checked} onChange={onChoose} />
      <span>
        <span className={styles['title']}>{candidate.title}</span>
        <span className={styles['sub']}>
          {t('line', { line: candidate.line })}
          {candidate.result.ok && ` · ${summary(candidate.result.design, t)}`}
        </span>
      </span>
      {!candidate.result.ok && <SeverityIcon severity="warning" label={t('notReadable')} />}
    </label>
  );
}

type Translate = (key: string, data: { count?: number }) => string;

/** How many of which component a design has, in words. */
function summary({ topology }: ImportedDesign, t: Translate): string {
  const kinds = ['load-balancer', 'control-plane', 'etcd', 'worker'] as const;
  return kinds
    .flatMap((kind) => {
      const count = topology.components.filter((component) => component.kind === kind).length;
      return count === 0 ? [] : [t(`count.${kind}`, { count })];
    })
    .join(t('separator', {}));
}

function Failure({ failure }: { failure: ImportFailure }): ReactNode {
  const { t } = useTranslation('import');
  const { say } = useText();
  return (
    <div className={styles['failure']} role="alert">
      <p>
        <strong>{t('notReadable')}</strong>
      </p>
      <p>{say(failure.message)}</p>
      {failure.line !== undefined && (
        <p>{t('position', { line: failure.line, column: failure.column ?? 1 })}</p>
      )}
    </div>
  );
}

function Understood({ design, review }: { design: ImportedDesign; review: Review }): ReactNode {
  const { t } = useTranslation('import');
  const { say } = useText();
  return (
    <>
      <div className={styles['seen']}>
        <DesignPicture
          topology={design.topology}
          label={t('pictureOf', { summary: summary(design, t) || t('nothing') })}
          className={styles['picture']}
        />
        <output className={styles['summary']}>{summary(design, t) || t('nothing')}</output>
        <ReadProblems topology={design.topology} />
      </div>
      {design.shapes.length > 0 && <ReviewTable shapes={design.shapes} review={review} />}
      {design.notes.length > 0 && (
        <section>
          <h3>{t('assumptions')}</h3>
          <ul className={styles['notes']}>
            {design.notes.map((note, position) => (
              // oxlint-disable-next-line react/no-array-index-key -- notes never change place
              <li key={position}>{say(note)}</li>
            ))}
          </ul>
        </section>
      )}
      {design.shapes.length === 0 && design.elements.length > 0 && (
        <section>
          <h3>{t('elements')}</h3>
          <table className={styles['elements']}>
            <thead>
              <tr>
                <th scope="col">{t('element')}</th>
                <th scope="col">{t('readAs')}</th>
                <th scope="col">{t('because')}</th>
              </tr>
            </thead>
            <tbody>
              {design.elements.map((element) => (
                <tr key={`${element.id} ${element.readAs}`}>
                  <td>{element.name}</td>
                  <td>{t(`kind.${element.readAs}`, { defaultValue: element.readAs })}</td>
                  <td>{say(element.evidence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
