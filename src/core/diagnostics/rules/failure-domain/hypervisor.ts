import { loadBalancerGroups, votersOf } from '../../../graph/topology-index.ts';
import type { Component } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupByDomain, hostsOf } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { spreadHosts } from '../../support/spread.ts';
import { nameList, onComponent, onDomain } from '../../support/target.ts';

/**
 * Speaks of hypervisors in the place of etcd/critical-domain and lb/shared-domain: two voters on one
 * are wrong even where the quorum would hold, and anti-affinity is the way out for both layers.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/hypervisor',
    severity: 'error',
    title: { en: 'Virtual machines share a hypervisor', zh: '虚拟机位于同一宿主机' },
    messages: {
      etcd: {
        en: '{count} etcd voters run on hypervisor “{hypervisor}” ({members}): one machine takes them all.',
        zh: '{count} 个 etcd 投票成员运行在宿主机“{hypervisor}”上（{members}）：一台物理机故障会带走全部。',
      },
      loadBalancers: {
        en: 'All load balancers run on hypervisor “{hypervisor}” ({members}).',
        zh: '所有负载均衡都运行在宿主机“{hypervisor}”上（{members}）。',
      },
    },
    docs: {
      rationale: {
        en: 'Virtual machines look independent but fail with the machine below; a scheduler moves them together unless an anti-affinity rule forbids it.',
        zh: '虚拟机看似独立，却随底层物理机一起失效；若没有反亲和规则，调度器可能把它们放到一起。',
      },
      remediation: {
        en: 'Place them on different hypervisors and set an anti-affinity rule that keeps them apart.',
        zh: '将它们放到不同的宿主机，并设置反亲和规则。',
      },
      references: [references.etcdFaqTolerance, references.kubeadmHa],
    },
  },
  check: ({ index }) => {
    const etcd = index.topology.etcdClusters.flatMap(
      (cluster) => groupByDomain(index, votersOf(index, cluster), 'hypervisor').groups,
    );
    const pairs = loadBalancerGroups(index).flatMap(({ members }) =>
      groupByDomain(index, members, 'hypervisor').groups.filter(
        (group) => group.members.length === members.length,
      ),
    );
    type Group = { domain: (typeof etcd)[number]['domain']; members: readonly Component[] };
    const found =
      (messageId: 'etcd' | 'loadBalancers') =>
      ({ domain, members }: Group): Finding<'etcd' | 'loadBalancers'>[] =>
        hostsOf(index, members).length < 2
          ? []
          : [
              {
                messageId,
                data: {
                  hypervisor: domain.name,
                  count: members.length,
                  members: nameList(members),
                },
                targets: [onDomain(domain), ...members.map(onComponent)],
              },
            ];
    return [...etcd.flatMap(found('etcd')), ...pairs.flatMap(found('loadBalancers'))];
  },
  fix: ({ index }, { targets }) => {
    const draft = new Draft(index);
    const together = targets.slice(1).map(({ id }) => id);
    const now = (): Component[] => together.flatMap((id) => draft.index.components.get(id) ?? []);
    spreadHosts(draft, now, 'hypervisor', 1);
    return draft.toFix('suggestion', {
      en: 'Move them to different hypervisors',
      zh: '将它们移到不同的宿主机',
    });
  },
});
