import { printNginxConf, type NginxDirective } from '../../format/nginx-conf.ts';
import { message, type Localized } from '../../model/message.ts';
import { loadBalancerSettings } from '../../model/load-balancer-settings.ts';
import { nginxTimers } from '../../model/timers.ts';
import type { LoadBalancer } from '../../model/topology.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { absent, incomplete } from '../notes.ts';
import { urlHost } from '../site/site.ts';
import { apiServersBehind, type ApiServer } from './backends.ts';
import { duration } from './duration.ts';
import { alivePort } from './haproxy.ts';
import { boundAddresses, settingNotes } from './listening.ts';

export const nginxConfPath = '/etc/nginx/nginx.conf';

const texts = {
  noBackend: {
    en: 'Load balancer “{name}” forwards to no master that can be written; NGINX takes no empty upstream, so nginx.conf is left out. Draw a link from it to a master with an address.',
    zh: '负载均衡器“{name}”没有可写入的 master 后端；NGINX 不接受空的 upstream，因此未生成 nginx.conf。请画出从它到有地址的 master 的连线。',
  },
  passive: {
    en: 'Load balancer “{name}”: open-source NGINX has no active health check, so a master that answers /readyz with an error keeps getting connections. HAProxy avoids it.',
    zh: '负载均衡器“{name}”：开源版 NGINX 没有主动健康检查，/readyz 返回错误的 master 仍会收到连接。使用 HAProxy 可避免。',
  },
} as const satisfies Record<string, Localized>;

/** `/etc/nginx/nginx.conf` of every host whose load balancer is NGINX. */
export const nginxExporter: Exporter = {
  id: 'nginx',
  title: { en: 'NGINX', zh: 'NGINX' },
  export: (context) => {
    const files: BundleFile[] = [];
    const notes: Note[] = [];
    for (const at of context.site.loadBalancers) {
      const { loadBalancer } = at;
      if (loadBalancer?.software !== 'nginx') continue;
      const backends = apiServersBehind(context, at);
      const about = (said: Note): Note => incomplete(at, nginxConfPath, said);
      if (backends.servers.length === 0) {
        notes.push(
          ...backends.notes.map((said) => absent(at, nginxConfPath, said)),
          absent(at, nginxConfPath, message(texts.noBackend, { name: loadBalancer.name })),
        );
        continue;
      }
      notes.push(...backends.notes.map(about));
      if (loadBalancer.healthCheck === 'readyz') {
        notes.push(about(message(texts.passive, { name: loadBalancer.name })));
      }
      notes.push(...settingNotes(context, loadBalancer).map(about));
      const content = nginxConf(
        context.header,
        loadBalancer,
        backends.servers,
        listenOn(context, loadBalancer, backends.dualStack),
      );
      files.push(hostFile(at, nginxConfPath, 'nginx', content));
    }
    return { files, notes };
  },
};

function listenOn(
  context: ExportContext,
  loadBalancer: LoadBalancer,
  dualStack: boolean,
): NginxDirective[] {
  const { port } = loadBalancer;
  const keepalive = 'so_keepalive=60s:10s:3';
  const addresses = boundAddresses(context, loadBalancer);
  if (addresses === undefined) {
    return [
      {
        words: ['listen', port, keepalive],
        comment: 'All addresses, so that the host without the VIP starts too.',
      },
      ...(dualStack ? [{ words: ['listen', `[::]:${port}`, keepalive] as const }] : []),
    ];
  }
  return addresses.map((address) => ({
    words: ['listen', `${urlHost(address)}:${port}`, keepalive] as const,
  }));
}

function nginxConf(
  header: string,
  loadBalancer: LoadBalancer,
  servers: readonly ApiServer[],
  listen: readonly NginxDirective[],
): string {
  const { maxConnections, fileLimit, idleTimeout } = loadBalancerSettings(loadBalancer);
  // Two a client, and some for listening and for the check.
  const connections = 2 * maxConnections + 384;
  return printNginxConf({
    heading: [
      header,
      'TCP load balancer for kube-apiserver, nothing else. Check with: nginx -t',
      'Workers run as the user that the package was built with, which differs between systems.',
    ],
    directives: [
      {
        words: ['include', '/etc/nginx/modules-enabled/*.conf'],
        comment: 'Loads the stream module on Debian and Ubuntu (libnginx-mod-stream) …',
      },
      {
        words: ['include', '/usr/share/nginx/modules/*.conf'],
        comment: '… and on RHEL and its kin (nginx-mod-stream). No match is no error.',
      },
      { words: ['worker_processes', 'auto'] },
      { words: ['worker_rlimit_nofile', fileLimit] },
      {
        words: ['worker_shutdown_timeout', '30s'],
        comment: 'A reload ends, although watches would keep old workers for hours.',
      },
      { words: ['pid', '/run/nginx.pid'] },
      { words: ['error_log', '/var/log/nginx/error.log', 'warn'] },
      { words: ['events'], block: [{ words: ['worker_connections', connections] }] },
      {
        words: ['stream'],
        block: [
          {
            words: [
              'log_format',
              'l4',
              {
                code:
                  '$remote_addr [$time_local] $protocol $status $upstream_addr ' +
                  '$bytes_sent $bytes_received $session_time',
              },
            ],
          },
          { words: ['access_log', '/var/log/nginx/kube-apiserver.log', 'l4'] },
          {
            words: ['upstream', 'kube_apiservers'],
            block: [
              { words: ['least_conn'] },
              {
                words: ['zone', 'kube_apiservers', '64k'],
                comment: 'All workers share what they know about the servers.',
              },
              ...servers.map(serverLine),
            ],
          },
          {
            words: ['server'],
            block: [
              ...listen,
              { words: ['proxy_pass', 'kube_apiservers'] },
              { words: ['proxy_connect_timeout', `${nginxTimers.connect}s`] },
              {
                words: ['proxy_next_upstream', 'on'],
                comment: 'A master that does not take the connection costs the client nothing.',
              },
              { words: ['proxy_next_upstream_tries', nginxTimers.nextTries] },
              { words: ['proxy_next_upstream_timeout', `${nginxTimers.nextTimeout}s`] },
              {
                words: ['proxy_timeout', duration(idleTimeout)],
                comment: 'Idle time of watches, exec and logs; the default of 10 min cuts them.',
              },
              { words: ['proxy_socket_keepalive', 'on'] },
            ],
          },
        ],
      },
      {
        words: ['http'],
        comment: 'Polled by keepalived: only whether this process answers.',
        block: [
          { words: ['access_log', 'off'] },
          { words: ['server_tokens', 'off'] },
          {
            words: ['server'],
            block: [
              { words: ['listen', `127.0.0.1:${alivePort}`] },
              {
                words: ['location', '=', '/alive'],
                block: [{ words: ['return', 200, 'ok'] }],
              },
              { words: ['location', '/'], block: [{ words: ['return', 404] }] },
            ],
          },
        ],
      },
    ],
  });
}

function serverLine({ name, address, port, backup }: ApiServer): NginxDirective {
  return {
    words: [
      'server',
      `${urlHost(address)}:${port}`,
      `max_fails=${nginxTimers.maxFails}`,
      `fail_timeout=${nginxTimers.failTimeout}s`,
      ...(backup ? ['backup'] : []),
    ],
    comment: name,
  };
}
