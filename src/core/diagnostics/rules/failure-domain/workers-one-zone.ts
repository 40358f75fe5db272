import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, groupByDomain } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { spreadHosts } from '../../support/spread.ts';
import { onComponent, onDomain } from '../../support/target.ts';

/** Only where another zone is drawn: a design of one zone is failure-domain/one-zone's. */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/workers-one-zone',
    severity: 'info',
    title: { en: 'All workers in one zone', zh: '所有 worker 位于同一可用区' },
    messages: {
      one: {
        en: 'All {count} workers stand in “{zone}”: losing it stops every workload, though the API may go on.',
        zh: '全部 {count} 个 worker 都位于“{zone}”：失去它将使所有工作负载停止，即使 API 仍可用。',
      },
    },
    docs: {
      rationale: {
        en: 'A control plane that survives a zone has nowhere to reschedule to if all workers went with that zone.',
        zh: '即使控制平面能承受可用区故障，若所有 worker 都随之失去，也无处重新调度。',
      },
      remediation: {
        en: 'Spread the workers over the zones, with room for the load of a lost one.',
        zh: '将 worker 分布到各可用区，并为失去一个可用区后的负载预留容量。',
      },
      references: [references.multipleZones],
    },
  },
  check: ({ index }) => {
    const { groups, outside } = groupByDomain(index, index.workers, 'zone');
    const [only, second] = groups;
    if (only === undefined || second !== undefined || outside.length > 0) return [];
    if (only.members.length < 2 || domainsOfKind(index, 'zone').length < 2) return [];
    return [
      {
        messageId: 'one',
        data: { count: only.members.length, zone: only.domain.name },
        targets: [onDomain(only.domain), ...only.members.map(onComponent)],
      },
    ];
  },
  fix: ({ index }) => {
    const draft = new Draft(index);
    const zones = domainsOfKind(index, 'zone').length;
    const most = Math.ceil(index.workers.length / zones);
    spreadHosts(draft, () => draft.index.workers, 'zone', most);
    return draft.toFix('suggestion', {
      en: 'Spread the workers over the zones',
      zh: '将 worker 分布到各可用区',
    });
  },
});
