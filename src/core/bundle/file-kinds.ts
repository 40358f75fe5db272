/** What a file of the bundle is for, whichever host it is on. */
export const fileKinds = [
  'docs',
  'install',
  'keepalived',
  'haproxy',
  'nginx',
  'etcd',
  'pki',
  'kubeadm',
  'kube-vip',
  'system',
  'firewall',
  'cloud',
  'dns',
  'tools',
] as const;

export type FileKind = (typeof fileKinds)[number];

const patterns: readonly (readonly [FileKind, RegExp])[] = [
  ['tools', /^tools\//],
  ['cloud', /^cloud\//],
  ['dns', /^dns\//],
  ['pki', /^pki\/|^\.gitignore$/],
  ['install', /^checks\/|\/install\.sh$/],
  ['kube-vip', /\/kube-vip\.yaml$/],
  ['kubeadm', /\/etc\/kubernetes\/kubeadm\//],
  ['keepalived', /\/keepalived(?:\/|\.service\.d\/)/],
  ['haproxy', /\/haproxy(?:\/|\.service\.d\/)/],
  ['nginx', /\/nginx(?:\/|\.service\.d\/)/],
  ['firewall', /\/nftables\.d\/|firewall\.service$/],
  ['etcd', /\/etcd|\/profile\.d\/etcdctl\.sh$/],
  ['system', /^hosts\//],
];

/** The kind of a file, by its path in the bundle. */
export function fileKind(path: string): FileKind {
  // A host may be called like a program.
  const place = path.replace(/^hosts\/[^/]+/, 'hosts/-');
  return patterns.find(([, pattern]) => pattern.test(place))?.[0] ?? 'docs';
}
