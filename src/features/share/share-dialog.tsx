import { Copy, Save } from 'lucide-react';
import { useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { message, type Localized } from '../../core/model/message.ts';
import { shareLink, type ShareLink } from '../../core/share/share-link.ts';
import { folderAddress, pageAddress } from '../../platform/page-address.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EmbedCode } from './embed-code.tsx';
import styles from './share.module.css';

const copied: Localized = { en: 'Link copied.', zh: '已复制链接。' };

/** The design as a link, and as code for other pages; or what stands in the way of both. */
export function ShareDialog(): ReactNode {
  const { t } = useTranslation('share');
  const set = useSession((state) => state.set);
  const topology = useDocument((state) => state.topology);
  const link = useMemo(() => shareLink(topology, pageAddress()), [topology]);
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && set({ dialog: null })}
      title={t('title')}
      description={t('description')}
      closeLabel={t('close')}
      initialFocus={first}
    >
      <div className={styles['share']}>
        {link.ok ? (
          <>
            <Link link={link} copyButton={first} />
            <EmbedCode
              base={folderAddress()}
              word={link.url.slice(link.url.indexOf('#') + 1)}
              name={topology.metadata.name}
            />
          </>
        ) : (
          <Refusal refused={link} wayOut={first} />
        )}
      </div>
    </Dialog>
  );
}

function Link({
  link: { url, long },
  copyButton,
}: {
  link: Extract<ShareLink, { ok: true }>;
  copyButton: RefObject<HTMLButtonElement | null>;
}): ReactNode {
  const { t } = useTranslation('share');
  const copy = useCopyText();
  const save = useAction('save-file');
  const length = { length: url.length };
  return (
    <section className={styles['part']} aria-label={t('link.title')}>
      <h3 className={styles['heading']}>{t('link.title')}</h3>
      <TextField
        label={t('link.label')}
        mono
        readOnly
        value={url}
        onChange={() => undefined}
        onFocus={(event) => event.currentTarget.select()}
        hint={
          long ? (
            <span className={styles['warning']}>
              <SeverityIcon severity="warning" />
              {t('link.long', length)}
            </span>
          ) : (
            t('link.length', length)
          )
        }
      />
      <div className={styles['buttons']}>
        <Button
          ref={copyButton}
          variant="primary"
          icon={Copy}
          onClick={() => copy(url, message(copied))}
        >
          {t('link.copy')}
        </Button>
        {long && (
          <Button icon={Save} onClick={save.run}>
            {t('link.save')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Why there is no link, and the way out of it. */
function Refusal({
  refused: { reason, message: why },
  wayOut,
}: {
  refused: Extract<ShareLink, { ok: false }>;
  wayOut: RefObject<HTMLButtonElement | null>;
}): ReactNode {
  const { t } = useTranslation('share');
  const { say } = useText();
  const set = useSession((state) => state.set);
  const save = useAction('save-file');
  return (
    <section className={styles['part']}>
      <p className={styles['refusal']}>
        <SeverityIcon severity={reason === 'secret' ? 'error' : 'warning'} size={18} />
        <span>{say(why)}</span>
      </p>
      <div className={styles['buttons']}>
        {reason === 'secret' ? (
          <Button
            ref={wayOut}
            variant="primary"
            onClick={() => set({ dialog: null, bottomPanel: 'problems' })}
          >
            {t('link.problems')}
          </Button>
        ) : (
          <Button ref={wayOut} variant="primary" icon={Save} onClick={save.run}>
            {t('link.save')}
          </Button>
        )}
      </div>
    </section>
  );
}
