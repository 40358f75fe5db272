import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForwardsLink, Link } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import type { Membership } from '../../store/membership.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ElementLinks, Section } from './parts.tsx';

/** Whether a link carries requests, or waits until no active one does. */
export function ModeChoice({ link }: { link: ForwardsLink }): ReactElement {
  const { t } = useTranslation('inspector');
  const edit = useEdit();
  return (
    <SegmentedControl
      label={t('fields.mode')}
      size="s"
      segments={[
        { value: 'active', label: t('mode.active') },
        { value: 'standby', label: t('mode.standby') },
      ]}
      value={link.mode}
      onChange={(mode) =>
        edit({ type: 'update-element', collection: 'links', id: link.id, patch: { mode } })
      }
    />
  );
}

export function LinkForm({ link }: { link: Link }): ReactElement {
  const { t } = useTranslation('inspector');
  return (
    <Section title={t(`linkKinds.${link.kind}`)}>
      <ElementLinks label={t('fields.from')} ids={[link.from]} />
      <ElementLinks label={t('fields.to')} ids={[link.to]} />
      {link.kind === 'forwards' && <ModeChoice link={link} />}
    </Section>
  );
}

export function MembershipForm({ membership }: { membership: Membership }): ReactElement {
  const { t } = useTranslation('inspector');
  const edit = useEdit();
  return (
    <Section title={t('linkKinds.membership')}>
      <ElementLinks label={t('fields.endpointOf')} ids={[membership.endpoint]} />
      <ElementLinks label={t('fields.member')} ids={[membership.member]} />
      <div>
        <Button onClick={() => edit({ type: 'leave-endpoint', ...membership })}>
          {t('leave')}
        </Button>
      </div>
    </Section>
  );
}
