import { cidrsOverlap } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { replaceNetworkFix } from '../../support/overlaps.ts';
import { references } from '../../support/references.ts';
import { clusterSettings } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'network/pod-service-overlap',
    severity: 'error',
    title: { en: 'Pod and service networks overlap', zh: 'Pod 与 Service 网段重叠' },
    messages: {
      overlap: {
        en: 'Pod network {pods} and service network {services} share addresses.',
        zh: 'Pod 网段 {pods} 与 Service 网段 {services} 存在重叠地址。',
      },
    },
    docs: {
      rationale: {
        en: 'kube-proxy takes traffic to a service address before it is routed; a pod with that address is never reached.',
        zh: 'kube-proxy 会在路由之前截获发往 Service 地址的流量；使用相同地址的 Pod 永远无法访问。',
      },
      remediation: {
        en: 'Choose networks without a common address before the cluster is made; changing them later is a rebuild.',
        zh: '在创建集群之前选择互不重叠的网段；之后修改等同于重建。',
      },
      references: [
        'Kubernetes, Cluster Networking: https://kubernetes.io/docs/concepts/cluster-administration/networking/',
        references.kubeadmCreate,
      ],
    },
  },
  check: ({ index }) => {
    const { podSubnets, serviceSubnets } = index.topology.cluster;
    return podSubnets.flatMap((pods) =>
      serviceSubnets
        .filter((services) => cidrsOverlap(pods, services))
        .map((services): Finding<'overlap'> => ({
          messageId: 'overlap',
          data: { pods, services },
          targets: [clusterSettings],
        })),
    );
  },
  fix: ({ index }, { data }) => replaceNetworkFix(index, 'service', String(data?.['services'])),
});
