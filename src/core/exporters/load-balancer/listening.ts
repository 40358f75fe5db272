import { canonicalIp, ipFamily } from '../../model/ip.ts';
import { loadBalancerSettings } from '../../model/load-balancer-settings.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { LoadBalancer } from '../../model/topology.ts';
import { printSysctl } from '../../format/sysctl.ts';
import type { ExportContext, Exporter } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { usesIpv6, type SiteHost } from '../site/site.ts';

/** Where Prometheus reads the metrics of HAProxy. */
export const metricsPort = 8406;

/** Kernel settings of a host with a load balancer. */
export const loadBalancerSysctl = '/etc/sysctl.d/90-k8s-lb.conf';

const texts = {
  http: {
    en: 'Load balancer “{name}” is written for TCP although the design says HTTP: TLS and client certificates must reach kube-apiserver untouched.',
    zh: '负载均衡器“{name}”在设计中为 HTTP 模式，仍按 TCP 写入：TLS 与客户端证书必须原样到达 kube-apiserver。',
  },
  noVip: {
    en: 'Load balancer “{name}” is to listen on its VIP alone but has none with an address, so it listens on every address.',
    zh: '负载均衡器“{name}”应只监听其 VIP，但没有带地址的 VIP，因此监听所有地址。',
  },
  idle: {
    en: 'Load balancer “{name}”: an idle timeout of {asked} s cannot be written; it is {used} s.',
    zh: '负载均衡器“{name}”：无法写入 {asked} s 的空闲超时，改用 {used} s。',
  },
  nginxMetrics: {
    en: 'Load balancer “{name}”: open-source NGINX has no metrics that Prometheus reads, so none are offered. HAProxy has them.',
    zh: '负载均衡器“{name}”：开源版 NGINX 没有 Prometheus 可读取的指标，因此未提供。HAProxy 支持。',
  },
  nginxPace: {
    en: 'Load balancer “{name}”: NGINX checks no master by itself, so the interval and number of checks are not written.',
    zh: '负载均衡器“{name}”：NGINX 不会主动检查 master，因此未写入检查间隔与次数。',
  },
} satisfies Record<string, Localized>;

/** What the design asks of a load balancer and its config cannot say. */
export function settingNotes({ index }: ExportContext, loadBalancer: LoadBalancer): Message[] {
  const { name, software, idleTimeout, checkInterval, checkFall } = loadBalancer;
  const { mode, bindTo, metrics, idleTimeout: used } = loadBalancerSettings(loadBalancer);
  const nginx = software === 'nginx';
  const vips = vipAddresses(index.vipsOf.get(loadBalancer.id));
  return [
    ...(mode === 'http' ? [message(texts.http, { name })] : []),
    ...(bindTo === 'vip' && vips.length === 0 ? [message(texts.noVip, { name })] : []),
    ...(idleTimeout !== undefined && idleTimeout !== used
      ? [message(texts.idle, { name, asked: idleTimeout, used })]
      : []),
    ...(nginx && metrics !== 'off' ? [message(texts.nginxMetrics, { name })] : []),
    ...(nginx && (checkInterval ?? checkFall) !== undefined
      ? [message(texts.nginxPace, { name })]
      : []),
  ];
}

/** The addresses that a load balancer is to listen on; undefined for all of the host. */
export function boundAddresses(
  { index }: ExportContext,
  loadBalancer: LoadBalancer,
): readonly string[] | undefined {
  if (loadBalancerSettings(loadBalancer).bindTo === 'any') return undefined;
  const vips = vipAddresses(index.vipsOf.get(loadBalancer.id));
  return vips.length === 0 ? undefined : vips;
}

function vipAddresses(vips: readonly { readonly address: string }[] | undefined): string[] {
  return [...new Set((vips ?? []).flatMap(({ address }) => canonicalIp(address) ?? []))];
}

/** `/etc/sysctl.d/90-k8s-lb.conf` where a host is to bind an address that it does not hold. */
export const listeningExporter: Exporter = {
  id: 'load-balancer-kernel',
  title: { en: 'Kernel of the load balancer', zh: '负载均衡主机内核参数' },
  export: ({ index, site, header }) => ({
    files: site.loadBalancers.flatMap((at) =>
      at.loadBalancer !== undefined && loadBalancerSettings(at.loadBalancer).nonlocalBind
        ? [
            hostFile(
              at,
              loadBalancerSysctl,
              'ini',
              printSysctl(
                [header],
                nonlocalBind(at, vipAddresses(index.vipsOf.get(at.loadBalancer.id))),
              ),
            ),
          ]
        : [],
    ),
    notes: [],
  }),
};

function nonlocalBind(at: SiteHost, vips: readonly string[]) {
  const ipv6 = usesIpv6([...at.addresses, ...vips]);
  const ipv4 = [...at.addresses, ...vips].some((address) => ipFamily(address) === 'IPv4');
  return [
    ...(ipv4 || !ipv6
      ? [
          {
            key: 'net.ipv4.ip_nonlocal_bind',
            value: 1,
            comment: 'The load balancer starts on the VIP although another host holds it.',
          },
        ]
      : []),
    ...(ipv6 ? [{ key: 'net.ipv6.ip_nonlocal_bind', value: 1 }] : []),
  ];
}
