import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { onlyZone } from '../../support/domains.ts';
import { references } from '../../support/references.ts';
import { unsurvived, type Loss } from '../../support/survival.ts';
import { onDomain } from '../../support/target.ts';
import { zoneFix } from '../../support/zone-fix.ts';

/**
 * The verdict on each zone, with the leg that breaks first. etcd/critical-domain and
 * control-plane/critical-domain are silent about a zone that is named here for their leg;
 * etcd/two-zones, etcd/unbalanced and lb/shared-domain speak of the layer that lies wrong and of how
 * to lay it. Where the design has one zone only, failure-domain/one-zone speaks alone.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/zone-not-survived',
    severity: 'warning',
    raised: { by: 'multi-zone', to: 'error' },
    title: { en: 'A zone is not survived', zh: '不能承受可用区故障' },
    messages: {
      'no-endpoint': {
        en: 'Losing “{zone}” makes the API unreachable: no load balancer or virtual IP is left.',
        zh: '失去“{zone}”将使 API 无法访问：没有负载均衡或虚拟 IP 可用。',
      },
      'no-quorum': {
        en: 'Losing “{zone}” stops the API: etcd loses its quorum.',
        zh: '失去“{zone}”将使 API 停止服务：etcd 失去法定人数。',
      },
      'no-control-plane': {
        en: 'Losing “{zone}” stops the API: no usable master is left behind the load balancers.',
        zh: '失去“{zone}”将使 API 停止服务：负载均衡之后没有可用的 master。',
      },
      partial: {
        en: 'Losing “{zone}” makes a share of all API requests fail for good.',
        zh: '失去“{zone}”将使一部分 API 请求持续失败。',
      },
    } satisfies Record<Loss, { en: string; zh: string }>,
    docs: {
      rationale: {
        en: 'Zones are the failures that redundancy inside one site cannot cover. Workloads go on, but nothing can be changed or rescheduled.',
        zh: '可用区故障无法靠单站点内的冗余来应对。工作负载会继续运行，但无法变更或重新调度。',
      },
      remediation: {
        en: 'Move members of the layer that breaks into other zones, so that each zone can be missed.',
        zh: '将中断的那一层的成员移到其他可用区，使任何一个可用区都可以缺失。',
      },
      references: [references.multipleZones, references.etcdFaqTolerance],
    },
  },
  check: (context) => {
    const { index } = context;
    const only = onlyZone(index);
    return unsurvived(context).flatMap(({ id, loss }): Finding<Loss>[] => {
      const zone = index.domains.get(id);
      if (zone?.kind !== 'zone' || zone === only) return [];
      return [
        {
          messageId: loss,
          data: { zone: zone.name },
          targets: [onDomain(zone)],
        },
      ];
    });
  },
  fix: (context, { targets: [target] }) => zoneFix(context, target.id),
});
