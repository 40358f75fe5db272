import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { etcdAccessOf } from '../../core/graph/topology-index.ts';
import type { ControlPlane, EtcdMember, LoadBalancer, Worker } from '../../core/model/topology.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ChoiceProperty, NumberProperty, TextProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import { forwardsOf, toggleForward, toggleMember } from './forwards.ts';
import styles from './inspector.module.css';
import { ModeChoice } from './link-form.tsx';
import { advancedLoadBalancerFields, LoadBalancerFields } from './load-balancer-fields.tsx';
import { Checklist, ElementLinks, Section } from './parts.tsx';
import { AvailabilityProperty, HostProperty } from './place-fields.tsx';
import { VersionProperty } from './version-property.tsx';
import { useElementWriter } from './use-write.ts';

export const loadBalancerFields = [
  'name',
  'software',
  'healthCheck',
  'priority',
  'port',
  'backends',
  ...advancedLoadBalancerFields,
] as const;

export function LoadBalancerForm({ element, findings }: FormProps<LoadBalancer>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const edit = useEdit();
  const set = useElementWriter('components', element);
  const links = forwardsOf(index, element.id);
  const vips = index.topology.endpoints.filter(({ kind }) => kind === 'vip');
  const memberOf = new Set((index.vipsOf.get(element.id) ?? []).map(({ id }) => id));
  return (
    <>
      <Section title={t('sections.loadBalancer')}>
        <TextProperty
          label={t('fields.name')}
          value={element.name}
          findings={findings.get('name')}
          mono
          write={(name) => set('name', name)}
        />
        <HostProperty component={element} />
        <ChoiceProperty
          label={t('fields.software')}
          value={element.software}
          options={[
            { value: 'haproxy', label: 'HAProxy', note: t('software.haproxy') },
            { value: 'nginx', label: 'NGINX', note: t('software.nginx') },
          ]}
          findings={findings.get('software')}
          write={(software) => set('software', software)}
        />
        <ChoiceProperty
          label={t('fields.healthCheck')}
          value={element.healthCheck}
          options={[
            { value: 'readyz', label: 'HTTPS /readyz', note: t('healthCheck.readyz') },
            { value: 'tcp', label: 'TCP', note: t('healthCheck.tcp') },
          ]}
          findings={findings.get('healthCheck')}
          write={(check) => set('healthCheck', check)}
        />
        <div className={styles['pair']}>
          <NumberProperty
            label={t('fields.port')}
            value={element.port}
            findings={findings.get('port')}
            min={1}
            max={65_535}
            write={(port) => set('port', port)}
          />
          <NumberProperty
            label={t('fields.priority')}
            hint={t('hints.priority')}
            value={element.priority}
            findings={findings.get('priority')}
            min={1}
            max={254}
            write={(priority) => set('priority', priority)}
          />
        </div>
        <AvailabilityProperty
          value={element.availability}
          write={(value) => set('availability', value)}
        />
      </Section>
      <Section title={t('sections.backends')}>
        <Checklist
          label={t('fields.forwardsTo')}
          options={index.controlPlanes.map(({ id, host }) => ({
            id,
            note: index.hosts.get(host)?.name,
          }))}
          checked={new Set(links.keys())}
          findings={findings.get('backends')}
          empty={t('empty.masters')}
          onToggle={(id, on) => {
            const command = toggleForward(index, element.id, id, on);
            if (command !== undefined) edit(command);
          }}
          extra={(id) => {
            const link = links.get(id);
            return link === undefined ? null : <ModeChoice link={link} />;
          }}
        />
      </Section>
      <Section title={t('sections.vips')}>
        <Checklist
          label={t('fields.holds')}
          options={vips.map((vip) => ({
            id: vip.id,
            note: vip.kind === 'vip' && vip.address !== '' ? vip.address : undefined,
          }))}
          checked={memberOf}
          empty={t('empty.vips')}
          onToggle={(id, on) => edit(toggleMember(id, element.id, on))}
        />
      </Section>
      <LoadBalancerFields element={element} findings={findings} />
    </>
  );
}

export const controlPlaneFields = ['name', 'version'] as const;

export function ControlPlaneForm({ element, findings }: FormProps<ControlPlane>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const edit = useEdit();
  const set = useElementWriter('components', element);
  const access = etcdAccessOf(index, element);
  const kubeVips = index.topology.endpoints.filter((endpoint) => endpoint.kind === 'kube-vip');
  return (
    <>
      <Section title={t('sections.master')}>
        <TextProperty
          label={t('fields.name')}
          value={element.name}
          findings={findings.get('name')}
          mono
          write={(name) => set('name', name)}
        />
        <HostProperty component={element} />
        <VersionProperty component={element} findings={findings.get('version')} />
        <AvailabilityProperty
          value={element.availability}
          write={(value) => set('availability', value)}
        />
      </Section>
      <Section title={t('sections.etcd')}>
        <ElementLinks
          label={t(access === undefined ? 'fields.storesIn' : `placement.${access.placement}.uses`)}
          ids={
            access === undefined ? [] : [access.cluster.id, ...access.members.map(({ id }) => id)]
          }
          empty={t('empty.etcd')}
        />
      </Section>
      <Section title={t('sections.reach')}>
        <ElementLinks
          label={t('fields.behind')}
          ids={(index.linksTo.get(element.id) ?? []).map(({ from }) => from)}
          empty={t('empty.behind')}
        />
        {kubeVips.length > 0 && (
          <Checklist
            label={t('fields.holds')}
            options={kubeVips.map(({ id, address }) => ({
              id,
              note: address === '' ? undefined : address,
            }))}
            checked={
              new Set(
                kubeVips.flatMap(({ id, members }) => (members.includes(element.id) ? [id] : [])),
              )
            }
            empty=""
            onToggle={(id, on) => edit(toggleMember(id, element.id, on))}
          />
        )}
      </Section>
    </>
  );
}

export const workerFields = ['name', 'version'] as const;

export function WorkerForm({ element, findings }: FormProps<Worker>): ReactElement {
  const { t } = useTranslation('inspector');
  const set = useElementWriter('components', element);
  return (
    <Section title={t('sections.worker')}>
      <TextProperty
        label={t('fields.name')}
        value={element.name}
        findings={findings.get('name')}
        mono
        write={(name) => set('name', name)}
      />
      <HostProperty component={element} />
      <VersionProperty component={element} findings={findings.get('version')} />
    </Section>
  );
}

export const etcdMemberFields = ['name'] as const;

export function EtcdMemberForm({ element, findings }: FormProps<EtcdMember>): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const edit = useEdit();
  const set = useElementWriter('components', element);
  const cluster = index.clusterOfMember.get(element.id);
  const setLearner = (learner: boolean): void => {
    if (cluster === undefined) return;
    const members = cluster.members.map((member) =>
      member.component === element.id ? { ...member, learner } : member,
    );
    edit({
      type: 'update-element',
      collection: 'etcdClusters',
      id: cluster.id,
      patch: { members },
    });
  };
  return (
    <Section title={t('sections.member')}>
      <TextProperty
        label={t('fields.name')}
        value={element.name}
        findings={findings.get('name')}
        mono
        write={(name) => set('name', name)}
      />
      <HostProperty component={element} />
      {cluster !== undefined && (
        <Switch
          label={t('fields.learner')}
          hint={t('hints.learner')}
          checked={index.learners.has(element.id)}
          onChange={setLearner}
        />
      )}
      <AvailabilityProperty
        value={element.availability}
        write={(value) => set('availability', value)}
      />
    </Section>
  );
}
