import { Draft } from '../../diagnostics/support/draft.ts';
import { addMaster, addVoter } from '../../diagnostics/support/grow.ts';
import { votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import { fromDraft, type Candidate } from '../candidate.ts';
import { placeName, placesForNew } from '../places.ts';

/** etcd's own advice (FAQ, "What is maximum cluster size?"): seven at most, five as a rule. */
const mostVoters = 7;
/** How many first places are gone on from with a second one. */
const mostPairs = 4;

const texts = {
  member: { en: 'Add an etcd member', zh: '添加一个 etcd 成员' },
  memberIn: { en: 'Add an etcd member in {first}', zh: '在 {first} 添加一个 etcd 成员' },
  members: { en: 'Add two etcd members', zh: '添加两个 etcd 成员' },
  membersIn: {
    en: 'Add two etcd members, in {first} and {second}',
    zh: '添加两个 etcd 成员，分别在 {first} 和 {second}',
  },
  master: { en: 'Add a master', zh: '添加一个 master' },
  masterIn: { en: 'Add a master in {first}', zh: '在 {first} 添加一个 master' },
  both: { en: 'Add a master with its etcd member', zh: '添加一个带 etcd 成员的 master' },
  bothIn: {
    en: 'Add a master with its etcd member in {first}',
    zh: '在 {first} 添加一个带 etcd 成员的 master',
  },
  two: { en: 'Add two masters with their etcd members', zh: '添加两个带 etcd 成员的 master' },
  twoIn: {
    en: 'Add two masters with their etcd members, in {first} and {second}',
    zh: '添加两个带 etcd 成员的 master，分别在 {first} 和 {second}',
  },
} satisfies Record<string, Localized>;

/**
 * Voters until their number is the next odd one: an even number tolerates no more than the odd one
 * below it. With stacked etcd each comes with its master.
 */
export function* addVoters(index: TopologyIndex): Iterable<Candidate> {
  for (const cluster of index.topology.etcdClusters) {
    const count = votersOf(index, cluster).length;
    const even = count % 2 === 0;
    if (count === 0 || count + (even ? 1 : 2) > mostVoters) continue;
    const places = placesFor(index, cluster);
    if (even) for (const place of places) yield* offer(index, cluster, [place]);
    for (const first of even ? [] : places.slice(0, mostPairs)) {
      const { index: then } = withVoters(index, cluster, [first]);
      for (const second of placesFor(then, cluster)) yield* offer(index, cluster, [first, second]);
    }
  }
}

type Place = string | undefined;

function placesFor(index: TopologyIndex, { id }: EtcdCluster): readonly Place[] {
  const cluster = index.clusters.get(id);
  return cluster === undefined ? [] : placesForNew(index, votersOf(index, cluster));
}

function withVoters(index: TopologyIndex, cluster: EtcdCluster, places: readonly Place[]): Draft {
  const draft = new Draft(index);
  for (const place of places) addVoter(draft, cluster, place);
  return draft;
}

function offer(
  index: TopologyIndex,
  cluster: EtcdCluster,
  places: readonly Place[],
): readonly Candidate[] {
  const [first, second] = places.map((place) => placeName(index, place));
  const [one, two] = isExternal(cluster)
    ? (['member', 'members'] as const)
    : (['both', 'two'] as const);
  const kind = places.length === 1 ? one : two;
  const choice = `add-voters:${cluster.id}`;
  return fromDraft(
    withVoters(index, cluster, places),
    [choice, ...places].join(':'),
    choice,
    places.includes(undefined) ? texts[kind] : texts[`${kind}In`],
    { first: first ?? '', second: second ?? '' },
  );
}

/** A master beside external etcd. */
export function* addMasters(index: TopologyIndex): Iterable<Candidate> {
  const { etcdClusters } = index.topology;
  const external = etcdClusters.length > 0 && etcdClusters.every(isExternal);
  if (!external || index.controlPlanes.length === 0) return;
  for (const place of placesForNew(index, index.controlPlanes)) {
    const draft = new Draft(index);
    addMaster(draft, place);
    const first = placeName(index, place);
    const text = place === undefined ? texts.master : texts.masterIn;
    yield* fromDraft(draft, `add-master:${place ?? ''}`, 'add-master', text, { first });
  }
}

function isExternal({ placement }: EtcdCluster): boolean {
  return placement === 'external';
}
