import {
  printHaproxyCfg,
  type HaproxyDirective,
  type HaproxySection,
} from '../../format/haproxy-cfg.ts';
import { message } from '../../model/message.ts';
import { haproxyPace, loadBalancerSettings } from '../../model/load-balancer-settings.ts';
import { haproxyTimers } from '../../model/timers.ts';
import type { LoadBalancer } from '../../model/topology.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { incomplete } from '../notes.ts';
import { urlHost } from '../site/site.ts';
import { apiServersBehind, type ApiServer } from './backends.ts';
import { duration } from './duration.ts';
import { boundAddresses, metricsPort, settingNotes } from './listening.ts';

/** Polled by keepalived on the same host: the process accepts connections and answers. */
export const alivePort = 8404;
/** For monitoring: 503 while this host reaches no apiserver. */
export const readyPort = 8405;

/** `/etc/haproxy/haproxy.cfg` of every host whose load balancer is HAProxy. */
export const haproxyExporter: Exporter = {
  id: 'haproxy',
  title: { en: 'HAProxy', zh: 'HAProxy' },
  export: (context) => {
    const files: BundleFile[] = [];
    const notes: Note[] = [];
    for (const at of context.site.loadBalancers) {
      const { loadBalancer } = at;
      if (loadBalancer?.software !== 'haproxy') continue;
      const backends = apiServersBehind(context, at);
      const about = (said: Note): Note => incomplete(at, '/etc/haproxy/haproxy.cfg', said);
      notes.push(...[...backends.notes, ...settingNotes(context, loadBalancer)].map(about));
      if (backends.servers.length === 0) {
        notes.push(
          about(
            message(
              {
                en: 'Load balancer “{name}” forwards to no master that can be written, so its HAProxy answers no client.',
                zh: '负载均衡器“{name}”没有可写入的 master 后端，其 HAProxy 无法响应客户端。',
              },
              { name: loadBalancer.name },
            ),
          ),
        );
      }
      const content = haproxyCfg(
        context.header,
        loadBalancer,
        backends.servers,
        listenOn(context, loadBalancer, backends.dualStack),
      );
      files.push(hostFile(at, '/etc/haproxy/haproxy.cfg', 'haproxy', content));
    }
    return { files, notes };
  },
};

function haproxyCfg(
  header: string,
  loadBalancer: LoadBalancer,
  servers: readonly ApiServer[],
  binds: readonly HaproxyDirective[],
): string {
  const { maxConnections, idleTimeout, metrics } = loadBalancerSettings(loadBalancer);
  const beforeData = duration(Math.min(3_600, idleTimeout));
  return printHaproxyCfg({
    heading: [header, 'TCP load balancer for kube-apiserver. Check with: haproxy -c -dW -f FILE'],
    sections: [
      {
        kind: 'global',
        directives: [
          { words: ['log', '/dev/log', 'local0'] },
          { words: ['log', '/dev/log', 'local1', 'notice'] },
          { words: ['user', 'haproxy'] },
          { words: ['group', 'haproxy'] },
          {
            words: ['maxconn', maxConnections],
            comment:
              `Enough for ${Math.floor(maxConnections / 10)} nodes with five connections each, twice. ` +
              'Needs two file descriptors a connection, or HAProxy does not start: raise LimitNOFILE ' +
              'of the unit with it.',
          },
          {
            words: ['stats', 'socket', '/run/haproxy/admin.sock', 'mode', '660', 'level', 'admin'],
            comment: 'To drain a master: set server kube-apiservers/NAME state drain',
          },
          { words: ['stats', 'timeout', '30s'] },
        ],
      },
      {
        kind: 'defaults',
        directives: [
          {
            words: ['mode', 'tcp'],
            comment: 'TLS and client certificates must reach kube-apiserver untouched.',
          },
          { words: ['log', 'global'] },
          { words: ['option', 'tcplog'] },
          { words: ['option', 'dontlognull'] },
          {
            words: ['option', 'redispatch'],
            comment: 'Try another master when one does not take the connection.',
          },
          { words: ['retries', 2] },
          {
            words: ['option', 'clitcpka'],
            comment: 'Keepalives find dead peers long before the timeouts below.',
          },
          { words: ['option', 'srvtcpka'] },
          { words: ['timeout', 'connect', duration(haproxyTimers.connect)] },
          {
            words: ['timeout', 'client', beforeData],
            comment: 'Watches, exec and logs are silent for long; short timeouts cut them.',
          },
          { words: ['timeout', 'server', beforeData] },
          {
            words: ['timeout', 'tunnel', duration(idleTimeout)],
            comment: 'Replaces the two above once data has flowed; kubelet streams idle up to 4 h.',
          },
          { words: ['timeout', 'client-fin', '30s'] },
          { words: ['timeout', 'queue', '30s'] },
          { words: ['timeout', 'check', duration(haproxyTimers.check)] },
        ],
      },
      {
        kind: 'frontend',
        name: 'kube-apiserver',
        directives: [...binds, { words: ['default_backend', 'kube-apiservers'] }],
      },
      {
        kind: 'backend',
        name: 'kube-apiservers',
        directives: [
          {
            words: ['balance', 'leastconn'],
            comment: 'Connections live long; round robin would leave a restarted master idle.',
          },
          ...healthCheck(loadBalancer),
          ...servers.map(serverLine),
        ],
      },
      {
        kind: 'frontend',
        name: 'health',
        comment: 'Polled by keepalived: only whether this process answers.',
        directives: [
          { words: ['bind', `127.0.0.1:${alivePort}`] },
          { words: ['mode', 'http'] },
          { words: ['option', 'dontlog-normal'] },
          { words: ['monitor-uri', '/alive'] },
          { words: ['timeout', 'client', '5s'] },
        ],
      },
      {
        kind: 'frontend',
        name: 'health-backends',
        comment: 'For monitoring: 503 while this host reaches no kube-apiserver.',
        directives: [
          { words: ['bind', `127.0.0.1:${readyPort}`] },
          { words: ['mode', 'http'] },
          { words: ['option', 'dontlog-normal'] },
          { words: ['monitor-uri', '/ready'] },
          { words: ['monitor', 'fail', 'if', '{', 'nbsrv(kube-apiservers)', 'lt', '1', '}'] },
          { words: ['timeout', 'client', '5s'] },
        ],
      },
      ...(metrics === 'off' ? [] : [metricsFrontend(metrics)]),
    ],
  });
}

