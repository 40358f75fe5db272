import { Draft } from '../../diagnostics/support/draft.ts';
import { addHostBeside } from '../../diagnostics/support/grow.ts';
import { etcdAccessOf, hostOf, votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

const text: Localized = {
  en: 'Put the {count} etcd members of {cluster} on hosts of their own',
  zh: '将 {cluster} 的 {count} 个 etcd 成员放到各自独立的主机上',
};

/** Stacked etcd becomes external: each member gets a host beside that of its master. */
export function* separateEtcd(index: TopologyIndex): Iterable<Candidate> {
  for (const cluster of index.topology.etcdClusters) {
    const voters = votersOf(index, cluster);
    if (cluster.placement !== 'stacked' || voters.length < 3) continue;
    if (voters.length + index.controlPlanes.length > mostTouched) continue;
    const draft = new Draft(index);
    const masters = index.controlPlanes.filter(
      (master) => etcdAccessOf(index, master)?.cluster === cluster,
    );
    for (const voter of voters) {
      const place = hostOf(index, voter)?.failureDomain;
      const host = addHostBeside(draft, voters, 'etcd', place);
      draft.run({ type: 'move-component', component: voter.id, target: { host } });
    }
    draft.patch('etcdClusters', cluster.id, { placement: 'external' });
    for (const { id } of masters) draft.run({ type: 'connect', from: id, to: cluster.id });
    const id = `separate-etcd:${cluster.id}`;
    yield* fromDraft(draft, id, id, text, { cluster: cluster.name, count: voters.length });
  }
}
