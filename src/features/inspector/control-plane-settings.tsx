import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../core/model/message.ts';
import { useDocument } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { parseGates, printGates } from './feature-gates.ts';
import { ListProperty, NumberProperty } from './fields.tsx';
import { Section } from './parts.tsx';
import { ProgramOptions } from './program-options.tsx';
import { useSettingWriter } from './use-write.ts';

export const controlPlaneSettings = [
  'plannedNodes',
  'controlPlaneCpus',
  'eventsEtcd',
  'featureGates',
  'apiServerOptions',
  'controllerManagerOptions',
  'schedulerOptions',
] as const;

const optionLists = ['apiServerOptions', 'controllerManagerOptions', 'schedulerOptions'] as const;

const notAGate = message({
  en: 'Name a gate and true or false, for instance RootlessControlPlane=true.',
  zh: '请输入门控名称和 true 或 false，例如 RootlessControlPlane=true。',
});

/** What is rarely set of the control plane; opened where a rule speaks of it. */
export function ControlPlaneSettings({
  findings,
}: {
  findings: ReadonlyMap<string, readonly ExplainedDiagnostic[]>;
}): ReactElement {
  const { t } = useTranslation('inspector');
  const { cluster } = useDocument((state) => state.topology);
  const set = useSettingWriter('cluster');
  const gates = useMemo(() => printGates(cluster.featureGates), [cluster.featureGates]);
  return (
    <Section
      title={t('sections.controlPlane')}
      closed={!controlPlaneSettings.some((field) => findings.has(field))}
    >
      <NumberProperty
        label={t('fields.plannedNodes')}
        hint={t('hints.plannedNodes')}
        placeholder={t('asDrawn')}
        value={cluster.plannedNodes}
        findings={findings.get('plannedNodes')}
        min={0}
        write={(count) => set('plannedNodes', count)}
      />
      <NumberProperty
        label={t('fields.controlPlaneCpus')}
        hint={t('hints.controlPlaneCpus')}
        placeholder={t('unknown')}
        value={cluster.controlPlaneCpus}
        findings={findings.get('controlPlaneCpus')}
        min={0}
        write={(cpus) => set('controlPlaneCpus', cpus)}
      />
      <Checkbox
        label={t('fields.eventsEtcd')}
        hint={t('hints.eventsEtcd')}
        checked={cluster.eventsEtcd === true}
        onChange={(apart) => void set('eventsEtcd', apart || undefined)}
      />
      <ListProperty
        label={t('fields.featureGates')}
        hint={t('hints.featureGates')}
        placeholder="ControlPlaneKubeletLocalMode=true"
        value={gates}
        findings={findings.get('featureGates')}
        errorOf={(text) =>
          parseGates([text]) === undefined ? t('notAGate', { value: text }) : undefined
        }
        write={(texts) => {
          const next = parseGates(texts);
          if (next === undefined) return notAGate;
          return set('featureGates', texts.length === 0 ? undefined : next);
        }}
      />
      {optionLists.map((list) => (
        <ProgramOptions
          key={list}
          label={t(`fields.${list}`)}
          value={cluster[list]}
          findings={findings.get(list)}
          write={(options) => set(list, options)}
        />
      ))}
    </Section>
  );
}
