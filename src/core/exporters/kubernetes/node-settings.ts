import { printHostsFile, type HostsEntry } from '../../format/hosts-file.ts';
import { printModulesLoad, printSysctl } from '../../format/sysctl.ts';
import { parseCidr } from '../../model/ip.ts';
import type { ExportContext, Exporter } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { dnsName } from '../site/api-endpoint.ts';

/** The lines for `/etc/hosts`; install.sh merges them between two markers. */
export const hostsFragment = '/etc/kubernetes/quorate-hosts';

/** Kernel settings of every Kubernetes node, and the names it must know without DNS. */
export const nodeSettingsExporter: Exporter = {
  id: 'node-settings',
  title: { en: 'Node settings', zh: '节点设置' },
  export: (context) => {
    const { site, header, index } = context;
    const ipv6 = index.topology.cluster.podSubnets.some(
      (subnet) => parseCidr(subnet)?.family === 'IPv6',
    );
    const entries = hostsEntries(context);
    const files = [...site.controlPlanes, ...site.workers].flatMap((at) => [
      hostFile(
        at,
        '/etc/sysctl.d/90-k8s.conf',
        'ini',
        printSysctl(
          [header],
          [
            { key: 'net.ipv4.ip_forward', value: 1, comment: 'The node routes for its pods.' },
            ...(ipv6 ? [{ key: 'net.ipv6.conf.all.forwarding', value: 1 }] : []),
            {
              key: 'net.bridge.bridge-nf-call-iptables',
              value: 1,
              comment: 'Services must see bridged pod traffic (module br_netfilter).',
            },
            { key: 'net.bridge.bridge-nf-call-ip6tables', value: 1 },
          ],
        ),
      ),
      hostFile(
        at,
        '/etc/modules-load.d/k8s.conf',
        'text',
        printModulesLoad([header, 'overlay: images of containerd.'], ['overlay', 'br_netfilter']),
      ),
      ...(entries.length === 0
        ? []
        : [
            hostFile(
              at,
              hostsFragment,
              'text',
              printHostsFile(
                [header, 'So that finding the API and each other does not depend on DNS.'],
                entries,
              ),
            ),
          ]),
    ]);
    return { files, notes: [] };
  },
};

function hostsEntries({ site }: ExportContext): HostsEntry[] {
  const { host, addresses } = site.endpoint;
  const name = host === undefined ? undefined : dnsName(host);
  const front = addresses[0];
  const entries: HostsEntry[] = [];
  if (name !== undefined && front !== undefined) {
    entries.push({ address: front, names: [name], comment: 'The API endpoint.' });
  }
  for (const at of site.hosts) {
    if (at.address !== undefined) entries.push({ address: at.address, names: namesOf(at.name) });
  }
  return entries;
}

/** A host that is called by its full name is also known by the first part. */
function namesOf(name: string): string[] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name] : [name, name.slice(0, dot)];
}
