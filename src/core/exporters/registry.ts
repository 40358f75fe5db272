import { etcdBackupExporter } from './etcd/backup.ts';
import { etcdExporter } from './etcd/etcd.ts';
import { pkiExporter } from './etcd/pki.ts';
import type { Exporter } from './exporter.ts';
import { firewallExporter } from './firewall.ts';
import { joinScriptsExporter } from './kubernetes/join-values.ts';
import { kubeadmExporter } from './kubernetes/kubeadm.ts';
import { nodeSettingsExporter } from './kubernetes/node-settings.ts';
import { haproxyExporter } from './load-balancer/haproxy.ts';
import { keepalivedExporter } from './load-balancer/keepalived.ts';
import { nginxExporter } from './load-balancer/nginx.ts';
import { serviceOverridesExporter } from './load-balancer/service-overrides.ts';

/** In this order: an exporter sees the files of those before it. */
export const exporters: readonly Exporter[] = [
  haproxyExporter,
  nginxExporter,
  keepalivedExporter,
  serviceOverridesExporter,
  etcdExporter,
  etcdBackupExporter,
  pkiExporter,
  kubeadmExporter,
  joinScriptsExporter,
  nodeSettingsExporter,
  firewallExporter,
];
