import { Draft } from '../../diagnostics/support/draft.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, type Candidate } from '../candidate.ts';

const text: Localized = {
  en: 'Give {name} a node in every zone',
  zh: '让 {name} 在每个可用区都有节点',
};

/** A cloud load balancer in some zones only gets into all of its region. */
export function* cloudZones(index: TopologyIndex): Iterable<Candidate> {
  for (const endpoint of index.topology.endpoints) {
    if (endpoint.kind !== 'cloud-lb' || endpoint.zones.length === 0) continue;
    const draft = new Draft(index);
    draft.patch('endpoints', endpoint.id, { zones: [] });
    const id = `cloud-zones:${endpoint.id}`;
    yield* fromDraft(draft, id, id, text, { name: endpoint.name });
  }
}
