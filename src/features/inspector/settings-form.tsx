import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCidr } from '../../core/model/ip.ts';
import { environments, profiles } from '../../core/model/topology.ts';
import { useDocument, useSession } from '../../platform/react/workspace.tsx';
import { ControlPlaneSettings, controlPlaneSettings } from './control-plane-settings.tsx';
import { elementFindings } from './element-findings.ts';
import { ChoiceProperty, ListProperty, NumberProperty, TextProperty } from './fields.tsx';
import styles from './inspector.module.css';
import { networkFields, NetworkSettings } from './network-settings.tsx';
import { FindingTexts, Section } from './parts.tsx';
import { useSettingWriter, useWrite } from './use-write.ts';

/** Releases to choose from; any other may be typed. */
const releases = ['1.35.0', '1.34.9', '1.34.2', '1.33.6', '1.32.10', '1.31.14'];

const clusterFields = [
  'kubernetesVersion',
  'endpoint',
  'podSubnets',
  'serviceSubnets',
  ...controlPlaneSettings,
];

/** What holds for the whole design, shown while nothing is selected. */
export function SettingsForm(): ReactElement {
  const { t } = useTranslation('inspector');
  const { metadata, cluster, checks } = useDocument((state) => state.topology);
  const assessment = useSession((state) => state.assessment);
  const setMeta = useSettingWriter('metadata');
  const set = useSettingWriter('cluster');
  const write = useWrite();
  const { byField, others } = elementFindings(
    assessment?.diagnostics ?? [],
    'cluster',
    clusterFields,
  );
  const network = elementFindings(assessment?.diagnostics ?? [], 'network', [
    ...clusterFields,
    ...networkFields,
  ]);
  const notACidr = (text: string): string | undefined =>
    parseCidr(text) === undefined ? t('notACidr', { value: text }) : undefined;
  return (
    <>
      <header className={styles['header']}>
        <div className={styles['title']}>
          <h2 className={styles['heading']}>{t('design')}</h2>
          <p className={styles['kind']}>{t('nothingSelected')}</p>
        </div>
      </header>
      <div className={styles['top']}>
        <FindingTexts findings={[...others, ...network.others]} />
      </div>
      <Section title={t('sections.design')}>
        <TextProperty
          label={t('fields.designName')}
          value={metadata.name}
          write={(name) => setMeta('name', name)}
        />
        <TextProperty
          label={t('fields.description')}
          rows={3}
          value={metadata.description}
          write={(description) => setMeta('description', description)}
        />
        <ChoiceProperty
          label={t('fields.profile')}
          value={checks.profile}
          options={profiles.map((value) => ({
            value,
            label: t(`profiles.${value}.name`),
            note: t(`profiles.${value}.note`),
          }))}
          hint={t(`profiles.${checks.profile}.note`)}
          write={(profile) =>
            write({ type: 'update-settings', part: 'checks', patch: { profile } })
          }
        />
      </Section>
      <Section title={t('sections.kubernetes')}>
        <TextProperty
          label={t('fields.clusterName')}
          value={cluster.clusterName}
          mono
          write={(name) => set('clusterName', name)}
        />
        <TextProperty
          label={t('fields.kubernetesVersion')}
          hint={t('hints.kubernetesVersion')}
          value={cluster.kubernetesVersion}
          findings={byField.get('kubernetesVersion')}
          mono
          list="kubernetes-releases"
          write={(version) => set('kubernetesVersion', version)}
        />
        <datalist id="kubernetes-releases">
          {releases.map((release) => (
            <option key={release}>{release}</option>
          ))}
        </datalist>
        <ChoiceProperty
          label={t('fields.environment')}
          value={cluster.environment}
          options={environments.map((value) => ({ value, label: t(`environments.${value}`) }))}
          write={(environment) => set('environment', environment)}
        />
        <TextProperty
          label={t('fields.endpoint')}
          hint={t('hints.endpoint')}
          placeholder="api.example.internal"
          value={cluster.endpoint}
          findings={byField.get('endpoint')}
          mono
          write={(endpoint) => set('endpoint', endpoint)}
        />
        <NumberProperty
          label={t('fields.apiServerPort')}
          value={cluster.apiServerPort}
          min={1}
          max={65_535}
          write={(port) => set('apiServerPort', port ?? 0)}
        />
        <TextProperty
          label={t('fields.dnsDomain')}
          value={cluster.dnsDomain}
          mono
          write={(domain) => set('dnsDomain', domain)}
        />
      </Section>
      <ControlPlaneSettings findings={byField} />
      <Section title={t('sections.network')}>
        <ListProperty
          label={t('fields.podSubnets')}
          placeholder="10.244.0.0/16"
          value={cluster.podSubnets}
          findings={byField.get('podSubnets') ?? network.byField.get('podSubnets')}
          errorOf={notACidr}
          write={(subnets) => set('podSubnets', [...subnets])}
        />
        <ListProperty
          label={t('fields.serviceSubnets')}
          placeholder="10.96.0.0/16"
          value={cluster.serviceSubnets}
          findings={byField.get('serviceSubnets') ?? network.byField.get('serviceSubnets')}
          errorOf={notACidr}
          write={(subnets) => set('serviceSubnets', [...subnets])}
        />
        <NetworkSettings findings={network.byField} />
      </Section>
    </>
  );
}
