import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ipFamily } from '../../core/model/ip.ts';
import type { Host } from '../../core/model/topology.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { ListProperty, TextProperty } from './fields.tsx';
import { HardwareFields, hardwareFields } from './hardware-fields.tsx';
import { ElementLinks, Section } from './parts.tsx';
import { AvailabilityProperty, DomainProperty } from './place-fields.tsx';
import type { FormProps } from './form.ts';
import { useElementWriter, useWrite } from './use-write.ts';

export const hostFields = ['name', 'addresses', 'failureDomain', ...hardwareFields] as const;

export function HostForm({ element: host, findings }: FormProps<Host>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const set = useElementWriter('hosts', host);
  const write = useWrite();
  const components = index.componentsOnHost.get(host.id) ?? [];
  return (
    <>
      <Section title={t('sections.host')}>
        <TextProperty
          label={t('fields.hostName')}
          value={host.name}
          findings={findings.get('name')}
          mono
          write={(name) => set('name', name)}
        />
        <ListProperty
          label={t('fields.addresses')}
          hint={t('hints.addresses')}
          placeholder="10.0.1.11"
          value={host.addresses}
          findings={findings.get('addresses')}
          errorOf={(text) =>
            ipFamily(text) === undefined ? t('notAnAddress', { value: text }) : undefined
          }
          write={(addresses) => set('addresses', addresses)}
        />
        <TextProperty
          label={t('fields.interface')}
          hint={t('hints.interface')}
          value={host.interface}
          mono
          write={(name) => set('interface', name)}
        />
      </Section>
      <Section title={t('sections.place')}>
        <DomainProperty
          label={t('fields.failureDomain')}
          value={host.failureDomain}
          findings={findings.get('failureDomain')}
          write={(failureDomain) => write({ type: 'move-host', host: host.id, failureDomain })}
        />
        <TextProperty
          label={t('fields.storage')}
          hint={t('hints.storage')}
          placeholder={t('localDisks')}
          value={host.storage ?? ''}
          mono
          write={(storage) => set('storage', storage === '' ? undefined : storage)}
        />
        <AvailabilityProperty
          value={host.availability}
          write={(value) => set('availability', value)}
        />
      </Section>
      <HardwareFields hosts={[host]} findings={findings} />
      <Section title={t('sections.components')}>
        <ElementLinks
          label={t('fields.runsHere')}
          ids={components.map(({ id }) => id)}
          empty={t('empty.components')}
        />
      </Section>
    </>
  );
}
