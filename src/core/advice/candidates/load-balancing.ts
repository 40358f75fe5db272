import { Draft } from '../../diagnostics/support/draft.ts';
import {
  addLoadBalancer,
  addLoadBalancing,
  addTo,
  addVip,
  addVoter,
} from '../../diagnostics/support/grow.ts';
import { hasLoadBalancing, vipEndpoints } from '../../diagnostics/support/load-balancing.ts';
import { freeAddressBeside } from '../../diagnostics/support/addresses.ts';
import { hostsOf } from '../../diagnostics/support/domains.ts';
import { nameList } from '../../diagnostics/support/target.ts';
import { loadBalancerGroups, votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

const fronts = ['pair', 'onMasters', 'kubeVip'] as const;
type Front = (typeof fronts)[number] | 'cloud';

const before: Readonly<Record<Front, Localized>> = {
  pair: {
    en: 'Put two load balancers with a VIP before the masters',
    zh: '在 master 之前放置两个带 VIP 的负载均衡器',
  },
  onMasters: {
    en: 'Run a load balancer on every master, with one VIP',
    zh: '在每个 master 上运行负载均衡器，共用一个 VIP',
  },
  kubeVip: {
    en: 'Let kube-vip hold an address on the masters',
    zh: '由 master 上的 kube-vip 持有地址',
  },
  cloud: {
    en: 'Put a cloud load balancer before the masters',
    zh: '在 master 之前放置云负载均衡器',
  },
};

const grown: Readonly<Record<Front, Localized>> = {
  pair: {
    en: 'Grow to three masters and put two load balancers with a VIP before them',
    zh: '扩展到三个 master，并在其前放置两个带 VIP 的负载均衡器',
  },
  onMasters: {
    en: 'Grow to three masters, each with a load balancer, and one VIP',
    zh: '扩展到三个 master，每个都运行负载均衡器，共用一个 VIP',
  },
  kubeVip: {
    en: 'Grow to three masters and let kube-vip hold an address on them',
    zh: '扩展到三个 master，并由其上的 kube-vip 持有地址',
  },
  cloud: {
    en: 'Grow to three masters and put a cloud load balancer before them',
    zh: '扩展到三个 master，并在其前放置云负载均衡器',
  },
};

const texts = {
  vip: { en: 'Let {names} share a VIP', zh: '让 {names} 共用一个 VIP' },
  partner: {
    en: 'Add a second load balancer and let it share a VIP with {names}',
    zh: '添加第二个负载均衡器，与 {names} 共用一个 VIP',
  },
} satisfies Record<string, Localized>;

/** VRRP does not work in public clouds: they deliver no address that a machine merely claims. */
function hasVrrp({ topology }: TopologyIndex): boolean {
  const { environment } = topology.cluster;
  return environment === 'on-premises' || environment === 'other';
}

/** Balancing before masters that have none, and three masters where there are fewer, as one step. */
export function* loadBalancing(index: TopologyIndex): Iterable<Candidate> {
  const { length } = index.controlPlanes;
  if (length === 0 || length > mostTouched || hasLoadBalancing(index)) return;
  const choices: readonly Front[] = hasVrrp(index) ? fronts : ['cloud'];
  for (const front of choices) {
    if (length > 1) {
      const draft = new Draft(index);
      addFront(draft, front);
      yield* fromDraft(draft, `front:${front}`, `front:${front}`, before[front]);
    }
    const [cluster, ...others] = index.topology.etcdClusters;
    if (cluster?.placement !== 'stacked' || others.length > 0) continue;
    const missing = 3 - votersOf(index, cluster).length;
    if (missing <= 0) continue;
    const draft = new Draft(index);
    for (let n = 0; n < missing; n += 1) addVoter(draft, cluster);
    addFront(draft, front);
    yield* fromDraft(draft, `grow-front:${front}`, `grow-front:${front}`, grown[front]);
  }
}

function addFront(draft: Draft, front: Front): void {
  switch (front) {
    case 'pair':
    case 'cloud':
      addLoadBalancing(draft);
      return;
    case 'onMasters': {
      const hosts = hostsOf(draft.index, draft.index.controlPlanes);
      const members = hosts.map(({ id }) => addTo(draft, id, 'load-balancer'));
      if (vipEndpoints(draft.index).length === 0) addVip(draft, members);
      return;
    }
    case 'kubeVip': {
      const address = freeAddressBeside(
        draft.index,
        hostsOf(draft.index, draft.index.controlPlanes),
      );
      const id = draft.create({ type: 'add-endpoint', kind: 'kube-vip' });
      if (address !== undefined) draft.patch('endpoints', id, { address });
    }
  }
}

/** A VIP before load balancers that nothing joins; a lone one gets a partner. */
export function* shareVip(index: TopologyIndex): Iterable<Candidate> {
  if (!hasVrrp(index) || vipEndpoints(index).length > 0) return;
  const alone = loadBalancerGroups(index).flatMap(({ endpoint, members }) =>
    endpoint === undefined ? members : [],
  );
  if (alone.length === 0 || alone.length > mostTouched) return;
  const draft = new Draft(index);
  const members = alone.map(({ id }) => id);
  if (alone.length === 1) members.push(addLoadBalancer(draft));
  addVip(draft, members);
  const text = alone.length === 1 ? texts.partner : texts.vip;
  yield* fromDraft(draft, 'share-vip', 'share-vip', text, { names: nameList(alone) });
}
