import { Draft } from '../../diagnostics/support/draft.ts';
import { removeVoters } from '../../diagnostics/support/shrink.ts';
import { votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, type Candidate } from '../candidate.ts';

const texts = {
  external: {
    en: 'Remove one etcd member of {cluster}: {count} tolerate as few failures as {fewer}',
    zh: '从 {cluster} 移除一个 etcd 成员：{count} 个成员可承受的故障并不比 {fewer} 个多',
  },
  stacked: {
    en: 'Remove one master with its etcd member: {count} voters tolerate as few failures as {fewer}',
    zh: '移除一个 master 及其 etcd 成员：{count} 个投票成员可承受的故障并不比 {fewer} 个多',
  },
} satisfies Record<string, Localized>;

/** One voter fewer where their number is even. */
export function* fewerVoters(index: TopologyIndex): Iterable<Candidate> {
  for (const cluster of index.topology.etcdClusters) {
    const count = votersOf(index, cluster).length;
    if (count < 4 || count % 2 !== 0) continue;
    const draft = new Draft(index);
    removeVoters(draft, cluster, 1);
    const id = `fewer-voters:${cluster.id}`;
    const data = { cluster: cluster.name, count, fewer: count - 1 };
    yield* fromDraft(draft, id, id, texts[cluster.placement], data);
  }
}
