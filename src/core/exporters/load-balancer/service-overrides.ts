import { printSystemdUnit, type SystemdSection } from '../../format/systemd-unit.ts';
import { loadBalancerSettings } from '../../model/load-balancer-settings.ts';
import type { Exporter } from '../exporter.ts';
import { hostFile, pathsOn } from '../files.ts';
import { absentWith } from '../notes.ts';
import { nginxConfPath } from './nginx.ts';

const dropIn = '10-k8s-ha.conf';

/** Drop-ins that keep the packaged services running: packages restart them seldom or never. */
export const serviceOverridesExporter: Exporter = {
  id: 'load-balancer-services',
  title: { en: 'Services of the load balancer', zh: '负载均衡服务' },
  export: ({ site, header }, written, remarks) => {
    const files = site.loadBalancers.flatMap((at) => {
      const paths = pathsOn(at, written);
      const software = paths.has('/etc/haproxy/haproxy.cfg')
        ? 'haproxy'
        : paths.has(nginxConfPath)
          ? 'nginx'
          : undefined;
      const unit = (name: Service, sections: readonly SystemdSection[]) =>
        hostFile(at, dropInPath(name), 'ini', printSystemdUnit({ heading: [header], sections }));
      return [
        ...(software === undefined || at.loadBalancer === undefined
          ? []
          : [
              unit(
                software,
                loadBalancerSections(software, loadBalancerSettings(at.loadBalancer).fileLimit),
              ),
            ]),
        ...(paths.has('/etc/keepalived/keepalived.conf')
          ? [unit('keepalived', keepalivedSections(software))]
          : []),
      ];
    });
    const notes = site.loadBalancers.flatMap((at) => [
      ...absentWith(at, nginxConfPath, [dropInPath('nginx')], remarks),
      ...absentWith(at, '/etc/keepalived/keepalived.conf', [dropInPath('keepalived')], remarks),
    ]);
    return { files, notes };
  },
};

type Service = 'haproxy' | 'nginx' | 'keepalived';

function dropInPath(service: Service): `/${string}` {
  return `/etc/systemd/system/${service}.service.d/${dropIn}`;
}

/** A count with all but its first digit set to zero. */
function roughly(count: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return Math.floor(count / magnitude) * magnitude;
}

function loadBalancerSections(software: 'haproxy' | 'nginx', fileLimit: number): SystemdSection[] {
  return [
    {
      name: 'Unit',
      entries: [
        {
          key: 'StartLimitIntervalSec',
          value: 0,
          comment: 'Never give up restarting: nobody else serves the API on this host.',
        },
        { key: 'Wants', value: 'network-online.target' },
        { key: 'After', value: 'network-online.target' },
      ],
    },
    {
      name: 'Service',
      entries: [
        { key: 'Restart', value: 'always' },
        { key: 'RestartSec', value: '2s' },
        {
          key: 'LimitNOFILE',
          value: fileLimit,
          comment: `Two descriptors a connection, with room for ${roughly(fileLimit / 2)} connections.`,
        },
        ...(software === 'haproxy'
          ? [
              {
                key: 'RuntimeDirectory',
                value: 'haproxy',
                comment: 'Holds the stats socket; not every package makes it.',
              },
            ]
          : []),
      ],
    },
  ];
}

function keepalivedSections(software: 'haproxy' | 'nginx' | undefined): SystemdSection[] {
  const before = [
    'network-online.target',
    ...(software === undefined ? [] : [`${software}.service`]),
  ];
  return [
    {
      name: 'Unit',
      entries: [
        { key: 'StartLimitIntervalSec', value: 0 },
        {
          key: 'Wants',
          value: before.join(' '),
          comment: 'The load balancer first; not Requires, for the check decides about the VIP.',
        },
        { key: 'After', value: before.join(' ') },
      ],
    },
    {
      name: 'Service',
      entries: [
        { key: 'Restart', value: 'always' },
        { key: 'RestartSec', value: '2s' },
      ],
    },
  ];
}
