import { printYaml, YamlMapping, type YamlValue } from '../../format/yaml.ts';
import { canonicalIp, ipFamily } from '../../model/ip.ts';
import { message, type Localized } from '../../model/message.ts';
import { kubeVipLease } from '../../model/timers.ts';
import type { KubeVipEndpoint } from '../../model/topology.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { absent } from '../notes.ts';
import { interfaceOf } from '../load-balancer/keepalived.ts';
import type { SiteHost } from '../site/site.ts';

/**
 * Beside the kubeadm files, not among the manifests: on the first master the pod needs another
 * kubeconfig until kubeadm init has ended, and on the others it must not start before the join.
 */
export const kubeVipFile = '/etc/kubernetes/kubeadm/kube-vip.yaml';

const texts = {
  address: {
    en: 'kube-vip “{endpoint}” has no valid address, so no manifest is written. Fill in its address.',
    zh: 'kube-vip“{endpoint}”没有有效地址，因此未生成清单。请填写其地址。',
  },
  interface: {
    en: 'kube-vip is left out on host “{host}”: “{value}” cannot be the name of a network interface. Correct it on the host.',
    zh: '主机“{host}”上未生成 kube-vip 清单：“{value}”不能作为网络接口名。请在该主机上更正。',
  },
} as const satisfies Record<string, Localized>;

/** The static pod of kube-vip. */
export const kubeVipExporter: Exporter = {
  id: 'kube-vip',
  title: { en: 'kube-vip', zh: 'kube-vip' },
  export: (context) => {
    const files: BundleFile[] = [];
    const notes: Note[] = [];
    const taken = new Set<SiteHost>();
    for (const endpoint of context.index.endpoints.values()) {
      if (endpoint.kind !== 'kube-vip') continue;
      const address = canonicalIp(endpoint.address);
      if (address === undefined) {
        const said = message(texts.address, { endpoint: endpoint.name });
        const members = membersOf(context, endpoint);
        notes.push(
          ...(members.length === 0 ? [said] : members.map((at) => absent(at, kubeVipFile, said))),
        );
        continue;
      }
      for (const at of membersOf(context, endpoint)) {
        const device = interfaceOf(at);
        if (device === undefined) {
          const about = { host: at.host.name, value: at.host.interface };
          notes.push(absent(at, kubeVipFile, message(texts.interface, about)));
        } else if (!taken.has(at)) {
          taken.add(at);
          files.push(hostFile(at, kubeVipFile, 'yaml', manifest(context, address, device)));
        }
      }
    }
    return { files, notes };
  },
};

function membersOf({ index, site }: ExportContext, { members }: KubeVipEndpoint): SiteHost[] {
  return members.flatMap((id) => {
    const component = index.components.get(id);
    const at = component === undefined ? undefined : site.hostById.get(component.host);
    return at !== undefined && at.controlPlane === component ? [at] : [];
  });
}

function manifest({ header, index }: ExportContext, address: string, device: string): string {
  const { apiServerPort } = index.topology.cluster;
  const settings: [name: string, value: string, comment?: string][] = [
    ['vip_arp', 'true', 'All masters share one layer-2 segment; the leader answers for the VIP.'],
    ['port', String(apiServerPort)],
    ['vip_interface', device],
    ['vip_subnet', ipFamily(address) === 'IPv6' ? '128' : '32'],
    ['dns_mode', 'first'],
    ['cp_enable', 'true'],
    ['cp_namespace', 'kube-system'],
    ['svc_enable', 'false'],
    ['vip_leaderelection', 'true', 'The lease lives in the API: without etcd quorum, no VIP.'],
    ['vip_leasename', 'plndr-cp-lock'],
    ['vip_leaseduration', String(kubeVipLease.duration)],
    ['vip_renewdeadline', String(kubeVipLease.renewDeadline)],
    ['vip_retryperiod', String(kubeVipLease.retryPeriod)],
    ['address', address],
  ];
  const variable = (name: string, value: string, comment?: string): YamlValue =>
    new YamlMapping([
      { key: 'name', value: name, ...(comment === undefined ? {} : { comment }) },
      { key: 'value', value },
    ]);
  const kubeconfig = '/etc/kubernetes/admin.conf';
  return printYaml([
    {
      heading: [
        header,
        'Static pod of kube-vip. RUNBOOK.md and join.sh put it among the manifests when it may start.',
      ],
      value: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'kube-vip', namespace: 'kube-system' },
        spec: {
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          hostAliases: [{ ip: '127.0.0.1', hostnames: ['kubernetes'] }],
          containers: [
            {
              name: 'kube-vip',
              image: 'ghcr.io/kube-vip/kube-vip:v1.2.3',
              imagePullPolicy: 'IfNotPresent',
              args: ['manager'],
              env: [
                ...settings.map((setting) => variable(...setting)),
                {
                  name: 'vip_nodename',
                  valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } },
                },
              ],
              securityContext: {
                capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] },
              },
              volumeMounts: [{ name: 'kubeconfig', mountPath: kubeconfig }],
            },
          ],
          volumes: [{ name: 'kubeconfig', hostPath: { path: kubeconfig } }],
        },
      },
    },
  ]);
}
