import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { failureTolerance, quorumSize, votersOf } from '../../core/graph/topology-index.ts';
import { defaultEtcdQuota } from '../../core/model/etcd-settings.ts';
import type { EtcdCluster } from '../../core/model/topology.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { ClusterOperations, operationFields } from './cluster-operations.tsx';
import { ChoiceProperty, NumberProperty, TextProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import styles from './inspector.module.css';
import { ElementLinks, Section } from './parts.tsx';
import { useElementWriter } from './use-write.ts';

export const clusterFields = [
  'version',
  'heartbeatInterval',
  'electionTimeout',
  'quotaBackendBytes',
  ...operationFields,
] as const;

const gibibyte = 1024 ** 3;

export function ClusterForm({ element, findings }: FormProps<EtcdCluster>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const set = useElementWriter('etcdClusters', element);
  const voters = votersOf(index, element).length;
  return (
    <>
      <Section title={t('sections.cluster')}>
        <TextProperty
          label={t('fields.name')}
          value={element.name}
          findings={findings.get('name')}
          mono
          write={(name) => set('name', name)}
        />
        <ChoiceProperty
          label={t('fields.placement')}
          value={element.placement}
          options={[
            {
              value: 'stacked',
              label: t('placement.stacked.name'),
              note: t('placement.stacked.note'),
            },
            {
              value: 'external',
              label: t('placement.external.name'),
              note: t('placement.external.note'),
            },
          ]}
          write={(placement) => set('placement', placement)}
        />
        {element.placement === 'external' && (
          <TextProperty
            label={t('fields.etcdVersion')}
            value={element.version}
            findings={findings.get('version')}
            mono
            write={(version) => set('version', version)}
          />
        )}
        <p className={styles['fact']}>
          {t('quorum', {
            voters,
            quorum: quorumSize(voters),
            tolerated: failureTolerance(voters),
          })}
        </p>
        <ElementLinks
          label={t('fields.members')}
          ids={element.members.map(({ component }) => component)}
          empty={t('empty.members')}
        />
      </Section>
      <Section title={t('sections.timing')}>
        <NumberProperty
          label={t('fields.heartbeat')}
          hint={t('hints.heartbeat')}
          unit="ms"
          value={element.heartbeatInterval}
          findings={findings.get('heartbeatInterval')}
          min={1}
          write={(value) => set('heartbeatInterval', value)}
        />
        <NumberProperty
          label={t('fields.election')}
          hint={t('hints.election')}
          unit="ms"
          value={element.electionTimeout}
          findings={findings.get('electionTimeout')}
          min={1}
          step={100}
          write={(value) => set('electionTimeout', value)}
        />
        <NumberProperty
          label={t('fields.quota')}
          hint={t('hints.quota')}
          unit="GiB"
          placeholder={String(defaultEtcdQuota / gibibyte)}
          value={element.quotaBackendBytes === 0 ? undefined : element.quotaBackendBytes / gibibyte}
          findings={findings.get('quotaBackendBytes')}
          min={1}
          write={(value) => set('quotaBackendBytes', Math.round((value ?? 0) * gibibyte))}
        />
      </Section>
      <ClusterOperations element={element} findings={findings} />
    </>
  );
}
