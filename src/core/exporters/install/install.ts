import { assignment, command, comments, script, sh } from '../../format/shell.ts';
import type { BundleFile, ExportContext, Exporter, Note, Remarks } from '../exporter.ts';
import { pathsOn } from '../files.ts';
import { firewallUnit } from '../firewall.ts';
import { hostsFragment, joinedHostsFragment } from '../kubernetes/node-settings.ts';
import { vrrpSettings } from '../../model/vrrp-settings.ts';
import { nodeTag } from '../kubernetes/versions.ts';
import { interfaceOf } from '../load-balancer/keepalived.ts';
import { loadBalancerSysctl } from '../load-balancer/listening.ts';
import type { SiteHost } from '../site/site.ts';
import * as parts from './parts.ts';
import { addVrrpPassword } from './vrrp-password.ts';

/** `install.sh` of every host that has files: puts them in place and starts what they are for. */
export const installExporter: Exporter = {
  id: 'install',
  title: { en: 'Installation', zh: '安装' },
  export: (context, written, remarks) => ({
    files: context.site.hosts.flatMap((at): BundleFile[] => {
      const paths = pathsOn(at, written);
      if (paths.size === 0) return [];
      const content = installScript(context, at, paths);
      return [{ path: `${at.folder}/install.sh`, content, mode: 0o755, syntax: 'shell' }];
    }),
    notes: context.site.hosts.flatMap((at) => withoutScript(at, written, remarks)),
  }),
};

/** A host none of whose files are written has nothing to install, for the same reasons. */
function withoutScript(at: SiteHost, written: readonly BundleFile[], { notes }: Remarks): Note[] {
  if (pathsOn(at, written).size > 0) return [];
  return notes
    .filter((note) => note.absent === true && note.path?.startsWith(`${at.folder}/`) === true)
    .map((note) => ({ ...note, path: `${at.folder}/install.sh` }));
}

/** What a host is for, read from its files. */
interface Roles {
  readonly loadBalancer: 'haproxy' | 'nginx' | undefined;
  readonly keepalived: boolean;
  readonly etcd: boolean;
  readonly kubernetes: boolean;
  readonly etcdClient: boolean;
  readonly firewall: boolean;
}

function rolesOf(
  { site }: ExportContext,
  at: SiteHost,
  paths: ReadonlyMap<string, unknown>,
): Roles {
  const external = site.externalClusters.length > 0;
  const init = [...paths.keys()].some((path) => /\/kubeadm\/(?:init|join)\.yaml$/.test(path));
  return {
    loadBalancer: paths.has('/etc/haproxy/haproxy.cfg')
      ? 'haproxy'
      : paths.has('/etc/nginx/nginx.conf')
        ? 'nginx'
        : undefined,
    keepalived: paths.has('/etc/keepalived/keepalived.conf'),
    etcd: paths.has('/etc/etcd/etcd.env'),
    kubernetes: paths.has('/etc/sysctl.d/90-k8s.conf'),
    etcdClient: external && init && at.controlPlane !== undefined,
    firewall: paths.has(`/etc/systemd/system/${firewallUnit}`),
  };
}

function installScript(
  context: ExportContext,
  at: SiteHost,
  paths: ReadonlyMap<string, BundleFile>,
): string {
  const roles = rolesOf(context, at, paths);
  const device = roles.keepalived ? interfaceOf(at) : undefined;
  return script(
    [
      context.header,
      `Installs the files of this folder on host ${at.name}. Run it as root, there, from this folder; ` +
        'again whenever the files have changed: what is as it should be stays untouched.',
      'With --dry-run it checks everything it can and says what it would do.',
    ],
    [
      assignment('host', at.name),
      ...parts.start,
      '',
      ...parts.checkHost(at.address, device),
      '',
      ...packages(roles),
      ...(roles.etcd ? parts.checkEtcd : []),
      ...(roles.kubernetes ? parts.checkKubernetes(releaseOf(context, at)) : []),
      '',
      ...stageLines(roles, paths),
      ...passwordLines(context, paths),
      '',
      ...parts.validateHead,
      ...validations(roles, paths),
      '',
      ...parts.commit,
      ...(paths.has(hostsFragment)
        ? [
            '',
            ...parts.mergeHosts(
              hostsFragment,
              paths.has(joinedHostsFragment) ? joinedHostsFragment : undefined,
            ),
          ]
        : []),
      '',
      'run systemctl daemon-reload',
      ...(roles.firewall ? parts.startFirewall(firewallUnit) : []),
      ...(roles.kubernetes ? parts.applyNodeSettings : []),
      ...(roles.loadBalancer === undefined ? [] : parts.startLoadBalancer(roles.loadBalancer)),
      ...(roles.keepalived ? parts.startKeepalived : []),
      ...(roles.etcd ? parts.startEtcd : []),
      '',
      ...parts.end,
      ...(roles.keepalived
        ? ["say 'addresses of this host (the holder has the VIP):'", 'ip -br address']
        : []),
    ],
  );
}

