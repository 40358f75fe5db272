import { useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignStorage } from '../platform/design-storage.ts';
import { useSession, useWorkspace } from '../platform/react/workspace.tsx';
import { readStoredDesign } from '../platform/stored-design.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { showDesign } from './open-design.ts';

/**
 * Two tabs have changed one design: which of the two to go on with. Both are kept by now, so that
 * closing the dialog loses nothing.
 */
export function PartedDialog({ storage }: { storage: DesignStorage }): ReactElement {
  const { t } = useTranslation('app');
  const { document, session } = useWorkspace();
  const partedFrom = useSession((state) => state.partedFrom);
  const first = useRef<HTMLButtonElement>(null);
  const { name } = document.getState().topology.metadata;
  const keepMine = (): void => {
    session.getState().set({ dialog: null, partedFrom: null });
    const patch = { name: t('parted.copyOf', { name: name.slice(0, 480) }) };
    document.getState().dispatch({ type: 'update-settings', part: 'metadata', patch });
  };
  const takeTheirs = async (): Promise<void> => {
    const mine = document.getState().designId;
    const theirs = await storage.load(partedFrom ?? '');
    const reading = theirs && (await readStoredDesign(theirs));
    if (theirs === undefined || reading?.ok !== true) {
      keepMine();
      if (reading?.ok === false) session.getState().notify('error', reading.message);
      return;
    }
    showDesign(document, session, theirs.id, reading.topology);
    session.getState().set({ partedFrom: null });
    await storage.change(mine, (design) => ({ ...design, trashedAt: Date.now() }));
  };
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && keepMine()}
      title={t('parted.title')}
      description={t('parted.text', { name })}
      closeLabel={t('close')}
      initialFocus={first}
      footer={
        <>
          <Button onClick={() => void takeTheirs().catch(keepMine)}>{t('parted.theirs')}</Button>
          <Button ref={first} variant="primary" onClick={keepMine}>
            {t('parted.mine')}
          </Button>
        </>
      }
    />
  );
}
