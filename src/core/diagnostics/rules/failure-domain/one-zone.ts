import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, onlyZone } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { ensureZones, moveHostOf } from '../../support/spread.ts';
import { onDomain } from '../../support/target.ts';
import type { Component } from '../../../model/topology.ts';

/**
 * Speaks in the place of failure-domain/zone-not-survived and of the placement rules, for the one
 * zone there is: what each of them would say follows from this. So it is an error where the profile
 * wants a zone survived. A design of one host is not held to it.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/one-zone',
    severity: 'warning',
    raised: { by: 'multi-zone', to: 'error' },
    since: 'production',
    title: { en: 'Everything in one zone', zh: '全部位于同一可用区' },
    messages: {
      one: {
        en: 'Load balancers, masters and etcd all stand in “{zone}”: its loss is an outage.',
        zh: '负载均衡、master 和 etcd 全部位于“{zone}”：失去它即全面中断。',
      },
    },
    docs: {
      rationale: {
        en: 'Within one zone the availability of the API cannot exceed that of the zone, however many hosts there are.',
        zh: '在单个可用区内，无论有多少主机，API 的可用性都不会超过该可用区本身。',
      },
      remediation: {
        en: 'Spread masters and etcd over three zones and the load balancers over two.',
        zh: '将 master 和 etcd 分布到三个可用区，负载均衡分布到两个可用区。',
      },
      references: [references.multipleZones, references.model],
    },
  },
  check: ({ index }) => {
    const zone = onlyZone(index);
    if (zone === undefined) return [];
    if (index.controlPlanes.length === 0) return [];
    return [
      {
        messageId: 'one',
        data: { zone: zone.name },
        targets: [onDomain(zone)],
      },
    ];
  },
  fix: ({ index }, { targets: [present] }) => {
    const draft = new Draft(index);
    ensureZones(draft, 3);
    // The present zone first, so that the first host of each role stays.
    const zones = domainsOfKind(draft.index, 'zone').toSorted(
      (a, b) => Number(b.id === present.id) - Number(a.id === present.id),
    );
    const moved = new Set<string>();
    const roles: (readonly Component[])[] = [
      index.controlPlanes,
      index.etcdMembers,
      index.loadBalancers,
    ];
    for (const role of roles) {
      role.forEach((component, place) => {
        const zone = zones[place % zones.length];
        if (zone === undefined || moved.has(component.host)) return;
        moved.add(component.host);
        const now = draft.index.components.get(component.id);
        if (now !== undefined && place % zones.length > 0) moveHostOf(draft, now, zone.id);
      });
    }
    return draft.toFix('suggestion', {
      en: 'Spread the hosts over three zones',
      zh: '将主机分布到三个可用区',
    });
  },
});
