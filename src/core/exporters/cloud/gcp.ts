import type { HclBlock } from '../../format/hcl.ts';
import {
  clientsVariable,
  code,
  objectType,
  output,
  resource,
  terraform,
  variable,
  type CloudSite,
} from './cloud-site.ts';

/** Where Google's health checks come from (Google Cloud, "Health checks overview"). */
export const gcpProbes = ['35.191.0.0/16', '130.211.0.0/22'] as const;

/**
 * A passthrough Network Load Balancer of Google Cloud over one unmanaged instance group a zone. It
 * forwards to the port that clients ask for: it cannot change it.
 */
export function gcpBlocks(site: CloudSite): readonly HclBlock[] {
  const { name, endpoint, isInternal, targets, address } = site;
  const { port } = endpoint;
  const keys = targets.map(({ key }) => key);
  const groups = [...site.targetZones.keys()].map((zone) => ({
    zone,
    members: targets.filter((target) => (target.zone ?? 'main') === zone).map(({ key }) => key),
  }));
  return [
    terraform('google', 'hashicorp/google', '>= 5.0'),
    variable('project', 'string', 'Project of the masters'),
    variable('region', 'string', 'Region of the masters'),
    variable('network', 'string', 'Self link of the VPC network'),
    ...(isInternal
      ? [variable('subnetwork', 'string', 'Self link of the subnet that the address comes from')]
      : []),
    variable('zones', objectType(site.targetZones.keys()), 'Google’s name of each zone'),
    variable('instances', objectType(keys), 'Self link of the instance of each target'),
    variable('network_tag', 'string', 'Network tag of the masters, for the firewall'),
    ...(isInternal
      ? [
          variable(
            'joined',
            'set(string)',
            'Targets that serve already; add each one after its kubeadm join, not before',
            keys.slice(0, 1),
          ),
        ]
      : []),
    clientsVariable(site),
    ...groups.map(({ zone, members }) =>
      resource('google_compute_instance_group', zone, [
        { name: 'project', value: code('var.project') },
        { name: 'name', value: `${name}-${zone.toLowerCase().replaceAll('_', '-')}` },
        { name: 'zone', value: code(`var.zones.${zone}`) },
        { name: 'network', value: code('var.network') },
        { name: 'instances', value: code(instances(members, isInternal)) },
      ]),
    ),
    resource('google_compute_region_health_check', 'api', [
      ...inRegion,
      { name: 'name', value: name },
      { name: 'check_interval_sec', value: 5 },
      { name: 'timeout_sec', value: 5 },
      { name: 'healthy_threshold', value: 2 },
      { name: 'unhealthy_threshold', value: 2 },
      {
        type: 'https_health_check',
        body: [
          { name: 'port', value: port },
          { name: 'request_path', value: '/readyz' },
        ],
      },
    ]),
    resource('google_compute_region_backend_service', 'api', [
      ...inRegion,
      { name: 'name', value: name },
      { name: 'load_balancing_scheme', value: isInternal ? 'INTERNAL' : 'EXTERNAL' },
      { name: 'protocol', value: 'TCP' },
      { name: 'connection_draining_timeout_sec', value: 30 },
      { name: 'health_checks', value: [code('google_compute_region_health_check.api.id')] },
      ...groups.map(({ zone }) => ({
        type: 'backend',
        body: [
          { name: 'group', value: code(`google_compute_instance_group.${zone}.self_link`) },
          { name: 'balancing_mode', value: 'CONNECTION' },
        ],
      })),
    ]),
    resource('google_compute_address', 'api', [
      ...inRegion,
      { name: 'name', value: name },
      { name: 'address_type', value: isInternal ? 'INTERNAL' : 'EXTERNAL' },
      ...(isInternal ? [{ name: 'subnetwork', value: code('var.subnetwork') }] : []),
      ...(isInternal && address !== undefined ? [{ name: 'address', value: address }] : []),
    ]),
    resource('google_compute_forwarding_rule', 'api', [
      ...inRegion,
      { name: 'name', value: name },
      { name: 'load_balancing_scheme', value: isInternal ? 'INTERNAL' : 'EXTERNAL' },
      { name: 'ip_protocol', value: 'TCP' },
      { name: 'ports', value: [String(port)] },
      { name: 'ip_address', value: code('google_compute_address.api.address') },
      { name: 'backend_service', value: code('google_compute_region_backend_service.api.id') },
      ...(isInternal
        ? [
            { name: 'network', value: code('var.network') },
            { name: 'subnetwork', value: code('var.subnetwork') },
            {
              name: 'allow_global_access',
              value: true,
              comment: 'Clients of other regions of the network may use it too.',
            },
          ]
        : []),
    ]),
    resource('google_compute_firewall', 'api', [
      { name: 'project', value: code('var.project') },
      { name: 'name', value: name },
      { name: 'network', value: code('var.network') },
      {
        name: 'source_ranges',
        value: code(`concat(var.client_cidrs, ["${gcpProbes.join('", "')}"])`),
        comment: 'Packets arrive with the address of the client; the two last are the probes.',
      },
      { name: 'target_tags', value: [code('var.network_tag')] },
      {
        type: 'allow',
        body: [
          { name: 'protocol', value: 'tcp' },
          { name: 'ports', value: [String(port)] },
        ],
      },
    ]),
    output(
      'endpoint',
      'What the DNS name of the API leads to',
      'google_compute_address.api.address',
    ),
  ];
}

const inRegion: HclBlock['body'] = [
  { name: 'project', value: code('var.project') },
  { name: 'region', value: code('var.region') },
];

function instances(keys: readonly string[], onlyJoined: boolean): string {
  const list = keys.map((key) => `"${key}"`).join(', ');
  const all = `[for key in [${list}] : var.instances[key]`;
  return onlyJoined ? `${all} if contains(var.joined, key)]` : `${all}]`;
}
