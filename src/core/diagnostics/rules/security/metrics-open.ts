import { etcdOptions } from '../../../model/etcd-settings.ts';
import { loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { EtcdCluster } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { onComponent, onEtcdCluster } from '../../support/target.ts';

const OPTION = 'listen-metrics-urls';

export const rule = defineRule({
  meta: {
    id: 'security/metrics-open',
    severity: 'warning',
    title: { en: 'Metrics open to everybody', zh: '指标对所有人开放' },
    messages: {
      loadBalancer: {
        en: '“{loadBalancer}” shows its metrics on every address of its host, without any login.',
        zh: '“{loadBalancer}”在主机的所有地址上提供指标，无需任何认证。',
      },
      etcd: {
        en: '“{cluster}” shows its metrics and health on {urls}, without any login.',
        zh: '“{cluster}”在 {urls} 上提供指标与健康状态，无需任何认证。',
      },
    },
    docs: {
      rationale: {
        en: 'Metrics name hosts, certificates’ ends, versions and loads, and neither HAProxy nor etcd asks there who reads them.',
        zh: '指标会透露主机、证书到期时间、版本与负载，而 HAProxy 与 etcd 在此都不验证读取者。',
      },
      remediation: {
        en: 'Offer them on 127.0.0.1 and let an agent of the monitoring on the host fetch them.',
        zh: '仅在 127.0.0.1 上提供，由主机上的监控代理采集。',
      },
      references: [
        'etcd, Monitoring, "Metrics endpoint": https://etcd.io/docs/v3.6/op-guide/monitoring/',
        'kubeadm keeps the metrics of etcd on 127.0.0.1:2381',
      ],
    },
  },
  check: ({ index }) => [
    ...index.loadBalancers
      .filter(
        (loadBalancer) =>
          // Open-source NGINX has none to show.
          loadBalancer.software === 'haproxy' &&
          loadBalancerSettings(loadBalancer).metrics === 'any',
      )
      .map((loadBalancer): Finding<'loadBalancer' | 'etcd'> => ({
        messageId: 'loadBalancer',
        data: { loadBalancer: loadBalancer.name },
        targets: [onComponent(loadBalancer)],
      })),
    ...index.topology.etcdClusters.flatMap((cluster): Finding<'loadBalancer' | 'etcd'>[] => {
      const urls = openUrls(cluster);
      if (urls.length === 0) return [];
      return [
        {
          messageId: 'etcd',
          data: { cluster: cluster.name, urls: urls.join(', ') },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  ],
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) {
      return patchFix(
        'suggestion',
        'components',
        target.id,
        { metrics: 'loopback' },
        { en: 'Show them on the host alone', zh: '仅在本机提供' },
      );
    }
    return patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { options: cluster.options.filter(({ name }) => name !== OPTION) },
      { en: 'Leave them on 127.0.0.1:2381', zh: '保留在 127.0.0.1:2381' },
    );
  },
});

/** The URLs of plain HTTP, where nobody has to show a certificate, that others reach. */
function openUrls(cluster: EtcdCluster): string[] {
  const value = etcdOptions(cluster).find(({ name }) => name === OPTION)?.value ?? '';
  return value
    .split(',')
    .map((url) => url.trim())
    .filter((url) => /^http:\/\/./i.test(url) && !isLoopback(url));
}

function isLoopback(url: string): boolean {
  return /^http:\/\/(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost)(?:[:/]|$)/i.test(url);
}
