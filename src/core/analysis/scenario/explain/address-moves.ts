import type { Localized, Message } from '../../../model/message.ts';
import { kubeVipLease, vrrpCheckTimers, vrrpTimers } from '../../../model/timers.ts';
import { haproxyPace } from '../../../model/load-balancer-settings.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { takeBackDelay, vrrpSettings } from '../../../model/vrrp-settings.ts';
import {
  checkTakeover,
  firstHold,
  silenceTakeover,
  skewTime,
  takeBack,
} from '../../../model/vrrp-times.ts';
import type { AddressMove, Duration } from '../scenario-report.ts';
import type { SideState } from '../../verdict.ts';
import { timeToNotice } from './backend-notice.ts';
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
  weighed: {
    en: 'The check on {from} fails {fall} times, {interval} s apart, which makes its priority the lower one; {to} preempts after 3 × advert_int {advert} s + skew {skew} s',
    zh: '{from} 上的检查每 {interval} s 一次，连续失败 {fall} 次，其优先级因此更低；{to} 在 3 × advert_int {advert} s + skew {skew} s 后抢占',
  },
  weighedDelay: {
    en: 'The check on {from} fails {fall} times, {interval} s apart, which makes its priority the lower one; {to} preempts after preempt_delay {delay} s and 3 × advert_int {advert} s + skew {skew} s',
    zh: '{from} 上的检查每 {interval} s 一次，连续失败 {fall} 次，其优先级因此更低；{to} 在 preempt_delay {delay} s 及 3 × advert_int {advert} s + skew {skew} s 后抢占',
  },
  noBackend: {
    en: 'HAProxy on {from} finds no master any more ({falls} failed checks); then the check of keepalived there fails {fall} times, {interval} s apart, and {to} takes over',
    zh: '{from} 上的 HAProxy 检查失败 {falls} 次后不再有可用的 master；随后该处 keepalived 的检查每 {interval} s 一次，连续失败 {fall} 次，由 {to} 接管',
  },
  stuck: {
    en: 'keepalived on {from} is not set to give the address away for this: clients find it at {to} only once somebody moves it by hand',
    zh: '{from} 上的 keepalived 配置不会因此让出地址：须人工切换，客户端才能在 {to} 上找到它',
  },
  back: {
    en: '{to} is back and preempts: its check succeeds {rise} times, {interval} s apart; then 3 × advert_int {advert} s + skew {skew} s',
    zh: '{to} 恢复并抢占：其检查每 {interval} s 一次，连续成功 {rise} 次；再过 3 × advert_int {advert} s + skew {skew} s',
  },
  backDelay: {
    en: '{to} is back and preempts: its check succeeds {rise} times, {interval} s apart; then preempt_delay {delay} s and 3 × advert_int {advert} s + skew {skew} s',
    zh: '{to} 恢复并抢占：其检查每 {interval} s 一次，连续成功 {rise} 次；再过 preempt_delay {delay} s 及 3 × advert_int {advert} s + skew {skew} s',
  },
  unchecked: {
    en: '{to} holds the address once it has heard no advert of another for 3 × advert_int {advert} s + skew {skew} s',
    zh: '{to} 在 3 × advert_int {advert} s + skew {skew} s 内未收到其他通告后持有地址',
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

/** The addresses that clients on a side find elsewhere than before, or not at all. */
export function addressMoves(before: Situation, now: Situation, side: SideState): AddressMove[] {
  return now.holderChanges(before, side).flatMap(({ endpoint, from, to, stays }): AddressMove[] => {
    if (stays) return [];
    const { takes, why } =
      endpoint.kind === 'vip'
        ? vrrpMove(before, now, endpoint, from, to)
        : leaseMove(now, from, to);
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

function vrrpMove(
  before: Situation,
  now: Situation,
  vip: VipEndpoint,
  from: string | null,
  to: string | null,
): Timing {
  const component = to === null ? undefined : now.index.components.get(to);
  if (to === null || component?.kind !== 'load-balancer') {
    return { takes: null, why: say(texts.nobody, {}) };
  }
  const settings = vrrpSettings(vip);
  const { advertInterval: advert, checkInterval: interval, checkFall: fall } = settings;
  const { rise } = vrrpCheckTimers;
  const { priority } = component;
  const delay = takeBackDelay(settings);
  const names = { to: nameOf(now.index, to), ...(from && { from: nameOf(now.index, from) }) };
  const skew = figure(skewTime(settings, priority));
  const figures = { advert, priority, skew, interval, fall, rise, delay };
  const isChecked = settings.check !== 'none';
  if (from === null) {
    const why = say(isChecked ? texts.first : texts.unchecked, names, figures);
    return { takes: firstHold(settings, priority), why };
  }
  if (now.mayHold(vip, from) && now.hears(from, to)) {
    if (before.sides.some((state) => before.holderOf(state, vip.id) === to)) {
      const { garpRefresh: refresh } = vrrpTimers;
      const why = say(texts.healed, names, { advert, refresh });
      return { takes: { min: 0, max: advert + refresh }, why };
    }
    const text = delay > 0 ? texts.backDelay : texts.back;
    const why = say(isChecked ? text : texts.unchecked, names, figures);
    return { takes: takeBack(settings, priority), why };
  }
  if (!now.runs(from, 'keepalived') || !now.hears(from, to)) {
    return { takes: silenceTakeover(settings, priority), why: say(texts.silent, names, figures) };
  }
  const holder = now.index.components.get(from);
  const held = holder?.kind === 'load-balancer' ? holder.priority : priority;
  const takes = checkTakeover(settings, held, priority);
  if (takes === undefined) return { takes: null, why: say(texts.stuck, names) };
  if (holder?.kind === 'load-balancer' && now.runs(from, 'proxy')) {
    const pace = haproxyPace(holder);
    // What is silent takes longest to notice, what refuses takes least.
    const [min, max] = [timeToNotice('refused', pace).min, timeToNotice('silent', pace).max];
    return {
      takes: { min: min + takes.min, max: max + takes.max },
      why: say(texts.noBackend, names, { ...figures, falls: pace.fall }),
    };
  }
  const weighed = delay > 0 ? texts.weighedDelay : texts.weighed;
  return { takes, why: say(settings.checkWeight === 0 ? texts.check : weighed, names, figures) };
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
