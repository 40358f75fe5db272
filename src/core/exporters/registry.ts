import type { Exporter } from './exporter.ts';
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
];
