import { endpointNameFix } from '../../support/api-endpoint.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { clusterSettings } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'control-plane/no-endpoint',
    severity: 'error',
    title: { en: 'No API endpoint', zh: '未设置 API 端点' },
    messages: {
      one: {
        en: 'The API endpoint is empty: the master’s own address gets into every certificate and kubeconfig, and more masters cannot join later.',
        zh: 'API 端点为空：证书和 kubeconfig 都会写入该 master 自己的地址，以后无法加入更多 master。',
      },
      several: {
        en: 'The API endpoint is empty, so kubeadm cannot join the {masters} masters to one control plane.',
        zh: 'API 端点为空，kubeadm 无法将 {masters} 个 master 组成一个控制平面。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm writes controlPlaneEndpoint into certificates, kubeconfigs and ConfigMaps; setting it afterwards means making all of them anew.',
        zh: 'kubeadm 会把 controlPlaneEndpoint 写入证书、kubeconfig 和 ConfigMap；事后再设置意味着全部重做。',
      },
      remediation: {
        en: 'Enter a DNS name that leads to the virtual IP or the cloud load balancer, with one master too.',
        zh: '填写指向虚拟 IP 或云负载均衡的 DNS 名称，单 master 时也应如此。',
      },
      references: [references.kubeadmCreate, references.kubeadmHa],
    },
  },
  check: ({ index }) => {
    const masters = index.controlPlanes.length;
    if (masters === 0 || index.topology.cluster.endpoint.trim() !== '') return [];
    return [
      {
        messageId: masters === 1 ? 'one' : 'several',
        data: { masters },
        targets: [clusterSettings],
        severity: masters === 1 ? 'warning' : 'error',
      },
    ];
  },
  fix: ({ index }) => endpointNameFix(index),
});
