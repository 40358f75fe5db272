import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseFirewallEntry } from '../../core/model/firewall-entry.ts';
import type { Firewall } from '../../core/model/topology.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ListProperty } from './fields.tsx';
import styles from './inspector.module.css';
import { DomainProperty } from './place-fields.tsx';
import { useSettingWriter } from './use-write.ts';

/** Firewalls around failure domains, one row each; and whether hosts filter by themselves. */
export function Firewalls(): ReactElement {
  const { t } = useTranslation('inspector');
  const { failureDomains, network } = useTopologyIndex().topology;
  const { firewalls } = network;
  const set = useSettingWriter('network');
  const change = (at: number, next: Firewall): ReturnType<typeof set> =>
    set('firewalls', firewalls.with(at, next));
  const remove = (at: number): ReturnType<typeof set> =>
    set('firewalls', firewalls.toSpliced(at, 1));
  const [first] = failureDomains;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{t('fields.firewalls')}</legend>
      <Switch
        label={t('fields.hostFirewall')}
        hint={t('hints.hostFirewall')}
        checked={network.hostFirewall !== false}
        onChange={(hostFirewall) => void set('hostFirewall', hostFirewall)}
      />
      {firewalls.map((firewall, at) => (
        // Rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles['row']}>
          <div className={styles['rowFields']}>
            <DomainProperty
              label={t('fields.firewallAround')}
              value={firewall.failureDomain}
              write={(domain) =>
                domain === null ? remove(at) : change(at, { ...firewall, failureDomain: domain })
              }
            />
            <ListProperty
              label={t('fields.firewallAllows')}
              placeholder="tcp/6443"
              value={firewall.allow}
              errorOf={(text) =>
                parseFirewallEntry(text) === undefined
                  ? t('notAFirewallEntry', { value: text })
                  : undefined
              }
              write={(allow) => change(at, { ...firewall, allow: [...allow] })}
            />
          </div>
          <IconButton
            icon={Trash2}
            size="s"
            label={t('removeFirewall')}
            onClick={() => void remove(at)}
          />
        </div>
      ))}
      {first === undefined ? (
        <p className={styles['empty']}>{t('empty.firewalls')}</p>
      ) : (
        <div>
          <Button
            size="s"
            icon={Plus}
            onClick={() =>
              void set('firewalls', [...firewalls, { failureDomain: first.id, allow: [] }])
            }
          >
            {t('addFirewall')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
