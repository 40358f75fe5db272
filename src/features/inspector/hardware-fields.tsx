import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../core/commands/command.ts';
import { message } from '../../core/model/message.ts';
import { diskKinds, type Host } from '../../core/model/topology.ts';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { ChoiceProperty, NumberProperty } from './fields.tsx';
import { Section } from './parts.tsx';
import { propertyProblem } from './property-problem.ts';
import { useWrite, type WriteProperty } from './use-write.ts';

export const hardwareFields = [
  'cpus',
  'memoryGiB',
  'disk',
  'etcdDisk',
  'fsyncP99',
  'timeSync',
] as const;

type HardwareField = (typeof hardwareFields)[number];

/** Not known: no value of any of the properties. */
const unknown = '-';

export interface HardwareFieldsProps {
  /** One host, or several that all get what is entered. */
  readonly hosts: readonly Host[];
  readonly findings?: ReadonlyMap<string, readonly ExplainedDiagnostic[]>;
}

/** What machines are; opened where a rule speaks of it. */
export function HardwareFields({ hosts, findings }: HardwareFieldsProps): ReactElement {
  const { t } = useTranslation('inspector');
  const set = useHostsWriter(hosts);
  const number = (field: 'cpus' | 'memoryGiB' | 'fsyncP99') => {
    const value = common(hosts, field);
    return {
      value: typeof value === 'number' ? value : undefined,
      placeholder: value === null ? t('mixed') : t('unknown'),
      findings: findings?.get(field),
      min: 0,
      write: (next: number | undefined) => set(field, next),
    };
  };
  const choice = (field: 'disk' | 'etcdDisk') => {
    const value = common(hosts, field);
    return {
      value: value === null ? '' : String(value ?? unknown),
      placeholder: t('mixed'),
      findings: findings?.get(field),
      write: (next: string) => set(field, next === unknown ? undefined : next),
    };
  };
  const synced = common(hosts, 'timeSync');
  const notKnown = { value: unknown, label: t('unknown') };
  return (
    <Section
      title={t('sections.hardware')}
      closed={!hardwareFields.some((field) => findings?.has(field))}
    >
      <NumberProperty label={t('fields.cpus')} {...number('cpus')} />
      <NumberProperty label={t('fields.memory')} unit="GiB" {...number('memoryGiB')} />
      <ChoiceProperty
        label={t('fields.disk')}
        options={[notKnown, ...diskKinds.map((value) => ({ value, label: t(`disks.${value}`) }))]}
        {...choice('disk')}
      />
      <ChoiceProperty
        label={t('fields.etcdDisk')}
        options={[
          notKnown,
          { value: 'dedicated', label: t('etcdDisks.dedicated') },
          { value: 'shared', label: t('etcdDisks.shared') },
        ]}
        {...choice('etcdDisk')}
      />
      <NumberProperty
        label={t('fields.fsyncP99')}
        hint={t('hints.fsyncP99')}
        unit="ms"
        {...number('fsyncP99')}
      />
      <ChoiceProperty
        label={t('fields.timeSync')}
        value={synced === null ? '' : String(synced ?? unknown)}
        placeholder={t('mixed')}
        findings={findings?.get('timeSync')}
        options={[
          notKnown,
          { value: 'true', label: t('timeSync.on') },
          { value: 'false', label: t('timeSync.off') },
        ]}
        write={(next) => set('timeSync', next === unknown ? undefined : next === 'true')}
      />
    </Section>
  );
}

/** What all hosts agree on; `null` if they differ. */
function common<F extends HardwareField>(hosts: readonly Host[], field: F): Host[F] | null {
  const value = hosts[0]?.[field];
  return hosts.every((host) => host[field] === value) ? value : null;
}

const label = { en: 'Change {count} hosts: {field}', zh: '修改 {count} 台主机：{field}' };

/** Writes a property of all the hosts as one step. */
function useHostsWriter(hosts: readonly Host[]): WriteProperty {
  const write = useWrite();
  return (property, value) => {
    const refused =
      value === undefined ? undefined : propertyProblem('hosts', undefined, property, value);
    if (refused !== undefined) return refused;
    const commands = hosts.map(({ id }): Command => ({
      type: 'update-element',
      collection: 'hosts',
      id,
      patch: { [property]: value },
    }));
    const [only] = commands;
    if (only === undefined) return undefined;
    const all = message(label, { count: commands.length, field: property });
    return write(
      commands.length === 1 ? only : { type: 'batch', label: all, commands },
      `inspector:${hosts.map(({ id }) => id).join(' ')}:${property}`,
    );
  };
}
