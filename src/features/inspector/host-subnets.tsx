import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCidr } from '../../core/model/ip.ts';
import type { Topology } from '../../core/model/topology.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextProperty } from './fields.tsx';
import styles from './inspector.module.css';
import { DomainProperty } from './place-fields.tsx';
import { useSettingWriter } from './use-write.ts';

type HostSubnet = Topology['network']['hostSubnets'][number];

/** The networks that hosts stand in, one row each. */
export function HostSubnets(): ReactElement {
  const { t } = useTranslation('inspector');
  const { hostSubnets } = useTopologyIndex().topology.network;
  const set = useSettingWriter('network');
  const change = (at: number, next: HostSubnet): ReturnType<typeof set> =>
    set('hostSubnets', hostSubnets.with(at, next));
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{t('fields.hostSubnets')}</legend>
      {hostSubnets.map((subnet, at) => (
        // Rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles['row']}>
          <div className={styles['rowFields']}>
            <TextProperty
              label={t('fields.cidr')}
              placeholder="10.0.1.0/24"
              mono
              value={subnet.cidr}
              warning={
                subnet.cidr !== '' && parseCidr(subnet.cidr) === undefined
                  ? t('notACidr', { value: subnet.cidr })
                  : undefined
              }
              write={(cidr) => change(at, { ...subnet, cidr })}
            />
            <DomainProperty
              label={t('fields.subnetOf')}
              value={subnet.failureDomain}
              write={(domain) => {
                const { failureDomain: _old, ...rest } = subnet;
                return change(
                  at,
                  domain === null ? (rest as HostSubnet) : { ...subnet, failureDomain: domain },
                );
              }}
            />
            <Checkbox
              label={t('fields.stretched')}
              hint={t('hints.stretched')}
              checked={subnet.stretched}
              onChange={(stretched) => void change(at, { ...subnet, stretched })}
            />
          </div>
          <IconButton
            icon={Trash2}
            size="s"
            label={t('removeValue', { value: subnet.cidr })}
            onClick={() => void set('hostSubnets', hostSubnets.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div>
        <Button
          size="s"
          icon={Plus}
          onClick={() => void set('hostSubnets', [...hostSubnets, { cidr: '', stretched: false }])}
        >
          {t('addSubnet')}
        </Button>
      </div>
    </fieldset>
  );
}
