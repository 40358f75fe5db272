import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { selfAccessProblem } from '../../core/model/self-access.ts';
import type { CloudLoadBalancer } from '../../core/model/topology.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { ChoiceProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import { useElementWriter } from './use-write.ts';

export const cloudFields = ['crossZone', 'targetType', 'selfAccess'] as const;

/** Not known: the property is absent. */
const unknown = '-';

/** How the provider's load balancer knows the masters, and how these reach themselves. */
export function CloudFields({ element, findings }: FormProps<CloudLoadBalancer>): ReactElement {
  const { t } = useTranslation('inspector');
  const { cluster } = useTopologyIndex().topology;
  const set = useElementWriter('endpoints', element);
  const notKnown = { value: unknown, label: t('unknown') };
  const { crossZone, targetType, selfAccess } = element;
  const problem = selfAccessProblem(cluster, element);
  return (
    <>
      <ChoiceProperty
        label={t('fields.crossZone')}
        value={crossZone === undefined ? unknown : crossZone ? 'on' : 'off'}
        findings={findings.get('crossZone')}
        options={[
          notKnown,
          { value: 'on', label: t('crossZones.on') },
          { value: 'off', label: t('crossZones.off') },
        ]}
        write={(next) => set('crossZone', next === unknown ? undefined : next === 'on')}
      />
      <ChoiceProperty
        label={t('fields.targetType')}
        value={targetType ?? unknown}
        options={[
          notKnown,
          { value: 'instance', label: t('targetTypes.instance') },
          { value: 'ip', label: t('targetTypes.ip') },
        ]}
        write={(next) => set('targetType', next === unknown ? undefined : next)}
      />
      <ChoiceProperty
        label={t('fields.selfAccess')}
        value={selfAccess ?? 'through'}
        findings={findings.get('selfAccess')}
        warning={problem === undefined ? undefined : t(`selfAccessProblems.${problem}`)}
        options={[
          { value: 'through', label: t('selfAccess.through') },
          { value: 'hosts-file', label: t('selfAccess.hosts-file') },
        ]}
        write={(next) => set('selfAccess', next)}
      />
    </>
  );
}
