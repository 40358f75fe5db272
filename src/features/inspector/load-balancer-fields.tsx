import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { loadBalancerSettings } from '../../core/model/load-balancer-settings.ts';
import { loadBalancerSchema, type LoadBalancer } from '../../core/model/topology.ts';
import { Switch } from '../../ui/switch.tsx';
import { ChoiceProperty, NumberProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import styles from './inspector.module.css';
import { Section } from './parts.tsx';
import { useElementWriter } from './use-write.ts';

export const advancedLoadBalancerFields = [
  'mode',
  'bindTo',
  'maxConnections',
  'fileLimit',
  'idleTimeout',
  'checkInterval',
  'checkFall',
  'metrics',
] as const;

const choices = {
  mode: ['tcp', 'http'],
  bindTo: ['any', 'vip'],
  metrics: ['off', 'loopback', 'any'],
} as const;

/** How the proxy is set; opened where a rule speaks of it. What is as usual is not stored. */
export function LoadBalancerFields({ element, findings }: FormProps<LoadBalancer>): ReactElement {
  const { t } = useTranslation('inspector');
  const write = useElementWriter('components', element);
  const settings = loadBalancerSettings(element);
  const usual = loadBalancerSettings(bare);
  const set = (property: keyof typeof usual, value: unknown) =>
    write(property, value === usual[property] ? undefined : value);
  const number = (
    property: 'maxConnections' | 'fileLimit' | 'idleTimeout' | 'checkInterval' | 'checkFall',
  ) => ({
    label: t(`balancing.${property}`),
    value: element[property],
    placeholder: String(usual[property]),
    findings: findings.get(property),
    write: (value: number | undefined) => set(property, value),
  });
  const choice = (property: keyof typeof choices) => (
    <ChoiceProperty<string>
      label={t(`balancing.${property}`)}
      value={settings[property]}
      findings={findings.get(property)}
      options={choices[property].map((value) => ({
        value,
        label: t(`balancing.choices.${property}.${value}`),
      }))}
      write={(value) => set(property, value)}
    />
  );
  return (
    <Section
      title={t('sections.advanced')}
      closed={!advancedLoadBalancerFields.some((field) => findings.has(field))}
    >
      {choice('mode')}
      {choice('bindTo')}
      <Switch
        label={t('balancing.nonlocalBind')}
        hint={t('balancing.hints.nonlocalBind')}
        checked={settings.nonlocalBind}
        onChange={(on) => void set('nonlocalBind', on)}
      />
      <div className={styles['pair']}>
        <NumberProperty min={1} max={100_000_000} {...number('maxConnections')} />
        <NumberProperty min={1} max={1_000_000_000} {...number('fileLimit')} />
      </div>
      <NumberProperty unit="s" min={0} max={31_536_000} {...number('idleTimeout')} />
      {element.software === 'haproxy' && (
        <div className={styles['pair']}>
          <NumberProperty unit="s" min={0.1} max={3_600} step={0.1} {...number('checkInterval')} />
          <NumberProperty min={1} max={1_000} {...number('checkFall')} />
        </div>
      )}
      {choice('metrics')}
    </Section>
  );
}

/** A load balancer of which nothing is said. */
const bare = loadBalancerSchema.parse({ kind: 'load-balancer', id: 'lb', host: 'host', name: '' });
