import { Draft } from '../../diagnostics/support/draft.ts';
import { hostsOf } from '../../diagnostics/support/domains.ts';
import { addTo } from '../../diagnostics/support/grow.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

const text: Localized = {
  en: 'Run the load balancers on the masters in place of hosts of their own; clients then use port {port}',
  zh: '负载均衡器改为运行在 master 上，不再占用独立主机；客户端随后使用端口 {port}',
};

/**
 * Where hosts are scarce: one load balancer a master replaces those that have hosts to themselves.
 * Only where a single VIP is the way in, as it hides which hosts serve.
 */
export function* onMasters(index: TopologyIndex): Iterable<Candidate> {
  const [vip, ...others] = index.topology.endpoints;
  if (vip?.kind !== 'vip' || others.length > 0 || index.controlPlanes.length < 2) return;
  if (index.controlPlanes.length + index.loadBalancers.length > mostTouched) return;
  const hosts = hostsOf(index, index.loadBalancers);
  const dedicated = hosts.every(({ id }) =>
    (index.componentsOnHost.get(id) ?? []).every(({ kind }) => kind === 'load-balancer'),
  );
  if (hosts.length === 0 || !dedicated) return;
  const draft = new Draft(index);
  draft.run({ type: 'remove', ids: hosts.map(({ id }) => id) });
  for (const { id } of hostsOf(index, index.controlPlanes)) addTo(draft, id, 'load-balancer');
  const port = draft.index.loadBalancers[0]?.port ?? 0;
  yield* fromDraft(draft, 'on-masters', 'on-masters', text, { port });
}
