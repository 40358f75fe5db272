import { Draft } from '../../diagnostics/support/draft.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { nameList } from '../../diagnostics/support/target.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

const text: Localized = {
  en: 'Let HAProxy ask /readyz on {names}, so that masters without etcd get no requests',
  zh: '在 {names} 上由 HAProxy 检查 /readyz，避免将请求发给无法访问 etcd 的 master',
};

/** A check that follows etcd in place of NGINX's passive one or a mere TCP connection. */
export function* healthCheck(index: TopologyIndex): Iterable<Candidate> {
  const blind = index.loadBalancers.filter(
    ({ software, healthCheck: check }) => software !== 'haproxy' || check !== 'readyz',
  );
  if (blind.length > mostTouched) return;
  const draft = new Draft(index);
  for (const { id } of blind) {
    draft.patch('components', id, { software: 'haproxy', healthCheck: 'readyz' });
  }
  yield* fromDraft(draft, 'health-check', 'health-check', text, { names: nameList(blind) });
}
