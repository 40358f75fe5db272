import { cloudExporter } from './cloud/cloud.ts';
import { dnsExporter } from './cloud/dns.ts';
import { readmeExporter } from './docs/readme.ts';
import { runbookExporter } from './docs/runbook.ts';
import { etcdBackupExporter } from './etcd/backup.ts';
import { etcdExporter } from './etcd/etcd.ts';
import { pkiExporter } from './etcd/pki.ts';
import { etcdRestoreExporter } from './etcd/restore.ts';
import type { Exporter } from './exporter.ts';
import { firewallExporter } from './firewall.ts';
import { installExporter } from './install/install.ts';
import { inventoryExporter } from './inventory.ts';
import { joinScriptsExporter } from './kubernetes/join-values.ts';
import { kubeadmExporter } from './kubernetes/kubeadm.ts';
import { kubeVipExporter } from './kubernetes/kube-vip.ts';
import { nodeSettingsExporter } from './kubernetes/node-settings.ts';
import { haproxyExporter } from './load-balancer/haproxy.ts';
import { keepalivedExporter } from './load-balancer/keepalived.ts';
import { listeningExporter } from './load-balancer/listening.ts';
import { nginxExporter } from './load-balancer/nginx.ts';
import { serviceOverridesExporter } from './load-balancer/service-overrides.ts';
import { adminHostsExporter } from './tools/admin-hosts.ts';
import { kubeaszExporter } from './tools/kubeasz.ts';
import { kubekeyExporter } from './tools/kubekey.ts';
import { kubesprayExporter } from './tools/kubespray.ts';
import { prometheusExporter } from './tools/prometheus.ts';
import { topologyJsonExporter } from './topology-json.ts';
import { verifyExporter } from './verify.ts';

/** In this order: an exporter sees the files of those before it. */
export const exporters: readonly Exporter[] = [
  haproxyExporter,
  nginxExporter,
  keepalivedExporter,
  serviceOverridesExporter,
  listeningExporter,
  etcdExporter,
  etcdBackupExporter,
  etcdRestoreExporter,
  pkiExporter,
  kubeadmExporter,
  kubeVipExporter,
  cloudExporter,
  dnsExporter,
  joinScriptsExporter,
  nodeSettingsExporter,
  firewallExporter,
  installExporter,
  verifyExporter,
  inventoryExporter,
  kubesprayExporter,
  kubekeyExporter,
  kubeaszExporter,
  adminHostsExporter,
  prometheusExporter,
  topologyJsonExporter,
  runbookExporter,
  readmeExporter,
];
