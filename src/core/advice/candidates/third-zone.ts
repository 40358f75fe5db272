import { apiComponents, domainsOfKind, groupByDomain } from '../../diagnostics/support/domains.ts';
import { Draft } from '../../diagnostics/support/draft.ts';
import { ensureZones, spreadHosts } from '../../diagnostics/support/spread.ts';
import { growIntoZone } from '../../diagnostics/support/witness.ts';
import { votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

const texts = {
  witness: {
    en: 'Bring an etcd member of {cluster} into a third zone, {zone}',
    zh: '将 {cluster} 的一个 etcd 成员放入第三个可用区 {zone}',
  },
  three: {
    en: 'Spread everything over three zones; new: {zones}',
    zh: '将全部组件分布到三个可用区；新增：{zones}',
  },
} satisfies Record<string, Localized>;

/**
 * A third zone where there are fewer, because two can never both be lost: for one voter of each
 * cluster that stands in two, and for everything.
 */
export function* thirdZone(index: TopologyIndex): Iterable<Candidate> {
  for (const cluster of index.topology.etcdClusters) yield* witness(index, cluster);
  const zones = domainsOfKind(index, 'zone');
  if (zones.length === 0 || zones.length > 2) return;
  if (apiComponents(index).length > mostTouched) return;
  const draft = new Draft(index);
  ensureZones(draft, 3);
  const spread = (componentsNow: Parameters<typeof spreadHosts>[1]): void =>
    spreadHosts(draft, componentsNow, 'zone', Math.ceil(componentsNow().length / 3));
  spread(() => draft.index.etcdMembers.filter(({ id }) => !draft.index.learners.has(id)));
  spread(() => draft.index.controlPlanes);
  spread(() => draft.index.loadBalancers);
  const names = domainsOfKind(draft.index, 'zone').slice(zones.length);
  const data = { zones: names.map(({ name }) => name).join(', ') };
  yield* fromDraft(draft, 'third-zone', 'third-zone', texts.three, data);
}

function* witness(index: TopologyIndex, cluster: EtcdCluster): Iterable<Candidate> {
  const voters = votersOf(index, cluster);
  const { groups, outside } = groupByDomain(index, voters, 'zone');
  if (voters.length > mostTouched || groups.length !== 2 || outside.length > 0) return;
  const draft = new Draft(index);
  ensureZones(draft, 3);
  const used = new Set(groups.map(({ domain }) => domain.id));
  const zone = domainsOfKind(draft.index, 'zone').find(({ id }) => !used.has(id));
  if (zone === undefined) return;
  growIntoZone(draft, cluster, zone.id);
  const id = `witness:${cluster.id}`;
  yield* fromDraft(draft, id, id, texts.witness, { cluster: cluster.name, zone: zone.name });
}
