import type { HclBlock } from '../../format/hcl.ts';
import { awsBalancerTimers } from '../../model/timers.ts';
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

/**
 * An AWS Network Load Balancer. Attributes: AWS, Network Load Balancers, "Target groups", and the
 * pages of aws_lb, aws_lb_target_group and aws_vpc_security_group_ingress_rule of the provider.
 */
export function awsBlocks(site: CloudSite): readonly HclBlock[] {
  const { endpoint, name, byInstance, isInternal, targets, dns } = site;
  const zones = [...site.zones.keys()];
  const port = endpoint.port;
  const targetPorts = [...new Set(targets.map((target) => target.port))];
  return [
    terraform('aws', 'hashicorp/aws', '>= 5.13'),
    variable('vpc_id', 'string', 'VPC of the masters'),
    variable('subnet_ids', objectType(zones), 'Subnet of the load balancer in each zone'),
    variable('master_security_group_id', 'string', 'Security group of the targets'),
    ...(byInstance
      ? [
          variable(
            'instance_ids',
            objectType(targets.map(({ key }) => key)),
            'Instance of each target',
          ),
        ]
      : []),
    clientsVariable(site),
    ...(dns === undefined
      ? []
      : [
          variable(
            'route53_zone_id',
            'string',
            `Hosted zone that gets ${dns}; empty where another name server holds it`,
            '',
          ),
        ]),
    targetsLocal(site, ({ key }) => `var.instance_ids.${key}`),
    resource('aws_security_group', 'api', [
      { name: 'name', value: `${name}-lb` },
      { name: 'description', value: 'Load balancer of the Kubernetes API' },
      { name: 'vpc_id', value: code('var.vpc_id') },
    ]),
    resource('aws_vpc_security_group_ingress_rule', 'clients', [
      { name: 'for_each', value: code('toset(var.client_cidrs)') },
      { name: 'security_group_id', value: code('aws_security_group.api.id') },
      { name: 'cidr_ipv4', value: code('each.value') },
      ...tcp(port),
    ]),
    ...targetPorts.flatMap((targetPort, at) => {
      const suffix = at === 0 ? '' : `_${targetPort}`;
      return [
        resource('aws_vpc_security_group_egress_rule', `targets${suffix}`, [
          { name: 'security_group_id', value: code('aws_security_group.api.id') },
          { name: 'referenced_security_group_id', value: code('var.master_security_group_id') },
          ...tcp(targetPort),
        ]),
        resource(
          'aws_vpc_security_group_ingress_rule',
          `targets${suffix}`,
          [
            { name: 'security_group_id', value: code('var.master_security_group_id') },
            { name: 'referenced_security_group_id', value: code('aws_security_group.api.id') },
            ...tcp(targetPort),
          ],
          'Connections and health checks come from the load balancer.',
        ),
      ];
    }),
    resource('aws_lb', 'api', [
      { name: 'name', value: name },
      { name: 'load_balancer_type', value: 'network' },
      { name: 'internal', value: isInternal },
      { name: 'subnets', value: zones.map((zone) => code(`var.subnet_ids.${zone}`)) },
      { name: 'security_groups', value: [code('aws_security_group.api.id')] },
      {
        name: 'enable_cross_zone_load_balancing',
        value: endpoint.crossZone ?? true,
        comment: 'Whether the node of a zone also uses targets of other zones.',
      },
    ]),
    resource('aws_lb_target_group', 'api', [
      { name: 'name', value: name },
      { name: 'vpc_id', value: code('var.vpc_id') },
      { name: 'target_type', value: byInstance ? 'instance' : 'ip' },
      { name: 'protocol', value: 'TCP' },
      { name: 'port', value: targetPorts[0] ?? port },
      {
        name: 'preserve_client_ip',
        value: byInstance,
        comment: byInstance
          ? 'As instances are by default: a connection back to the same master times out (see README.md).'
          : 'Else a connection that comes back to the master it started from times out.',
      },
      { name: 'deregistration_delay', value: 30 },
      {
        type: 'health_check',
        body: [
          { name: 'protocol', value: 'HTTPS' },
          { name: 'path', value: '/readyz' },
          { name: 'matcher', value: '200' },
          { name: 'interval', value: awsBalancerTimers.checkInterval },
          { name: 'healthy_threshold', value: 2 },
          { name: 'unhealthy_threshold', value: awsBalancerTimers.unhealthyThreshold },
        ],
      },
    ]),
    resource('aws_lb_target_group_attachment', 'api', [
      { name: 'for_each', value: code('local.targets') },
      { name: 'target_group_arn', value: code('aws_lb_target_group.api.arn') },
      { name: 'target_id', value: code('each.value.id') },
      { name: 'port', value: code('each.value.port') },
    ]),
    resource('aws_lb_listener', 'api', [
      { name: 'load_balancer_arn', value: code('aws_lb.api.arn') },
      { name: 'protocol', value: 'TCP' },
      { name: 'port', value: port },
      {
        type: 'default_action',
        body: [
          { name: 'type', value: 'forward' },
          { name: 'target_group_arn', value: code('aws_lb_target_group.api.arn') },
        ],
      },
    ]),
    ...(dns === undefined
      ? []
      : [
          resource('aws_route53_record', 'api', [
            { name: 'count', value: code('var.route53_zone_id == "" ? 0 : 1') },
            { name: 'zone_id', value: code('var.route53_zone_id') },
            { name: 'name', value: dns },
            { name: 'type', value: 'A' },
            {
              type: 'alias',
              body: [
                { name: 'name', value: code('aws_lb.api.dns_name') },
                { name: 'zone_id', value: code('aws_lb.api.zone_id') },
                { name: 'evaluate_target_health', value: false },
              ],
            },
          ]),
        ]),
    output('endpoint', 'What the DNS name of the API leads to', 'aws_lb.api.dns_name'),
  ];
}

function tcp(port: number): HclBlock['body'] {
  return [
    { name: 'ip_protocol', value: 'tcp' },
    { name: 'from_port', value: port },
    { name: 'to_port', value: port },
  ];
}
