import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAddressRange } from '../../core/model/address-range.ts';
import { ipFamily } from '../../core/model/ip.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { ListProperty } from './fields.tsx';
import { Firewalls } from './firewalls.tsx';
import { HostSubnets } from './host-subnets.tsx';
import { RoundTripTimes } from './round-trip-times.tsx';
import { useSettingWriter } from './use-write.ts';

export const networkFields = ['dnsServers'] as const;

/** What is known of the site's network, beside the networks of the cluster itself. */
export function NetworkSettings({
  findings,
}: {
  findings: ReadonlyMap<string, readonly ExplainedDiagnostic[]>;
}): ReactElement {
  const { t } = useTranslation('inspector');
  const { dhcpRanges, dnsServers } = useTopologyIndex().topology.network;
  const set = useSettingWriter('network');
  return (
    <>
      <HostSubnets />
      <ListProperty
        label={t('fields.dhcpRanges')}
        hint={t('hints.dhcpRanges')}
        placeholder="10.0.0.100-10.0.0.199"
        value={dhcpRanges}
        errorOf={(text) =>
          parseAddressRange(text) === undefined ? t('notARange', { value: text }) : undefined
        }
        write={(ranges) => set('dhcpRanges', [...ranges])}
      />
      <ListProperty
        label={t('fields.dnsServers')}
        hint={t('hints.dnsServers')}
        placeholder="10.0.0.53"
        value={dnsServers}
        findings={findings.get('dnsServers')}
        errorOf={(text) =>
          ipFamily(text) === undefined ? t('notAnAddress', { value: text }) : undefined
        }
        write={(servers) => set('dnsServers', [...servers])}
      />
      <Firewalls />
      <RoundTripTimes />
    </>
  );
}
