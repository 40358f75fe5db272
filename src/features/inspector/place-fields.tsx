import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { fromPercent, toPercent } from '../../core/analysis/exact/availability-text.ts';
import { message } from '../../core/model/message.ts';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import type { Component } from '../../core/model/topology.ts';
import type { WriteResult } from '../../platform/react/draft.ts';
import { kindIcons } from '../../platform/react/kind-icon.tsx';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { domainOptions } from './domain-options.ts';
import { ChoiceProperty, NumberProperty } from './fields.tsx';
import { useWrite } from './use-write.ts';

/** No domain; `-` is no id. */
const none = '-';
/** Different ones: no option, so that the placeholder shows. */
const mixed = '';

/** The failure domains as options, each below what holds it, with one for none of them. */
export function useDomainOptions(noneLabel: string): readonly SelectOption<string>[] {
  const index = useTopologyIndex();
  return [
    { value: none, label: noneLabel },
    ...domainOptions(index).map(({ domain, above }) => ({
      value: domain.id,
      label: domain.name,
      icon: kindIcons[domain.kind],
      ...(above.length > 0 && { note: above.join(' › ') }),
    })),
  ];
}

export interface DomainPropertyProps {
  readonly label: string;
  /** `null`: not the same for all that is selected. */
  readonly value: string | null | undefined;
  readonly write: (domain: string | null) => WriteResult;
  readonly findings?: readonly ExplainedDiagnostic[] | undefined;
  /** Domains that cannot be chosen. */
  readonly without?: ReadonlySet<string>;
}

/** The failure domain something lies in. */
export function DomainProperty(props: DomainPropertyProps): ReactElement {
  const { t } = useTranslation('inspector');
  const options = useDomainOptions(t('noDomain'));
  return (
    <ChoiceProperty
      label={props.label}
      value={props.value === null ? mixed : (props.value ?? none)}
      placeholder={t('mixed')}
      options={options.filter(({ value }) => props.without?.has(value) !== true)}
      findings={props.findings}
      write={(next) => props.write(next === none ? null : next)}
    />
  );
}

/** The host a component runs on. */
export function HostProperty({ component }: { component: Component }): ReactElement {
  const { t } = useTranslation('inspector');
  const index = useTopologyIndex();
  const write = useWrite();
  return (
    <ChoiceProperty
      label={t('fields.host')}
      value={component.host}
      options={index.topology.hosts.map((host) => ({
        value: host.id,
        label: host.name,
        note: index.domains.get(host.failureDomain ?? '')?.name,
      }))}
      write={(host) => write({ type: 'move-component', component: component.id, target: { host } })}
    />
  );
}

const outOfRange = message({
  en: 'Enter a number from 0 to 100.',
  zh: '请输入 0 到 100 之间的数字。',
});

/** The probability that something is up, where it is known better than the assumption. */
export function AvailabilityProperty(props: {
  value: number | undefined;
  write: (value: number | undefined) => WriteResult;
}): ReactElement {
  const { t } = useTranslation('inspector');
  return (
    <NumberProperty
      label={t('fields.availability')}
      hint={t('hints.availability')}
      value={props.value === undefined ? undefined : toPercent(props.value)}
      placeholder={t('assumed')}
      min={0}
      max={100}
      step={0.01}
      unit="%"
      write={(percent) =>
        percent !== undefined && (percent < 0 || percent > 100)
          ? outOfRange
          : props.write(percent === undefined ? undefined : fromPercent(percent))
      }
    />
  );
}
