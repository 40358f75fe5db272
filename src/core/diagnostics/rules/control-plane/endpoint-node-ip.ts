import { hostOf } from '../../../graph/topology-index.ts';
import { canonicalIp } from '../../../model/ip.ts';
import { endpointNameFix } from '../../support/api-endpoint.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, onComponent, onHost } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'control-plane/endpoint-node-ip',
    severity: 'error',
    title: { en: 'API endpoint is one master', zh: 'API 端点是单个 master' },
    messages: {
      node: {
        en: 'The API endpoint {endpoint} is host “{host}”: when that master fails, clients lose the API although others may run.',
        zh: 'API 端点 {endpoint} 就是主机“{host}”：该 master 一旦故障，即使其他 master 仍在运行，客户端也无法访问 API。',
      },
    },
    docs: {
      rationale: {
        en: 'Every kubelet and kubeconfig uses the endpoint. If it names one machine, that machine is a single point of failure and cannot be replaced without editing them all.',
        zh: '所有 kubelet 和 kubeconfig 都使用该端点。若它指向单台机器，该机器就是单点，更换它就必须逐一修改所有配置。',
      },
      remediation: {
        en: 'Use a DNS name or the virtual IP that leads to every master.',
        zh: '使用能到达所有 master 的 DNS 名称或虚拟 IP。',
      },
      references: [references.kubeadmHa],
    },
  },
  check: ({ index }) => {
    const endpoint = index.topology.cluster.endpoint.trim();
    const address = canonicalIp(endpoint.replace(/^\[(.*)\]$/, '$1'));
    for (const master of index.controlPlanes) {
      const host = hostOf(index, master);
      if (host === undefined || endpoint === '') continue;
      const isHost =
        address === undefined
          ? host.name.trim().toLowerCase() === endpoint.toLowerCase()
          : host.addresses.some((each) => canonicalIp(each) === address);
      if (isHost) {
        return [
          {
            messageId: 'node',
            data: { endpoint, host: host.name },
            targets: [clusterSettings, onHost(host), onComponent(master)],
            severity: index.controlPlanes.length > 1 ? 'error' : 'warning',
          },
        ];
      }
    }
    return [];
  },
  fix: ({ index }) => endpointNameFix(index),
});
