import type { Localized, Message } from '../../../model/message.ts';
import { kubeVipLease, vrrpCheckTimers, vrrpTimers } from '../../../model/timers.ts';
import type { AddressMove, Duration } from '../scenario-report.ts';
import type { SideState } from '../../verdict.ts';
import { leaseTakeover } from './lease.ts';
import { figure, nameOf, say } from './names.ts';
import type { Situation } from './situation.ts';

const texts = {
  silent: {
    en: '{to} hears no adverts: up to 3 × advert_int {advert} s + skew {skew} s, which is (256 − priority {priority}) / 256 × advert_int',
    zh: '{to} 收不到通告：最多 3 × advert_int {advert} s + skew {skew} s（skew =（256 − 优先级 {priority}）/ 256 × advert_int）',
  },
  check: {
    en: 'The check on {from} fails {fall} times, {interval} s apart; then {to} takes over after skew {skew} s, which is (256 − priority {priority}) / 256 × advert_int {advert} s',
    zh: '{from} 上的检查每 {interval} s 一次，连续失败 {fall} 次；随后 {to} 在 skew {skew} s 后接管（skew =（256 − 优先级 {priority}）/ 256 × advert_int {advert} s）',
  },
  first: {
    en: 'Once it runs, the check on {to} succeeds {rise} times, {interval} s apart; then 3 × advert_int {advert} s + skew {skew} s without an advert of another',
    zh: '启动后，{to} 上的检查每 {interval} s 一次，连续成功 {rise} 次；随后在 3 × advert_int {advert} s + skew {skew} s 内未收到其他通告',
  },
  healed: {
    en: '{from} gives the address up at the next advert of {to} (advert_int {advert} s), which announces itself every {refresh} s',
    zh: '{from} 收到 {to} 的下一个通告（advert_int {advert} s）后放弃地址；{to} 每 {refresh} s 重新宣告一次',
  },
  nobody: {
    en: 'No load balancer that clients here reach has keepalived and its proxy up and the address to itself',
    zh: '此处客户端能访问的负载均衡器中，没有 keepalived 与代理均正常且持有该地址的',
  },
  lease: {
    en: 'The lease of {from} runs out after {duration} s; the others try every {retry} s and a little more',
    zh: '{from} 的租约在 {duration} s 后过期；其他成员约每 {retry} s 尝试一次',
  },
  leaseFirst: {
    en: 'The lease can be taken once the API takes writes; masters try every {retry} s and a little more',
    zh: 'API 可写后即可获取租约；各 master 约每 {retry} s 尝试一次',
  },
  leaseLost: {
    en: 'No master that clients here reach can renew the lease; its holder gives up after {deadline} s',
    zh: '此处客户端能访问的 master 都无法续租；持有者在 {deadline} s 后放弃',
  },
} satisfies Record<string, Localized>;

/** How long the load balancer with the priority waits longer than the others (RFC 5798, 6.1). */
function skewOf(priority: number): number {
  return ((256 - Math.min(255, Math.max(1, priority))) / 256) * vrrpTimers.advertInterval;
}

/** The addresses that clients on a side find elsewhere than before, or not at all. */
export function addressMoves(before: Situation, now: Situation, side: SideState): AddressMove[] {
  return now.holderChanges(before, side).flatMap(({ endpoint, from, to, stays }): AddressMove[] => {
    if (stays) return [];
    const { takes, why } =
      endpoint.kind === 'vip' ? vrrpMove(now, from, to) : leaseMove(now, from, to);
    return [{ endpoint: endpoint.id, from, to, takes, why }];
  });
}

/** The addresses that another one would hold after a fresh start, but which stay where they are. */
export function unmovedAddresses(
  now: Situation,
  side: SideState,
): readonly { readonly endpoint: string; readonly holder: string }[] {
  return side.vipHolders.flatMap(({ endpoint, holder: fresh }) => {
    const holder = now.holderOf(side, endpoint);
    return holder === null || holder === fresh ? [] : [{ endpoint, holder }];
  });
}

interface Timing {
  readonly takes: Duration | null;
  readonly why: Message;
}

function vrrpMove(now: Situation, from: string | null, to: string | null): Timing {
  const component = to === null ? undefined : now.index.components.get(to);
  if (to === null || component?.kind !== 'load-balancer') {
    return { takes: null, why: say(texts.nobody, {}) };
  }
  const { advertInterval: advert, garpRefresh: refresh } = vrrpTimers;
  const { interval, fall, rise } = vrrpCheckTimers;
  const { priority } = component;
  const skew = skewOf(priority);
  const names = { to: nameOf(now.index, to), ...(from && { from: nameOf(now.index, from) }) };
  const figures = { advert, priority, skew: figure(skew), interval };
  if (from === null) {
    const waits = 3 * advert + skew;
    return {
      takes: { min: (rise - 1) * interval + waits, max: rise * interval + waits },
      why: say(texts.first, names, { ...figures, rise }),
    };
  }
  if (now.mayHold(from) && now.hears(from, to)) {
    return {
      takes: { min: 0, max: advert + refresh },
      why: say(texts.healed, names, { advert, refresh }),
    };
  }
  if (!now.runs(from, 'keepalived') || !now.hears(from, to)) {
    return {
      takes: { min: 2 * advert + skew, max: 3 * advert + skew },
      why: say(texts.silent, names, figures),
    };
  }
  return {
    takes: { min: (fall - 1) * interval + skew, max: fall * interval + skew },
    why: say(texts.check, names, { ...figures, fall }),
  };
}

function leaseMove(now: Situation, from: string | null, to: string | null): Timing {
  const { duration, renewDeadline: deadline, retryPeriod: retry } = kubeVipLease;
  if (to === null) return { takes: null, why: say(texts.leaseLost, {}, { deadline }) };
  const takeover = leaseTakeover(kubeVipLease);
  if (from === null) {
    return {
      takes: { min: 0, max: takeover.max - duration },
      why: say(texts.leaseFirst, {}, { retry }),
    };
  }
  return {
    takes: takeover,
    why: say(texts.lease, { from: nameOf(now.index, from) }, { duration, retry }),
  };
}
