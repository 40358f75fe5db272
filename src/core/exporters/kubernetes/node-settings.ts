import { printHostsFile, type HostsEntry } from '../../format/hosts-file.ts';
import { printModulesLoad, printSysctl } from '../../format/sysctl.ts';
import { parseCidr } from '../../model/ip.ts';
import { reachesItself } from '../../model/self-access.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { absent, missingAddress } from '../notes.ts';
import { dnsName } from '../site/api-endpoint.ts';
import type { SiteHost } from '../site/site.ts';

/** The lines for `/etc/hosts`; install.sh merges them between two markers. */
export const hostsFragment = '/etc/kubernetes/quorate-hosts';
/** The lines that a master uses in their place once its own API server runs. */
export const joinedHostsFragment = '/etc/kubernetes/quorate-hosts-joined';

/** Kernel settings of every Kubernetes node, and the names it must know without DNS. */
export const nodeSettingsExporter: Exporter = {
  id: 'node-settings',
  title: { en: 'Node settings', zh: '节点设置' },
  export: (context) => {
    const { site, header, index } = context;
    const ipv6 = index.topology.cluster.podSubnets.some(
      (subnet) => parseCidr(subnet)?.family === 'IPv6',
    );
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
      ...hostsFiles(context, at),
    ]);
    return { files, notes: withoutNames(context) };
  },
};

/** Without one address in the whole design there are no lines to write. */
function withoutNames(context: ExportContext): Note[] {
  const { controlPlanes, workers } = context.site;
  return [...controlPlanes, ...workers].flatMap((at) => {
    const said = missingAddress(at, hostsFragment);
    return at.address !== undefined || hostsFiles(context, at).length > 0
      ? []
      : fragments(context, at).map((path) => absent(at, path, said));
  });
}

function fragments(context: ExportContext, at: SiteHost): `/${string}`[] {
  return isOwnFront(context, at) && at !== context.site.controlPlanes[0]
    ? [hostsFragment, joinedHostsFragment]
    : [hostsFragment];
}

/** Whether a master is to find the endpoint at its own address. */
function isOwnFront({ site, index }: ExportContext, at: SiteHost): boolean {
  const { endpoint } = site.endpoint;
  return (
    at.controlPlane !== undefined &&
    endpoint?.kind === 'cloud-lb' &&
    reachesItself(index.topology.cluster, endpoint)
  );
}

/**
 * Names for `/etc/hosts`. Where a master cannot reach itself through a cloud load balancer, it finds
 * the endpoint at its own address: the first master from the start, as it initialises the cluster;
 * the others once they have joined through the load balancer.
 */
function hostsFiles(context: ExportContext, at: SiteHost): BundleFile[] {
  const { site, header } = context;
  const { host, addresses } = site.endpoint;
  const name = host === undefined ? undefined : dnsName(host);
  const others = site.hosts.flatMap((each): HostsEntry[] =>
    each.address === undefined ? [] : [{ address: each.address, names: namesOf(each.name) }],
  );
  const file = (path: `/${string}`, front: string | undefined): BundleFile[] => {
    const entries = [
      ...(name === undefined || front === undefined
        ? []
        : [{ address: front, names: [name], comment: 'The API endpoint.' }]),
      ...others,
    ];
    if (entries.length === 0) return [];
    const heading = [header, 'So that finding the API and each other does not depend on DNS.'];
    return [hostFile(at, path, 'text', printHostsFile(heading, entries))];
  };
  if (!isOwnFront(context, at)) return file(hostsFragment, addresses[0]);
  return at === site.controlPlanes[0]
    ? file(hostsFragment, at.address)
    : [...file(hostsFragment, addresses[0]), ...file(joinedHostsFragment, at.address)];
}

/** A host that is called by its full name is also known by the first part. */
function namesOf(name: string): string[] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name] : [name, name.slice(0, dot)];
}
