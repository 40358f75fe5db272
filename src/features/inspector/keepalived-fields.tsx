import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { vrrpChecks, vipEndpointSchema, type VipEndpoint } from '../../core/model/topology.ts';
import { vrrpSettings } from '../../core/model/vrrp-settings.ts';
import { Switch } from '../../ui/switch.tsx';
import { ChoiceProperty, NumberProperty, TextProperty } from './fields.tsx';
import type { FormProps } from './form.ts';
import styles from './inspector.module.css';
import { FindingTexts, Section } from './parts.tsx';
import { useElementWriter } from './use-write.ts';

export const keepalivedFields = [
  'check',
  'checkInterval',
  'checkFall',
  'checkWeight',
  'checkUser',
  'initialState',
  'preemptDelay',
  'advertInterval',
  'authentication',
  'strict',
] as const;

/** How keepalived holds the VIP; opened where a rule speaks of it. What is as usual is not stored. */
export function KeepalivedFields({ element, findings }: FormProps<VipEndpoint>): ReactElement {
  const { t } = useTranslation('inspector');
  const write = useElementWriter('endpoints', element);
  const settings = vrrpSettings(element);
  const usual = vrrpSettings(bare);
  const set = <K extends keyof typeof usual & keyof VipEndpoint>(property: K, value: unknown) =>
    write(property, value === usual[property] ? undefined : value);
  const number = (
    property: 'checkInterval' | 'checkFall' | 'checkWeight' | 'preemptDelay' | 'advertInterval',
  ) => ({
    label: t(`vrrp.${property}`),
    value: element[property],
    placeholder: String(usual[property]),
    findings: findings.get(property),
    write: (value: number | undefined) => set(property, value),
  });
  const toggle = (property: 'preempt' | 'authentication' | 'strict') => (
    <>
      <Switch
        label={t(`vrrp.${property}`)}
        hint={t(`vrrp.hints.${property}`)}
        checked={settings[property]}
        onChange={(on) => void set(property, on)}
      />
      <FindingTexts findings={findings.get(property) ?? []} />
    </>
  );
  return (
    <Section title={t('sections.advanced')} closed={!keepalivedFields.some((f) => findings.has(f))}>
      <ChoiceProperty
        label={t('vrrp.check')}
        value={settings.check}
        findings={findings.get('check')}
        options={vrrpChecks.map((value) => ({
          value,
          label: t(`vrrp.checks.${value}.name`),
          note: t(`vrrp.checks.${value}.note`),
        }))}
        write={(check) => set('check', check)}
      />
      <div className={styles['pair']}>
        <NumberProperty unit="s" min={1} max={3_600} {...number('checkInterval')} />
        <NumberProperty min={1} max={1_000} {...number('checkFall')} />
      </div>
      <div className={styles['pair']}>
        <NumberProperty
          min={-254}
          max={254}
          hint={t('vrrp.hints.checkWeight')}
          {...number('checkWeight')}
        />
        <TextProperty
          label={t('vrrp.checkUser')}
          mono
          placeholder={usual.checkUser}
          value={element.checkUser ?? ''}
          findings={findings.get('checkUser')}
          write={(user) => set('checkUser', user === '' ? undefined : user)}
        />
      </div>
      {toggle('preempt')}
      <div className={styles['pair']}>
        <NumberProperty unit="s" min={0} max={1_000} {...number('preemptDelay')} />
        <ChoiceProperty
          label={t('vrrp.initialState')}
          value={settings.initialState}
          findings={findings.get('initialState')}
          options={[
            { value: 'backup', label: 'BACKUP' },
            { value: 'master', label: 'MASTER' },
          ]}
          write={(state) => set('initialState', state)}
        />
      </div>
      <div className={styles['pair']}>
        <NumberProperty unit="s" min={0.01} max={255} step={0.1} {...number('advertInterval')} />
        <ChoiceProperty
          label={t('vrrp.vrrpVersion')}
          value={String(settings.vrrpVersion)}
          options={['3', '2'].map((value) => ({ value, label: `VRRP ${value}` }))}
          write={(version) => set('vrrpVersion', Number(version))}
        />
      </div>
      {toggle('authentication')}
      {toggle('strict')}
    </Section>
  );
}

/** A VIP of which nothing is said. */
const bare = vipEndpointSchema.parse({ kind: 'vip', id: 'vip', name: '' });
