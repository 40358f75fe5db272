import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ipFamily } from '../../core/model/ip.ts';
import {
  cloudProviders,
  type CloudLoadBalancer,
  type DirectEndpoint,
  type DnsEndpoint,
  type Endpoint,
  type KubeVipEndpoint,
  type VipEndpoint,
} from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ChoiceProperty, NumberProperty, TextProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import { CloudFields, cloudFields } from './cloud-fields.tsx';
import { forwardsOf, forwardTargets, toggleForward, toggleMember } from './forwards.ts';
import styles from './inspector.module.css';
import { KeepalivedFields, keepalivedFields } from './keepalived-fields.tsx';
import { Checklist, Section } from './parts.tsx';
import { AvailabilityProperty } from './place-fields.tsx';
import { useElementWriter } from './use-write.ts';

export const endpointFields = [
  'address',
  'virtualRouterId',
  'members',
  ...keepalivedFields,
  ...cloudFields,
] as const;

export function EndpointForm({ element, findings }: FormProps<Endpoint>): ReactElement {
  switch (element.kind) {
    case 'vip':
      return <VipForm element={element} findings={findings} />;
    case 'kube-vip':
      return <KubeVipForm element={element} findings={findings} />;
    case 'cloud-lb':
      return <CloudForm element={element} findings={findings} />;
    default:
      return <NameOnlyForm element={element} findings={findings} />;
  }
}

function AddressProperty({
  element,
  findings,
}: FormProps<VipEndpoint | KubeVipEndpoint>): ReactElement {
  const { t } = useTranslation('inspector');
  const set = useElementWriter('endpoints', element);
  const { address } = element;
  const wrong = address !== '' && ipFamily(address) === undefined;
  return (
    <TextProperty
      label={t('fields.address')}
      hint={t('hints.vipAddress')}
      placeholder="10.0.1.100"
      mono
      value={address}
      findings={findings.get('address')}
      warning={wrong ? t('notAnAddress', { value: address }) : undefined}
      write={(next) => set('address', next)}
    />
  );
}

function NameProperty({ element }: { element: Endpoint }): ReactElement {
  const { t } = useTranslation('inspector');
  const set = useElementWriter('endpoints', element);
  return (
    <TextProperty
      label={t('fields.name')}
      value={element.name}
      write={(name) => set('name', name)}
    />
  );
}

function VipForm({ element, findings }: FormProps<VipEndpoint>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const edit = useEdit();
  const set = useElementWriter('endpoints', element);
  return (
    <>
      <Section title={t('sections.vip')}>
        <NameProperty element={element} />
        <AddressProperty element={element} findings={findings} />
        <div className={styles['pair']}>
          <NumberProperty
            label={t('fields.prefixLength')}
            value={element.prefixLength}
            placeholder={t('automatic')}
            min={0}
            max={128}
            write={(value) => set('prefixLength', value)}
          />
          <NumberProperty
            label={t('fields.virtualRouterId')}
            value={element.virtualRouterId}
            findings={findings.get('virtualRouterId')}
            min={1}
            max={255}
            write={(value) => set('virtualRouterId', value)}
          />
        </div>
        <Switch
          label={t('fields.unicast')}
          hint={t('hints.unicast')}
          checked={element.unicast}
          onChange={(unicast) => void set('unicast', unicast)}
        />
      </Section>
      <Section title={t('sections.members')}>
        <Checklist
          label={t('fields.heldBy')}
          options={index.loadBalancers.map(({ id, priority }) => ({
            id,
            note: t('priority', { priority }),
          }))}
          checked={new Set(element.members)}
          findings={findings.get('members')}
          empty={t('empty.loadBalancers')}
          onToggle={(id, on) => edit(toggleMember(element.id, id, on))}
        />
      </Section>
      <KeepalivedFields element={element} findings={findings} />
    </>
  );
}

function KubeVipForm({ element, findings }: FormProps<KubeVipEndpoint>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const edit = useEdit();
  return (
    <>
      <Section title="kube-vip">
        <NameProperty element={element} />
        <AddressProperty element={element} findings={findings} />
      </Section>
      <Section title={t('sections.members')}>
        <Checklist
          label={t('fields.heldBy')}
          options={index.controlPlanes.map(({ id, host }) => ({
            id,
            note: index.hosts.get(host)?.name,
          }))}
          checked={new Set(element.members)}
          findings={findings.get('members')}
          empty={t('empty.masters')}
          onToggle={(id, on) => edit(toggleMember(element.id, id, on))}
        />
      </Section>
    </>
  );
}

function Backends({ id }: { id: string }): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const edit = useEdit();
  return (
    <Section title={t('sections.backends')}>
      <Checklist
        label={t('fields.forwardsTo')}
        options={forwardTargets(index, id)}
        checked={new Set(forwardsOf(index, id).keys())}
        empty={t('empty.masters')}
        onToggle={(to, on) => {
          const command = toggleForward(index, id, to, on);
          if (command !== undefined) edit(command);
        }}
      />
    </Section>
  );
}

function CloudForm({ element, findings }: FormProps<CloudLoadBalancer>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const set = useElementWriter('endpoints', element);
  const zones = index.topology.failureDomains.filter(({ kind }) => kind === 'zone');
  return (
    <>
      <Section title={t('sections.cloud')}>
        <NameProperty element={element} />
        <ChoiceProperty
          label={t('fields.provider')}
          value={element.provider}
          options={cloudProviders.map((value) => ({ value, label: t(`providers.${value}`) }))}
          write={(provider) => set('provider', provider)}
        />
        <ChoiceProperty
          label={t('fields.scheme')}
          value={element.scheme}
          options={(['internal', 'internet-facing'] as const).map((value) => ({
            value,
            label: t(`schemes.${value}`),
          }))}
          write={(scheme) => set('scheme', scheme)}
        />
        <TextProperty
          label={t('fields.cloudAddress')}
          mono
          value={element.address}
          write={(address) => set('address', address)}
        />
        <NumberProperty
          label={t('fields.port')}
          value={element.port}
          min={1}
          max={65_535}
          write={(port) => set('port', port)}
        />
        <Checklist
          label={t('fields.zones')}
          options={zones}
          checked={new Set(element.zones)}
          empty={t('empty.zones')}
          onToggle={(id, on) =>
            void set(
              'zones',
              on ? [...element.zones, id] : element.zones.filter((zone) => zone !== id),
            )
          }
        />
        {zones.length > 0 && element.zones.length === 0 && (
          <p className={styles['fact']}>{t('hints.zones')}</p>
        )}
        <CloudFields element={element} findings={findings} />
        <AvailabilityProperty
          value={element.availability}
          write={(value) => set('availability', value)}
        />
      </Section>
      <Backends id={element.id} />
    </>
  );
}

function NameOnlyForm({ element }: FormProps<DnsEndpoint | DirectEndpoint>): ReactElement {
  const { t } = useTranslation('inspector');
  return (
    <>
      <Section title={t(`sections.${element.kind}`)}>
        <NameProperty element={element} />
        <p className={styles['fact']}>{t(`hints.${element.kind}`)}</p>
      </Section>
      <Backends id={element.id} />
    </>
  );
}
