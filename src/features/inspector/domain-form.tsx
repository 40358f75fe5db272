import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { domainChain } from '../../core/graph/topology-index.ts';
import type { FailureDomain } from '../../core/model/topology.ts';
import { kindTitle } from '../../platform/react/kind-icon.tsx';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { TextProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import { ElementLinks, Section } from './parts.tsx';
import { AvailabilityProperty, DomainProperty } from './place-fields.tsx';
import { useElementWriter, useWrite } from './use-write.ts';

export const domainFields = ['name'] as const;

export function DomainForm({ element: domain, findings }: FormProps<FailureDomain>): ReactElement {
  const { t } = useTranslation('inspector');
  const { language } = useText();
  const index = useTopologyIndex();
  const set = useElementWriter('failureDomains', domain);
  const write = useWrite();
  const inside = index.topology.failureDomains
    .filter(({ id }) => domainChain(index, id).some((above) => above.id === domain.id))
    .map(({ id }) => id);
  return (
    <>
      <Section title={kindTitle(domain.kind, language)}>
        <TextProperty
          label={t('fields.name')}
          value={domain.name}
          findings={findings.get('name')}
          write={(name) => set('name', name)}
        />
        <DomainProperty
          label={t('fields.parent')}
          value={domain.parent}
          without={new Set(inside)}
          write={(parent) => write({ type: 'move-failure-domain', domain: domain.id, parent })}
        />
        <AvailabilityProperty
          value={domain.availability}
          write={(value) => set('availability', value)}
        />
      </Section>
      <Section title={t('sections.inside')}>
        <ElementLinks
          label={t('fields.contains')}
          ids={[
            ...(index.domainsIn.get(domain.id) ?? []),
            ...(index.hostsIn.get(domain.id) ?? []),
          ].map(({ id }) => id)}
          empty={t('empty.domain')}
        />
      </Section>
    </>
  );
}
