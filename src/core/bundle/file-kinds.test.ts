import { expect, it } from 'vitest';
import { fileKind } from './file-kinds.ts';

it.each([
  ['README.md', 'docs'],
  ['hosts/etcd/etc/sysctl.d/90-k8s.conf', 'system'],
  ['hosts/etcd-1/install.sh', 'install'],
  ['docs/verdict.md', 'docs'],
  ['topology.json', 'docs'],
  ['checks/verify.sh', 'install'],
  ['hosts/a/install.sh', 'install'],
  ['hosts/haproxy/etc/keepalived/keepalived.conf', 'keepalived'],
  ['hosts/a/etc/systemd/system/keepalived.service.d/10-k8s-ha.conf', 'keepalived'],
  ['hosts/a/etc/haproxy/haproxy.cfg', 'haproxy'],
  ['hosts/a/etc/nginx/nginx.conf', 'nginx'],
  ['hosts/a/etc/etcd/etcd.env', 'etcd'],
  ['hosts/a/usr/local/sbin/etcd-restore.sh', 'etcd'],
  ['hosts/a/etc/nftables.d/k8s-ha-etcd.nft', 'firewall'],
  ['hosts/a/etc/systemd/system/k8s-ha-firewall.service', 'firewall'],
  ['hosts/a/etc/kubernetes/kubeadm/join.sh', 'kubeadm'],
  ['hosts/a/etc/kubernetes/kubeadm/kube-vip.yaml', 'kube-vip'],
  ['hosts/a/etc/kubernetes/quorate-hosts', 'system'],
  ['hosts/a/etc/sysctl.d/90-k8s.conf', 'system'],
  ['pki/gen-certs.sh', 'pki'],
  ['cloud/aws/main.tf', 'cloud'],
  ['dns/api.zone', 'dns'],
  ['tools/kubespray/inventory/group_vars/all/etcd.yml', 'tools'],
] as const)('takes %s for %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});
