import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { etcdCertificateDays } from '../../core/model/etcd-settings.ts';
import type { EtcdCluster } from '../../core/model/topology.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberProperty, TextProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import { Section } from './parts.tsx';
import { ProgramOptions } from './program-options.tsx';
import { useElementWriter } from './use-write.ts';

export const operationFields = [
  'backupTarget',
  'runningVersion',
  'certificateDays',
  'options',
] as const;

/** What is rarely set of an etcd cluster; opened where a rule speaks of it. */
export function ClusterOperations({ element, findings }: FormProps<EtcdCluster>): ReactElement {
  const { t } = useTranslation('inspector');
  const set = useElementWriter('etcdClusters', element);
  const orNone = (text: string): string | undefined => (text === '' ? undefined : text);
  return (
    <Section
      title={t('sections.operations')}
      closed={!operationFields.some((field) => findings.has(field))}
    >
      <TextProperty
        label={t('fields.backupTarget')}
        hint={t('hints.backupTarget')}
        placeholder="backup.example.internal"
        value={element.backupTarget ?? ''}
        findings={findings.get('backupTarget')}
        mono
        write={(text) => set('backupTarget', orNone(text))}
      />
      <TextProperty
        label={t('fields.runningVersion')}
        hint={t('hints.runningVersion')}
        value={element.runningVersion ?? ''}
        findings={findings.get('runningVersion')}
        mono
        write={(text) => set('runningVersion', orNone(text))}
      />
      {element.placement === 'external' && (
        <>
          <NumberProperty
            label={t('fields.certificateDays')}
            unit={t('days')}
            placeholder={String(etcdCertificateDays({ ...element, certificateDays: undefined }))}
            value={element.certificateDays}
            findings={findings.get('certificateDays')}
            min={1}
            max={36_500}
            write={(value) => set('certificateDays', value)}
          />
          <Checkbox
            label={t('fields.certificateRenewal')}
            hint={t('hints.certificateRenewal')}
            checked={element.certificateRenewal === true}
            onChange={(renewed) => void set('certificateRenewal', renewed || undefined)}
          />
        </>
      )}
      <ProgramOptions
        label={t('fields.etcdOptions')}
        hint={t('hints.etcdOptions')}
        value={element.options}
        findings={findings.get('options')}
        write={(options) => set('options', options)}
      />
    </Section>
  );
}