/** Only VRRP 2 has passwords; a design that asks for one elsewhere has a note. */
function passwordLines(
  { index, site }: ExportContext,
  paths: ReadonlyMap<string, BundleFile>,
): string[] {
  const conf = paths.get('/etc/keepalived/keepalived.conf')?.content ?? '';
  const written = new Set(
    Array.from(conf.matchAll(/^vrrp_instance (\S+) \{$/gm), ([, name]) => name),
  );
  const names = index.topology.endpoints.flatMap((endpoint) => {
    const name = site.vrrpNames.get(endpoint.id);
    if (endpoint.kind !== 'vip' || name === undefined || !written.has(name)) return [];
    const { authentication, vrrpVersion } = vrrpSettings(endpoint);
    return authentication && vrrpVersion === 2 ? [name] : [];
  });
  return names.length === 0 ? [] : ['', ...addVrrpPassword(names)];
}

/** The release of Kubernetes a host is to run. */
function releaseOf({ index }: ExportContext, at: SiteHost): string {
  return nodeTag(index.topology.cluster, (at.controlPlane ?? at.worker)?.version);
}

function packages(roles: Roles): string[] {
  const both = [
    ...(roles.loadBalancer === 'haproxy' ? ['haproxy'] : []),
    ...(roles.keepalived ? ['keepalived'] : []),
    ...(roles.loadBalancer === undefined ? [] : ['curl']),
    ...(roles.firewall ? ['nftables'] : []),
  ];
  const nginx = roles.loadBalancer === 'nginx';
  const apt = [...both, ...(nginx ? ['nginx-light', 'libnginx-mod-stream'] : [])];
  const dnf = [...both, ...(nginx ? ['nginx', 'nginx-mod-stream'] : [])];
  return apt.length === 0 ? [] : parts.installPackages(apt, dnf, roles.loadBalancer);
}

function stageLines(roles: Roles, paths: ReadonlyMap<string, BundleFile>): string[] {
  const lines = [...parts.stage];
  if (roles.etcd) lines.push(...parts.etcdUser);
  for (const [path, file] of paths) {
    const group = path === '/etc/etcd/etcd.env' ? 'etcd' : 'root';
    lines.push(command('stage', path, `0${file.mode.toString(8)}`, 'root', group));
  }
  if (roles.etcd) lines.push(...parts.stageEtcdPki);
  if (roles.etcdClient) lines.push(...parts.stageEtcdClient);
  return lines;
}

function validations(roles: Roles, paths: ReadonlyMap<string, BundleFile>): string[] {
  const lines: string[] = [];
  if (paths.has(loadBalancerSysctl)) {
    lines.push(
      ...comments('NGINX binds its addresses in the check already.'),
      `run sysctl -q -p "$(new ${sh(loadBalancerSysctl)})"`,
    );
  }
  if (roles.loadBalancer === 'haproxy') {
    lines.push('check haproxy -c -dW -f "$(new /etc/haproxy/haproxy.cfg)"');
  }
  if (roles.loadBalancer === 'nginx')
    lines.push('check nginx -t -c "$(new /etc/nginx/nginx.conf)"');
  for (const path of paths.keys()) {
    if (path.endsWith('.nft')) lines.push(`check nft -c -f "$(new ${sh(path)})"`);
  }
  if (roles.keepalived) {
    const scripts = [...paths.keys()].filter((path) => /^\/etc\/keepalived\/.*\.sh$/.test(path));
    const conf = paths.get('/etc/keepalived/keepalived.conf')?.content ?? '';
    lines.push(...parts.checkKeepalived(scripts, /^ +user \w/m.test(conf)));
  }
  return lines.length === 0 ? [...comments('Nothing here has a program to check it.')] : lines;
}