function listenOn(
  context: ExportContext,
  loadBalancer: LoadBalancer,
  dualStack: boolean,
): HaproxyDirective[] {
  const { port } = loadBalancer;
  const addresses = boundAddresses(context, loadBalancer);
  if (addresses === undefined) {
    return [
      {
        words: ['bind', `*:${port}`],
        comment: 'All addresses, so that the host without the VIP starts too.',
      },
      ...(dualStack ? [{ words: ['bind', `:::${port}`, 'v6only'] as const }] : []),
    ];
  }
  return addresses.map((address) => ({ words: ['bind', `${urlHost(address)}:${port}`] as const }));
}

function metricsFrontend(reach: 'loopback' | 'any'): HaproxySection {
  return {
    kind: 'frontend',
    name: 'metrics',
    comment: 'For Prometheus.',
    directives: [
      { words: ['bind', `${reach === 'any' ? '*' : '127.0.0.1'}:${metricsPort}`] },
      { words: ['mode', 'http'] },
      { words: ['option', 'dontlog-normal'] },
      {
        words: [
          'http-request',
          'use-service',
          'prometheus-exporter',
          'if',
          '{',
          'path',
          '/metrics',
          '}',
        ],
      },
      { words: ['timeout', 'client', '5s'] },
    ],
  };
}

function healthCheck(loadBalancer: LoadBalancer): HaproxyDirective[] {
  const { interval, fast, whileDown, rise, fall } = haproxyPace(loadBalancer);
  const pace = [
    'inter',
    duration(interval),
    'fastinter',
    duration(fast),
    'downinter',
    duration(whileDown),
    'rise',
    rise,
    'fall',
    fall,
  ];
  const cut = ['on-marked-down', 'shutdown-sessions'] as const;
  if (loadBalancer.healthCheck === 'tcp') {
    return [
      {
        words: ['default-server', 'check', ...pace, ...cut],
        comment: 'A connection is enough: reads stay possible while etcd has no quorum.',
      },
    ];
  }
  return [
    { words: ['option', 'httpchk'] },
    {
      words: [
        'http-check',
        'send',
        'meth',
        'GET',
        'uri',
        '/readyz',
        'ver',
        'HTTP/1.1',
        'hdr',
        'Host',
        'kubernetes',
      ],
      comment:
        '/readyz fails first at a graceful shutdown, and while this apiserver has lost etcd. It ' +
        'must be readable without login (--anonymous-auth is on by default).',
    },
    { words: ['http-check', 'expect', 'status', '200'] },
    {
      words: ['default-server', 'check', 'check-ssl', 'verify', 'none', ...pace, ...cut],
      comment:
        'Only the probe goes unverified: the CA does not exist before kubeadm init. Sessions of a ' +
        'master that is down are cut, else watches would stay glued to it.',
    },
  ];
}

function serverLine({ name, address, port, backup }: ApiServer): HaproxyDirective {
  return {
    words: ['server', name, `${urlHost(address)}:${port}`, ...(backup ? ['backup'] : [])],
  };
}
