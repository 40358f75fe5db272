import { domainChain, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { FailureDomain } from '../../../model/topology.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupByDomain } from '../../support/domains.ts';
import { references } from '../../support/references.ts';
import { nameList, networkSettings, onDomain } from '../../support/target.ts';

/** On the network settings: what is not known. That etcd spans regions is etcd/multi-region's. */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/region-spread',
    severity: 'warning',
    title: { en: 'Round-trip time between regions not stated', zh: '未声明地域间往返时间' },
    messages: {
      unknown: {
        en: 'Masters or etcd members lie in several regions ({regions}), and no round-trip time between them is stated.',
        zh: 'master 或 etcd 成员分布在多个地域（{regions}），但未声明它们之间的往返时间。',
      },
    },
    docs: {
      rationale: {
        en: 'The distance decides etcd’s timings and whether the API is usable at all; without a figure neither can be judged.',
        zh: '距离决定 etcd 的超时参数以及 API 是否可用；没有数值就无法判断。',
      },
      remediation: {
        en: 'Measure the round-trip time between the regions and enter it, or keep masters and etcd in one region.',
        zh: '测量并填写地域之间的往返时间，或将 master 和 etcd 放在同一地域。',
      },
      references: [
        'etcd, Tuning, Time parameters: https://etcd.io/docs/v3.6/tuning/',
        references.etcdFaqRegions,
      ],
    },
  },
  check: ({ index }) => {
    const core = [...index.controlPlanes, ...index.etcdMembers];
    const regions = groupByDomain(index, core, 'region').groups.map(({ domain }) => domain);
    const unknown = regions.filter((region) =>
      regions.some((other) => other !== region && !isMeasured(index, region, other)),
    );
    if (unknown.length === 0) return [];
    return [
      {
        messageId: 'unknown',
        data: { regions: nameList(unknown) },
        targets: [networkSettings, ...unknown.map(onDomain)],
      },
    ];
  },
  fix: null,
});

function isMeasured(index: TopologyIndex, a: FailureDomain, b: FailureDomain): boolean {
  const lies = (id: string, region: FailureDomain): boolean =>
    domainChain(index, id).includes(region);
  return index.topology.network.roundTripTimes.some(
    ({ from, to }) => (lies(from, a) && lies(to, b)) || (lies(from, b) && lies(to, a)),
  );
}
