import { Draft } from '../../diagnostics/support/draft.ts';
import { addLoadBalancer as addOne } from '../../diagnostics/support/grow.ts';
import { vipEndpoints } from '../../diagnostics/support/load-balancing.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, type Candidate } from '../candidate.ts';
import { placeName, placesForNew } from '../places.ts';

const texts = {
  anywhere: { en: 'Add a load balancer', zh: '添加一个负载均衡器' },
  inPlace: { en: 'Add a load balancer in {place}', zh: '在 {place} 添加一个负载均衡器' },
  toVip: { en: 'Add a load balancer to {vip}', zh: '为 {vip} 添加一个负载均衡器' },
  toVipInPlace: {
    en: 'Add a load balancer to {vip}, in {place}',
    zh: '在 {place} 为 {vip} 添加一个负载均衡器',
  },
} satisfies Record<string, Localized>;

/** One more load balancer on a host of its own, for each VIP or for whatever joins them now. */
export function* addLoadBalancer(index: TopologyIndex): Iterable<Candidate> {
  if (index.loadBalancers.length === 0) return;
  const vips = vipEndpoints(index);
  for (const vip of vips.length > 1 ? vips : [undefined]) {
    for (const place of placesForNew(index, index.loadBalancers)) {
      const draft = new Draft(index);
      const added = addOne(draft, place);
      if (vip !== undefined) draft.run({ type: 'connect', from: added, to: vip.id });
      const choice = `add-load-balancer:${vip?.id ?? ''}`;
      const text =
        vip === undefined
          ? texts[place === undefined ? 'anywhere' : 'inPlace']
          : texts[place === undefined ? 'toVip' : 'toVipInPlace'];
      const data = { vip: vip?.name ?? '', place: placeName(index, place) };
      yield* fromDraft(draft, `${choice}:${place ?? ''}`, choice, text, data);
    }
  }
}
