import type { HclBlock } from '../../format/hcl.ts';
import {
  clientsVariable,
  code,
  objectType,
  output,
  resource,
  targetsLocal,
  terraform,
  variable,
  type CloudSite,
} from './cloud-site.ts';

/** Where the health checks of Alibaba Cloud come from. */
export const alibabaProbes = '100.64.0.0/10';

/**
 * A Network Load Balancer of Alibaba Cloud. Its server groups check by TCP or plain HTTP only, so an
 * API server that is up but not ready still gets clients.
 */
export function alibabaBlocks(site: CloudSite): readonly HclBlock[] {
  const { endpoint, name, byInstance, isInternal, targets } = site;
  const zones = [...site.zones.keys()];
  const targetPorts = [...new Set(targets.map((target) => target.port))];
  return [
    terraform('alicloud', 'aliyun/alicloud', '>= 1.231.0'),
    variable('vpc_id', 'string', 'VPC of the masters'),
    variable('zone_ids', objectType(zones), 'Alibaba Cloud’s name of each zone; at least two'),
    variable('vswitch_ids', objectType(zones), 'vSwitch of the load balancer in each zone'),
    variable('security_group_id', 'string', 'Security group of the masters'),
    ...(byInstance
      ? [
          variable(
            'instance_ids',
            objectType(targets.map(({ key }) => key)),
            'ECS instance of each target',
          ),
        ]
      : []),
    clientsVariable(site),
    targetsLocal(site, ({ key }) => `var.instance_ids.${key}`),
    resource('alicloud_nlb_load_balancer', 'api', [
      { name: 'load_balancer_name', value: name },
      { name: 'load_balancer_type', value: 'Network' },
      { name: 'address_type', value: isInternal ? 'Intranet' : 'Internet' },
      { name: 'address_ip_version', value: 'Ipv4' },
      { name: 'vpc_id', value: code('var.vpc_id') },
      { name: 'cross_zone_enabled', value: endpoint.crossZone ?? true },
      ...zones.map((zone) => ({
        type: 'zone_mappings',
        body: [
          { name: 'zone_id', value: code(`var.zone_ids.${zone}`) },
          { name: 'vswitch_id', value: code(`var.vswitch_ids.${zone}`) },
        ],
      })),
    ]),
    resource('alicloud_nlb_server_group', 'api', [
      { name: 'server_group_name', value: name },
      { name: 'server_group_type', value: byInstance ? 'Instance' : 'Ip' },
      { name: 'vpc_id', value: code('var.vpc_id') },
      { name: 'protocol', value: 'TCP' },
      { name: 'address_ip_version', value: 'Ipv4' },
      { name: 'scheduler', value: 'Wrr' },
      {
        name: 'preserve_client_ip_enabled',
        value: false,
        comment: 'Else a connection that comes back to the master it started from is lost.',
      },
      { name: 'connection_drain_enabled', value: true },
      { name: 'connection_drain_timeout', value: 30 },
      {
        type: 'health_check',
        comment: 'It cannot ask HTTPS /readyz.',
        body: [
          { name: 'health_check_enabled', value: true },
          { name: 'health_check_type', value: 'TCP' },
          { name: 'health_check_interval', value: 5 },
          { name: 'healthy_threshold', value: 2 },
          { name: 'unhealthy_threshold', value: 2 },
        ],
      },
    ]),
    resource('alicloud_nlb_server_group_server_attachment', 'api', [
      { name: 'for_each', value: code('local.targets') },
      { name: 'server_group_id', value: code('alicloud_nlb_server_group.api.id') },
      { name: 'server_type', value: byInstance ? 'Ecs' : 'Ip' },
      { name: 'server_id', value: code('each.value.id') },
      ...(byInstance ? [] : [{ name: 'server_ip', value: code('each.value.id') }]),
      { name: 'port', value: code('each.value.port') },
    ]),
    resource('alicloud_nlb_listener', 'api', [
      { name: 'load_balancer_id', value: code('alicloud_nlb_load_balancer.api.id') },
      { name: 'server_group_id', value: code('alicloud_nlb_server_group.api.id') },
      { name: 'listener_protocol', value: 'TCP' },
      { name: 'listener_port', value: endpoint.port },
      { name: 'idle_timeout', value: 900 },
    ]),
    ...targetPorts.map((port, at) =>
      resource(
        'alicloud_security_group_rule',
        at === 0 ? 'targets' : `targets_${port}`,
        [
          {
            name: 'for_each',
            value: code(`toset(concat(var.client_cidrs, ["${alibabaProbes}"]))`),
          },
          { name: 'security_group_id', value: code('var.security_group_id') },
          { name: 'type', value: 'ingress' },
          { name: 'ip_protocol', value: 'tcp' },
          { name: 'port_range', value: `${port}/${port}` },
          { name: 'cidr_ip', value: code('each.value') },
        ],
        'Clients, and the network that health checks come from.',
      ),
    ),
    output(
      'endpoint',
      'What the DNS name of the API leads to',
      'alicloud_nlb_load_balancer.api.dns_name',
    ),
  ];
}
