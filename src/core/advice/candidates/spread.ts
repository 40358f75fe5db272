import { domainsOfKind } from '../../diagnostics/support/domains.ts';
import { Draft } from '../../diagnostics/support/draft.ts';
import { spreadHosts } from '../../diagnostics/support/spread.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import type { Component } from '../../model/topology.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

const kinds = ['zone', 'rack', 'hypervisor', 'power', 'switch'] as const;

const groups = {
  voters: (index) => index.etcdMembers.filter(({ id }) => !index.learners.has(id)),
  masters: (index) => index.controlPlanes,
  balancers: (index) => index.loadBalancers,
} satisfies Record<string, (index: TopologyIndex) => readonly Component[]>;
type Group = keyof typeof groups;

const texts: Readonly<Record<Group | 'all', Localized>> = {
  voters: {
    en: 'Spread the etcd members evenly over {places}',
    zh: '将 etcd 成员均匀分布到 {places}',
  },
  masters: { en: 'Spread the masters evenly over {places}', zh: '将 master 均匀分布到 {places}' },
  balancers: {
    en: 'Spread the load balancers evenly over {places}',
    zh: '将负载均衡器均匀分布到 {places}',
  },
  all: {
    en: 'Spread load balancers, masters and etcd members evenly over {places}',
    zh: '将负载均衡器、master 和 etcd 成员均匀分布到 {places}',
  },
};

/** How many names a label holds. */
const mostNames = 4;

/** Hosts move so that the domains of a kind that are drawn carry as good as the same number each. */
export function* spread(index: TopologyIndex): Iterable<Candidate> {
  for (const kind of kinds) {
    const domains = domainsOfKind(index, kind);
    if (domains.length < 2) continue;
    const names = domains.map(({ name }) => name);
    const more = names.length > mostNames ? ' …' : '';
    const places = `${names.slice(0, mostNames).join(', ')}${more}`;
    for (const each of [...(Object.keys(groups) as Group[]), 'all'] as const) {
      const layers = each === 'all' ? (Object.keys(groups) as Group[]) : [each];
      const size = layers.reduce((sum, group) => sum + groups[group](index).length, 0);
      if (size > mostTouched) continue;
      const draft = new Draft(index);
      for (const group of layers) {
        const now = () => groups[group](draft.index);
        spreadHosts(draft, now, kind, Math.ceil(now().length / domains.length));
      }
      const id = `spread:${kind}:${each}`;
      yield* fromDraft(draft, id, id, texts[each], { places });
    }
  }
}
